/**
 * History backwards (L9): a conversation's rows by their dense numbers, newest first. The index is
 * written with the rows, so rows that are still on their way into the store are brought there first.
 *
 * A page ends by rows or by bytes, so `more` is never told from its length: it says whether a row
 * that the reader may see lies beyond the last one served.
 */
import { gseqOfGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { FeedInterval } from '../fold/cells.ts'
import { groupRowsWithoutRecalled, rowsWithoutRecalled } from './recalled.ts'
import type { RowStore } from './row-store.ts'

export interface HistoryPage {
  readonly rows: readonly Uint8Array[]
  readonly more: boolean
}

/** As JSON a short row takes three times its bytes, for the names of its fields, and the page is to fit a frame. */
const bytesMax = limits.pageBytesMax / 2

const sane = (limit: number): number => Math.min(Math.max(limit || limits.pageRowsDefault, 1), limits.historyRowsMax)

/** Rows with a number below `before` (0: from the newest), newest first. Call with everything folded so far stored. */
export async function history(
  store: RowStore,
  user: UserKey,
  peer: UserKey | GroupKey,
  before: number,
  limit: number,
  hasMarks: boolean,
): Promise<HistoryPage> {
  const below = before === 0 ? Number.MAX_SAFE_INTEGER : before
  const rows = await store.conversationBefore(user, peer, below, sane(limit), bytesMax)
  const oldest = rows.at(-1)
  return {
    rows: hasMarks ? await rowsWithoutRecalled(store, user, rows) : rows,
    more: oldest !== undefined && readRow(oldest).convN > 1,
  }
}

export interface GroupHistoryPage extends HistoryPage {
  /** The store has the group up to here; a reader that wanted more asks again (S6). */
  readonly completeTo: number
}

/**
 * Rows of a group that somebody with these intervals may see: below `before` newest first or, with
 * `before` 0 and `after` given, above `after` oldest first. Throws `not_member` where there is no
 * interval at all (G3).
 */
export async function groupHistory(
  store: RowStore,
  group: GroupKey,
  intervals: readonly FeedInterval[],
  range: { readonly before: number; readonly after: number; readonly limit: number },
  headGseq: number,
  hasMarks: boolean,
): Promise<GroupHistoryPage> {
  if (intervals.length === 0) throw fail('not_member')
  const upwards = range.before === 0 && range.after > 0
  const first = upwards ? range.after + 1 : 1
  const last = range.before === 0 ? headGseq : Math.min(range.before - 1, headGseq)
  const visible = visibleBetween(intervals, first, last)
  const { rows, more } = upwards
    ? await gather(visible, sane(range.limit), {
        endOf: ({ to }) => to,
        read: ({ from, to }, most, bytes) => store.groupRowsAfter(group, from - 1, to, most, bytes),
      })
    : await gather(visible.reverse(), sane(range.limit), {
        endOf: ({ from }) => from,
        read: ({ from, to }, most, bytes) => store.groupRowsBefore(group, to + 1, from, most, bytes),
      })
  return { rows: hasMarks ? await groupRowsWithoutRecalled(store, group, rows) : rows, more, completeTo: headGseq }
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** What of [first, last] lies within the intervals: only that is read, so a page is never spent on what may not be seen. */
function visibleBetween(intervals: readonly FeedInterval[], first: number, last: number): Stretch[] {
  return intervals
    .map(({ from, to }) => ({ from: Math.max(from, first), to: to === 0 ? last : Math.min(to, last) }))
    .filter(({ from, to }) => from <= to)
}

interface Direction {
  /** The last number of a stretch in this direction. */
  readonly endOf: (stretch: Stretch) => number
  readonly read: (stretch: Stretch, most: number, bytes: number) => Promise<readonly Uint8Array[]>
}

async function gather(
  stretches: readonly Stretch[],
  most: number,
  { endOf, read }: Direction,
): Promise<{ readonly rows: readonly Uint8Array[]; readonly more: boolean }> {
  const rows: Uint8Array[] = []
  let bytes = 0
  for (const [at, stretch] of stretches.entries()) {
    const found = await read(stretch, most - rows.length, bytesMax - bytes)
    rows.push(...found)
    bytes += found.reduce((sum, row) => sum + row.length, 0)
    if (rows.length < most && bytes < bytesMax) continue
    const isThrough = gseqOfGroupRow(rows.at(-1) as Uint8Array) === endOf(stretch)
    return { rows, more: !isThrough || at + 1 < stretches.length }
  }
  return { rows, more: false }
}
