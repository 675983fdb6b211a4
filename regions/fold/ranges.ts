/** Sets of numbers that mostly follow each other, as ascending ranges: ten thousand in a row cost as much as one. */
export interface Range {
  readonly from: number
  to: number
}

export const holds = (ranges: readonly Range[], number: number): boolean =>
  ranges.some(({ from, to }) => number >= from && number <= to)

/** Answers false if it was there. Looks from the newest on, since what comes is nearly always the next one. */
export function include(ranges: Range[], number: number): boolean {
  let at = ranges.length
  while (at > 0 && (ranges[at - 1] as Range).from > number) at -= 1
  const before = ranges[at - 1]
  const after = ranges[at]
  if (before !== undefined && number <= before.to) return false
  const joinsAfter = after !== undefined && number === after.from - 1
  if (before !== undefined && number === before.to + 1) {
    before.to = joinsAfter ? after.to : number
    if (joinsAfter) ranges.splice(at, 1)
  } else if (joinsAfter) ranges[at] = { from: number, to: after.to }
  else ranges.splice(at, 0, { from: number, to: number })
  return true
}
