/** Random messages of every type, for the contract with the reference codec and for the fuzzers. Test support. */
import * as fc from 'fast-check'
import type * as cold from '../cold-messages.ts'
import type { Denial } from '../denial.ts'
import type { GroupKey, UserKey } from '../ids.ts'
import type * as hot from '../messages.ts'
import { encodeGroupRow } from './group-row.ts'
import { encodeRow } from './row.ts'

/** Plain objects, to be compared with plain objects. */
const record = <T extends object>(fields: { [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>

const u32 = fc.oneof(fc.constantFrom(0, 1, 127, 128, 0xffff_ffff), fc.integer({ min: 0, max: 0xffff_ffff }))
const u53 = fc.oneof(fc.constantFrom(0, 1, 2 ** 32, 2 ** 43 + 5), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }))
const bytes = fc.uint8Array({ maxLength: 300 })
const bytes16 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const text = fc.string({ unit: 'grapheme', maxLength: 80 })
const key = bytes16.map((id) => Buffer.from(id).toString('latin1'))
const user = key as fc.Arbitrary<UserKey>
const group = key as fc.Arbitrary<GroupKey>
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const few = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { maxLength: 3 })
const id = record({ idHi: u32, idLo: u32 })
const toKind = fc.constantFrom<hot.ToKind>(0, 1, 2)

const content = {
  targetAuthor: maybe(user),
  subject: maybe(user),
  parents: few(id),
  mentions: few(user),
  body: maybe(bytes),
}
const bodies = few(record({ device: u32, body: bytes }))
const subjectHome = { subjectRegion: u32, subjectPart: u32, subjectZone: u32 }

export const arbitrarySend: fc.Arbitrary<hot.Send> = record({
  n: u32,
  prev: u32,
  kind: u32,
  flags: u32,
  toKind,
  seenIdHi: u32,
  seenIdLo: u32,
  target: u53,
  to: maybe(user),
  clientMsgId: maybe(bytes16),
  ...content,
  bodies,
})

export const arbitraryDenial: fc.Arbitrary<Denial> = record({
  because: text,
  action: text,
  rule: text,
  policy: text,
  version: u32,
  fromZone: u32,
  toZone: u32,
})

export const arbitraryVerdict: fc.Arbitrary<hot.Verdict> = record({
  n: u32,
  code: u32,
  last: u32,
  seq: u53,
  idHi: u32,
  idLo: u32,
  at: u53,
  place: u53,
  clientMsgId: maybe(bytes16),
  denial: maybe(arbitraryDenial),
})

export const arbitraryRow: fc.Arbitrary<hot.Row> = record({
  seq: u53,
  prevSeq: u53,
  idHi: u32,
  idLo: u32,
  at: u53,
  place: u53,
  target: u53,
  kind: u32,
  flags: u32,
  toKind,
  convN: u32,
  writer: u32,
  n: u32,
  error: u32,
  author: user,
  peer: maybe(user),
  clientMsgId: maybe(bytes16),
  ...content,
})

export const arbitraryGroupRow: fc.Arbitrary<hot.GroupRow> = record({
  gseq: u53,
  mseq: u53,
  tick: u53,
  idHi: u32,
  idLo: u32,
  at: u53,
  place: u53,
  target: u53,
  pm: u53,
  kind: u32,
  flags: u32,
  group,
  author: user,
  ...content,
})

export const arbitraryCommand: fc.Arbitrary<hot.Command> = record({
  writer: u32,
  n: u32,
  prev: u32,
  hash: u32,
  kind: u32,
  flags: u32,
  zone: u32,
  toKind,
  toRegion: u32,
  toPart: u32,
  toZone: u32,
  idHi: u32,
  idLo: u32,
  target: u53,
  user,
  to: maybe(user),
  clientMsgId: maybe(bytes16),
  ...subjectHome,
  ...content,
  bodies,
})

export const arbitraryDerived: fc.Arbitrary<hot.Derived> = record({
  place: u53,
  prevPlace: u53,
  idHi: u32,
  idLo: u32,
  sentAt: u53,
  target: u53,
  kind: u32,
  flags: u32,
  zone: u32,
  fromRegion: u32,
  fromPart: u32,
  writer: u32,
  n: u32,
  error: u32,
  denial: maybe(bytes),
  counted: maybe(bytes),
  from: user,
  to: user,
  ...subjectHome,
  ...content,
  bodies,
})

export const arbitraryLane: fc.Arbitrary<hot.LaneRecord> = record({
  counter: u53,
  policyVersion: u32,
  authorRegion: u32,
  authorZone: u32,
  toTopic: fc.constantFrom<hot.LaneTarget>(1, 2, 3, 4),
  toPart: u32,
  recordKind: u32,
  at: u53,
  dataClass: text,
  payload: bytes,
})

export const arbitraryHello: fc.Arbitrary<cold.Hello> = record({
  version: u32,
  resumeTicket: bytes,
  head: u53,
  heartbeatMs: u32,
  client: text,
})

export const arbitraryWelcome: fc.Arbitrary<cold.Welcome> = record({
  writer: u32,
  last: u32,
  head: u53,
  epoch: u32,
  resumeTicket: bytes,
  heartbeatMs: u32,
  now: u53,
  resumed: fc.boolean(),
  region: text,
})

export const arbitrarySync: fc.Arbitrary<cold.Sync> = record({ request: u32, key: text, limit: u32 })

export const arbitraryPage: fc.Arbitrary<cold.Page> = record({
  request: u32,
  key: text,
  rows: few(arbitraryRow.map((row) => encodeRow(row))),
  groupRows: few(arbitraryGroupRow.map((row) => encodeGroupRow(row))),
  more: fc.boolean(),
  behind: fc.boolean(),
  fullResync: fc.boolean(),
  head: u53,
  groups: few(
    record({
      group,
      gseq: u53,
      mseq: u53,
      fromGseq: u53,
      pm: u53,
      intervals: few(record({ fromGseq: u53, toGseq: u53 })),
    }),
  ),
  epoch: u32,
})

export const arbitraryAck: fc.Arbitrary<cold.Ack> = record({ seq: u53 })
export const arbitraryPing: fc.Arbitrary<cold.Ping> = record({ stamp: u32, heartbeatMs: u32 })
export const arbitraryPong: fc.Arbitrary<cold.Pong> = record({ stamp: u32, head: u53 })

export const arbitraryTyping: fc.Arbitrary<cold.Typing> = record({
  peer: maybe(user),
  toKind,
  stopped: fc.boolean(),
  group: maybe(group),
})

export const arbitraryWatch: fc.Arbitrary<cold.Watch> = record({ add: few(user), remove: few(user) })

export const arbitraryPresence: fc.Arbitrary<cold.Presence> = record({
  user,
  state: fc.constantFrom<cold.PresenceState>('unknown', 'online', 'offline'),
  lastSeen: u53,
})

export const arbitraryGoAway: fc.Arbitrary<cold.GoAway> = record({ deadlineMs: u32, target: text })

export const arbitraryError: fc.Arbitrary<cold.ErrorFrame> = record({
  code: u32,
  message: text,
  retryAfterMs: u32,
  request: u32,
  limit: text,
  denial: maybe(arbitraryDenial),
})

export const arbitraryRequest: fc.Arbitrary<cold.Request> = record({
  request: u32,
  method: text,
  body: bytes,
})
export const arbitraryResponse: fc.Arbitrary<cold.Response> = record({ request: u32, body: bytes })
export const arbitraryProfile: fc.Arbitrary<cold.Profile> = record({ displayName: text, avatarColor: u32 })
export const arbitraryGroupProfile: fc.Arbitrary<cold.GroupProfile> = record({ name: text, avatarColor: u32 })

export const arbitraryGroupInvitation: fc.Arbitrary<cold.GroupInvitation> = record({
  group,
  inviter: user,
  region: text,
  part: u32,
  number: u32,
  name: text,
})

export const arbitraryNotice: fc.Arbitrary<cold.Notice> = record({
  kind: u32,
  error: u32,
  target: u53,
  number: u53,
  from: user,
  to: user,
  fromKind: toKind,
  sentAt: u53,
  id,
  fromRegion: u32,
  fromPart: u32,
  body: maybe(bytes),
})

export const arbitraryRepair: fc.Arbitrary<cold.Repair> = record({
  after: u53,
  from: user,
  to: user,
  toKind,
  toRegion: u32,
  toPart: u32,
})

export const arbitraryUnpark: fc.Arbitrary<cold.Unpark> = record({
  from: user,
  to: user,
  toKind,
  skip: fc.boolean(),
  place: u53,
})

export const arbitraryHome: fc.Arbitrary<cold.Home> = record({
  user,
  zone: u32,
  region: u32,
  part: u32,
  epoch: u32,
  profile: maybe(arbitraryProfile),
})

export const arbitraryDirectoryEntry: fc.Arbitrary<cold.DirectoryEntry> = record({
  key: bytes,
  region: u32,
  part: u32,
  epoch: u32,
  zone: u32,
})

export const arbitraryPolicy: fc.Arbitrary<cold.Policy> = record({
  version: u32,
  activation: u32,
  generation: u32,
  policy: text,
  document: text,
  zones: bytes,
  homes: bytes,
  regions: bytes,
  classes: few(record({ word: text })),
  guardrails: few(record({ word: text })),
  rules: few(record({ id: text, basis: text, expiresAt: u53, quota: u32, quotas: bytes })),
  stops: few(record({ fromZone: u32, toZone: u32 })),
  cells: bytes,
  quotas: few(record({ basis: text, monthly: fc.boolean(), warn: u53, stop: u53 })),
})

export const arbitraryCounted: fc.Arbitrary<cold.Counted> = record({
  under: few(record({ basis: text, period: text })),
})
export const arbitraryQuotaAsk: fc.Arbitrary<cold.QuotaAsk> = record({
  basis: text,
  period: text,
  part: u32,
  term: u32,
  room: u53,
  refused: fc.boolean(),
})

export const arbitraryQuotaRoom: fc.Arbitrary<cold.QuotaRoom> = record({
  basis: text,
  period: text,
  term: u32,
  room: u53,
})

export const arbitraryCode: fc.Arbitrary<cold.Code> = record({ foldVersion: u32 })

export const arbitraryGroupFeed: fc.Arbitrary<cold.GroupFeed> = record({
  gseq: u53,
  prevGseq: u53,
  mseq: u53,
  homeRegion: u32,
  homePart: u32,
  zone: u32,
  subjectRegion: u32,
  subjectPart: u32,
  authorRegion: u32,
  authorPart: u32,
  denial: maybe(bytes),
  group,
  groupState: maybe(
    record({ name: text, avatarColor: u32, open: fc.boolean(), owner: maybe(user), admins: few(user) }),
  ),
  row: bytes,
})

export const arbitraryGroupRepair: fc.Arbitrary<cold.GroupRepair> = record({ group, after: u53, region: u32 })
export const arbitraryTick: fc.Arbitrary<cold.Tick> = record({ number: u53 })
export const arbitraryCanary: fc.Arbitrary<cold.Canary> = record({
  topic: text,
  partition: u32,
  counter: u53,
  at: u53,
})
export const arbitraryLaneGap: fc.Arbitrary<cold.LaneGap> = record({
  topic: text,
  partition: u32,
  first: u53,
  last: u53,
  region: u32,
})
