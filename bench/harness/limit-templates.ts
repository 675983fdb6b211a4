/** What a limit sends instead of rows that somebody decided: of the same size, always the same but for the body. */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { type GroupRow, kinds, none, type Row, toKinds, type Verdict } from '../../protocol/messages.ts'

const somebody = 'somebodysomebody' as UserKey
const anId = { idHi: 0x1234_5678, idLo: 0x1234_5678 }
const aTime = 1_700_000_000_000

export const verdictTemplate: Verdict = {
  n: 1,
  code: 0,
  last: 0,
  seq: aTime,
  ...anId,
  at: aTime,
  place: 1,
  clientMsgId: undefined,
  denial: undefined,
}

export const rowTemplate = (bodyBytes: number): Row => ({
  seq: aTime,
  prevSeq: aTime,
  ...anId,
  at: aTime,
  place: 1,
  target: 0,
  kind: kinds.message,
  flags: 0,
  toKind: toKinds.person,
  convN: 1,
  writer: 1,
  n: 1,
  error: 0,
  author: somebody,
  peer: somebody,
  clientMsgId: undefined,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: new Uint8Array(bodyBytes),
})

export const groupRowTemplate = (bodyBytes: number): GroupRow => ({
  gseq: 1,
  mseq: 1,
  tick: 1,
  ...anId,
  at: aTime,
  place: 1,
  target: 0,
  pm: 1,
  kind: kinds.message,
  flags: 0,
  group: somebody as string as GroupKey,
  author: somebody,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: new Uint8Array(bodyBytes),
})
