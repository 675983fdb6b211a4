/**
 * Takes the bodies of recalled messages out of rows that are about to be served, and those of edits
 * of recalled messages. The rows themselves are never changed: a recall is a mark beside them (W10).
 * One question for a page, and none for rows that cannot be recalled.
 */
import { encodeGroupRow, readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow, readRow } from '../../protocol/codec/row.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { flags, type GroupRow, kinds, none, type Row } from '../../protocol/messages.ts'
import type { StoredMark } from './row-store.ts'

const blank = { targetAuthor: undefined, parents: none, mentions: none, body: undefined } as const

/** What knows the marks: the store, or the store with what is still on its way there. */
export interface Recalls {
  recalled(marks: readonly StoredMark[]): Promise<readonly boolean[]>
}

/** Rows of a mailbox. Call only for mailboxes with marks: each row is read. */
export function rowsWithoutRecalled(
  recalls: Recalls,
  user: UserKey,
  rows: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  return withoutRecalled(
    recalls,
    rows,
    readRow,
    (row) => row.peer && { type: 'mailbox', user, peer: row.peer as UserKey },
    (row) => encodeRow(row).slice(),
  )
}

/** Rows of one group with marks. */
export function groupRowsWithoutRecalled(
  recalls: Recalls,
  group: GroupKey,
  rows: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  return withoutRecalled(
    recalls,
    rows,
    readGroupRow,
    () => ({ type: 'group', group }),
    (row) => encodeGroupRow(row).slice(),
  )
}

/** The message whose recall takes the row's body away: the row's own, or the one it edits. */
export const recallableOf = ({ kind, place, target }: Row | GroupRow): number => (kind === kinds.edit ? target : place)

async function withoutRecalled<R extends Row | GroupRow>(
  recalls: Recalls,
  rows: readonly Uint8Array[],
  read: (bytes: Uint8Array) => R,
  scopeOf: (row: R) => StoredMark['scope'] | undefined,
  encode: (row: R) => Uint8Array,
): Promise<readonly Uint8Array[]> {
  const asked: { readonly at: number; readonly row: R; readonly mark: StoredMark }[] = []
  for (const [at, bytes] of rows.entries()) {
    const row = read(bytes)
    const scope = scopeOf(row)
    const place = recallableOf(row)
    if (scope !== undefined && place > 0 && row.body !== undefined)
      asked.push({ at, row, mark: { scope, author: row.author, place } })
  }
  if (asked.length === 0) return rows
  const recalled = await recalls.recalled(asked.map(({ mark }) => mark))
  const shown = [...rows]
  for (const [index, { at, row }] of asked.entries())
    if (recalled[index] === true) shown[at] = encode({ ...row, ...blank, flags: row.flags | flags.recalled })
  return shown
}
