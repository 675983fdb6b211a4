/** Rows as the write path makes them, for benches that need no write path: 128 bytes of text each. */
import { encodeGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow } from '../../protocol/codec/row.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { kinds, none, toKinds } from '../../protocol/messages.ts'
import type { StoredGroupRow, StoredRow } from '../../regions/mailbox/row-store.ts'

export const bodyBytes = 128
const body = new Uint8Array(bodyBytes).fill(120)

const idOf = (prefix: string, n: number): string => `${prefix}${n}`.padEnd(16, '.')
export const userOf = (n: number): UserKey => idOf('u', n) as UserKey
export const groupOf = (n: number): GroupKey => idOf('g', n) as GroupKey

/** The row that the record at `offset` of the part gave `user`: number `n` of mailbox and conversation. */
export function mailboxRow(user: UserKey, offset: number, prevSeq: number, n: number): StoredRow {
  const peer = userOf(1_000_000)
  const bytes = encodeRow({
    seq: offset,
    prevSeq,
    idHi: 1,
    idLo: offset,
    at: 1_764_000_000_000,
    place: n,
    target: 0,
    kind: kinds.message,
    flags: 0,
    toKind: toKinds.person,
    convN: n,
    writer: 0,
    n: 0,
    error: 0,
    author: peer,
    peer,
    clientMsgId: undefined,
    targetAuthor: undefined,
    subject: undefined,
    parents: none,
    mentions: none,
    body,
  }).slice()
  return { user, seq: offset, peer, convN: n, author: peer, place: n, bytes, offset }
}

export function timelineRow(group: GroupKey, gseq: number, tick: number, offset: number): StoredGroupRow {
  const author = userOf(1_000_000)
  const bytes = encodeGroupRow({
    gseq,
    mseq: gseq,
    tick,
    idHi: 1,
    idLo: gseq,
    at: 1_764_000_000_000,
    place: gseq,
    target: 0,
    pm: 0,
    kind: kinds.message,
    flags: 0,
    group,
    author,
    targetAuthor: undefined,
    subject: undefined,
    parents: none,
    mentions: none,
    body,
  }).slice()
  return { group, gseq, author, place: gseq, bytes, offset }
}
