/** A group as a person of this region may see it, as folded so far; and where in it a tick begins. */
import { gseqOfGroupRow, tickOfGroupRow } from '../../protocol/codec/group-row.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import type { FeedInterval } from '../fold/cells.ts'
import { groupRowsWithoutRecalled } from '../mailbox/recalled.ts'
import type { RowsReader } from '../mailbox/rows-reader.ts'

export interface GroupView {
  readonly group: GroupKey
  readonly feedPartition: number
  /** The person's intervals, oldest first; `to` 0: open. */
  readonly intervals: readonly FeedInterval[]
  readonly headGseq: number
  readonly headMseq: number
  readonly headTick: number
  readonly hasMarks: boolean
}

/** What a sync goes by. */
export interface GroupsOfPerson {
  /**
   * The applied tick of each feed part of the region, by partition. Taken before the views: every row
   * under a tick below them is in a view by then, while a view taken first may lack some (S5).
   */
  readonly ticks: readonly number[]
  /** Groups in which the person has ever been while living here, as folded so far. */
  readonly views: readonly GroupView[]
}

export const isOpen = ({ intervals }: GroupView): boolean => intervals.at(-1)?.to === 0

/** What a person may see of a group: from and with a row, to and with another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Oldest first. What was not folded yet is in none. */
export const stretchesOf = ({ intervals, headGseq }: GroupView): readonly Stretch[] =>
  intervals.map(({ from, to }) => ({ from, to: to === 0 ? headGseq : Math.min(to, headGseq) }))

/** The newest rows of a stretch that are looked at together: what a device missed is most often among them. */
const nearRows = 32

/**
 * The first number in a stretch whose row has a tick at or above `tick`; above its end if none has.
 * Ticks never fall along a group's rows. Looked for among the newest rows, then by halving.
 */
export async function firstAtTick(
  rows: RowsReader,
  group: GroupKey,
  { from, to }: Stretch,
  tick: number,
): Promise<number> {
  let low = from
  let high = to + 1
  for (const bytes of (await newestOf(rows, group, { from, to })).toReversed()) {
    if (tickOfGroupRow(bytes) < tick) return high
    high = gseqOfGroupRow(bytes)
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = await rows.groupRowAt(group, middle)
    // A number this region was not sent: nothing is below its neighbours that is not for us.
    if (row !== undefined && tickOfGroupRow(row) < tick) low = middle + 1
    else high = middle
  }
  return low
}

/** The newest row with a tick below `tick` that the person may see, as it may be shown. */
export async function newestBelow(rows: RowsReader, view: GroupView, tick: number): Promise<Uint8Array | undefined> {
  for (const stretch of stretchesOf(view).toReversed()) {
    const end = view.headTick < tick ? stretch.to : (await firstAtTick(rows, view.group, stretch, tick)) - 1
    const near = await newestUpTo(rows, view.group, { from: stretch.from, to: end })
    if (near !== undefined) return shown(rows, view, near)
  }
  return undefined
}

/** Numbers that this region was not sent may stand at the end. */
async function newestUpTo(rows: RowsReader, group: GroupKey, { from, to }: Stretch): Promise<Uint8Array | undefined> {
  for (let high = to; high >= from; high -= nearRows) {
    const near = await newestOf(rows, group, { from, to: high })
    if (near.length > 0) return near.at(-1)
  }
  return undefined
}

/** The rows of the last few numbers of a stretch. */
const newestOf = async (rows: RowsReader, group: GroupKey, { from, to }: Stretch): Promise<readonly Uint8Array[]> =>
  rows.groupRowsAfter(group, Math.max(from, to - nearRows + 1) - 1, to, nearRows, Number.MAX_SAFE_INTEGER)

async function shown(rows: RowsReader, view: GroupView, row: Uint8Array): Promise<Uint8Array> {
  if (!view.hasMarks) return row
  const [bare] = await groupRowsWithoutRecalled(rows, view.group, [row])
  return bare ?? row
}
