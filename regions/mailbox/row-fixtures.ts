/** For tests: rows of people and groups as folds would have said them, encoded, in chains without holes. */
import { encodeGroupRow, readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow, readRow } from '../../protocol/codec/row.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { userPart } from '../../protocol/log-records.ts'
import { type GroupRow, kinds, none, type Row, toKinds } from '../../protocol/messages.ts'
import type { StoreBatch, StoredGroupRow, StoredRow } from './row-store.ts'

export const anna = 'anna-anna-anna-1' as UserKey
export const mei = 'mei-mei-mei-mei1' as UserKey
export const ben = 'ben-ben-ben-ben1' as UserKey
export const hikers = 'hikers-hikers-hi' as GroupKey
export const cooks = 'cooks-cooks-cook' as GroupKey

export const many = Number.MAX_SAFE_INTEGER
export const numbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** A row of `user` that Anna wrote, number `seq` of mailbox, conversation and chain alike unless said otherwise. */
export function mailboxRow(user: UserKey, seq: number, given: Partial<Row> = {}): StoredRow {
  const row: Row = {
    seq,
    prevSeq: seq - 1,
    idHi: 1,
    idLo: seq,
    at: 1,
    place: seq,
    target: 0,
    kind: kinds.message,
    flags: 0,
    toKind: toKinds.person,
    convN: seq,
    writer: 0,
    n: 0,
    error: 0,
    author: anna,
    peer: user === anna ? mei : anna,
    clientMsgId: undefined,
    targetAuthor: undefined,
    subject: undefined,
    parents: none,
    mentions: none,
    body: Buffer.from(`${user.slice(0, 4)} ${seq}`),
    ...given,
  }
  const { peer, convN, author, place } = row
  return { user, seq, peer, convN, author, place, bytes: encodeRow(row).slice(), offset: seq }
}

/** A row of `group` that Anna wrote, under a tick of its own unless said otherwise. */
export function timelineRow(group: GroupKey, gseq: number, given: Partial<GroupRow> = {}): StoredGroupRow {
  const row: GroupRow = {
    gseq,
    mseq: gseq,
    tick: gseq,
    idHi: 1,
    idLo: gseq,
    at: 1,
    place: gseq,
    target: 0,
    pm: 0,
    kind: kinds.message,
    flags: 0,
    group,
    author: anna,
    targetAuthor: undefined,
    subject: undefined,
    parents: none,
    mentions: none,
    body: Buffer.from(`${group.slice(0, 4)} ${gseq}`),
    ...given,
  }
  return { group, gseq, author: row.author, place: row.place, bytes: encodeGroupRow(row).slice(), offset: gseq }
}

/** Its rows come from records numbered as they are; it goes as far as they do. */
export const batchOf = (given: Partial<StoreBatch>): StoreBatch => ({
  part: userPart(3),
  reach: Math.max(0, ...[...(given.rows ?? []), ...(given.groupRows ?? [])].map(({ offset }) => offset + 1)),
  rows: [],
  groupRows: [],
  marks: [],
  checkpoint: undefined,
  ...given,
})

/** What stands in rows: enough to compare pages by. */
export const textsOf = (rows: readonly (Uint8Array | undefined)[]): (string | undefined)[] =>
  rows.map((bytes) => bytes && Buffer.from(readRow(bytes).body ?? []).toString())
export const groupTextsOf = (rows: readonly Uint8Array[]): string[] =>
  rows.map((bytes) => Buffer.from(readGroupRow(bytes).body ?? []).toString())
