/**
 * Takes the bodies of recalled messages out of rows that are about to be served. The rows themselves
 * are never changed: a recall is a mark beside them (W10).
 */
import { encodeGroupRow, readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow, readRow } from '../../protocol/codec/row.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { flags, none } from '../../protocol/messages.ts'
import type { RowStore } from './row-store.ts'

const blank = { targetAuthor: undefined, parents: none, mentions: none, body: undefined } as const

/** Rows of a mailbox. Call only for mailboxes with marks: each row is read. */
export async function rowsWithoutRecalled(
  store: RowStore,
  user: UserKey,
  rows: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const shown: Uint8Array[] = []
  for (const bytes of rows) {
    const row = readRow(bytes)
    const couldBe = row.peer !== undefined && row.place > 0 && row.body !== undefined
    const scope = { type: 'mailbox', user, peer: row.peer as UserKey } as const
    const isRecalled = couldBe && (await store.recalled(scope, [row]))[0] === true
    shown.push(isRecalled ? encodeRow({ ...row, ...blank, flags: row.flags | flags.recalled }).slice() : bytes)
  }
  return shown
}

/** Rows of one group with marks. */
export async function groupRowsWithoutRecalled(
  store: RowStore,
  rows: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const shown: Uint8Array[] = []
  for (const bytes of rows) {
    const row = readGroupRow(bytes)
    const isRecalled =
      row.body !== undefined && (await store.recalled({ type: 'group', group: row.group }, [row]))[0] === true
    shown.push(isRecalled ? encodeGroupRow({ ...row, ...blank, flags: row.flags | flags.recalled }).slice() : bytes)
  }
  return shown
}
