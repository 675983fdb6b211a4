/**
 * Which counters of a lane partition have arrived (R3). Counters are dense, so a jump is a hole:
 * something was lost on the way, and it is asked for. They detect loss and decide nothing else: an
 * old counter again is ordinary (a replayed range), and the record is handed on all the same, since
 * only places decide what is new.
 *
 * Sans-I/O. A hole is remembered as a range; there are few, because a whole lost range is one.
 */

export interface CounterState {
  /** Highest counter met. */
  top: number
  /** Ranges below `top` that never arrived, ascending, disjoint, inclusive. */
  holes: { first: number; last: number }[]
  /** The newest barrier met (R7). */
  barrier?: Barrier
}

export interface Barrier {
  readonly counter: number
  /** Of the source's policy that holds behind it. */
  readonly activation: number
  /** Nothing is written to this generation behind it. */
  readonly ends: boolean
}

export const noCounters = (): CounterState => ({ top: 0, holes: [] })

/** More ranges than this are merged: asking for a few records too many is harmless. */
export const holesMax = 64

/** Notes that the record with `counter` is durable here. Counter 0 is not counted. */
export function tickOff(state: CounterState, counter: number): void {
  if (counter === 0) return
  if (counter > state.top) {
    if (counter > state.top + 1) addHole(state, state.top + 1, counter - 1)
    state.top = counter
    return
  }
  const index = state.holes.findIndex((hole) => hole.first <= counter && counter <= hole.last)
  if (index < 0) return
  const hole = state.holes[index] as { first: number; last: number }
  const parts = [
    { first: hole.first, last: counter - 1 },
    { first: counter + 1, last: hole.last },
  ].filter((part) => part.first <= part.last)
  state.holes.splice(index, 1, ...parts)
}

/** A barrier of the same or an older activation is a late copy. */
export function noteBarrier(state: CounterState, barrier: Barrier): void {
  if (barrier.activation > (state.barrier?.activation ?? 0)) state.barrier = barrier
}

/** Notes that the source has given counters up to `counter`: shows a lost tail, too. */
export function expectUpTo(state: CounterState, counter: number): void {
  if (counter <= state.top) return
  addHole(state, state.top + 1, counter)
  state.top = counter
}

/** The counter up to which nothing is missing. */
export const completeUpTo = (state: CounterState): number => (state.holes[0]?.first ?? state.top + 1) - 1

export const missingCount = (state: CounterState): number =>
  state.holes.reduce((sum, hole) => sum + hole.last - hole.first + 1, 0)

function addHole(state: CounterState, first: number, last: number): void {
  const newest = state.holes.at(-1)
  if (newest !== undefined && (newest.last + 1 === first || state.holes.length >= holesMax)) newest.last = last
  else state.holes.push({ first, last })
}
