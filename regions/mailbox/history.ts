/**
 * History backwards (L9): a conversation's rows by their dense numbers, newest first. The index is
 * written with the rows, so rows that are still on their way into the store are brought there first.
 */
import { gseqOfGroupRow } from '../../protocol/codec/group-row.ts'
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
  const most = sane(limit)
  const rows = await store.conversationBefore(user, peer, before === 0 ? Number.MAX_SAFE_INTEGER : before, most)
  return { rows: hasMarks ? await rowsWithoutRecalled(store, user, rows) : rows, more: rows.length === most }
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
  const most = sane(range.limit)
  const upwards = range.before === 0 && range.after > 0
  const found = upwards
    ? await store.groupRowsAfter(group, range.after, headGseq, most, limits.pageBytesMax)
    : await store.groupRowsBefore(group, range.before === 0 ? headGseq + 1 : range.before, most)
  const rows = found.filter((row) => intervals.some(({ from, to }) => isWithin(gseqOfGroupRow(row), from, to)))
  return {
    rows: hasMarks ? await groupRowsWithoutRecalled(store, rows) : rows,
    more: found.length === most,
    completeTo: headGseq,
  }
}

const isWithin = (gseq: number, from: number, to: number): boolean => gseq >= from && (to === 0 || gseq <= to)
