/**
 * Codecs of the messages that are not hot: field by field what `proto/*.proto` says (table.ts). Each
 * has `read…` (throws `frame_invalid`) and `encode…` (a view into a shared slab, see writer.ts).
 */
import type {
  Ack,
  Canary,
  Code,
  DirectoryEntry,
  ErrorFrame,
  GoAway,
  GroupFeed,
  GroupHead,
  GroupInvitation,
  GroupProfile,
  GroupRepair,
  Hello,
  Home,
  LaneGap,
  Notice,
  Page,
  Ping,
  Policy,
  PolicyFlow,
  Pong,
  Presence,
  PresenceState,
  Profile,
  Repair,
  Request,
  Response,
  Sync,
  Tick,
  Typing,
  Unpark,
  Watch,
  Welcome,
} from '../cold-messages.ts'
import type { GroupKey, UserKey } from '../ids.ts'
import {
  bool,
  bytes,
  bytesOrNothing,
  embedded,
  fixed32,
  fixed53,
  key,
  keys,
  many,
  manyBytes,
  message,
  messageId,
  optionalBytes,
  optionalKey,
  text,
  toKind,
  toKindVarint,
  uint32,
  uint53,
  type Field,
} from './table.ts'

// meridian.v1: on connections

export const { read: readHello, encode: encodeHello } = message<Hello>({
  version: uint32(1),
  resumeTicket: bytesOrNothing(2),
  head: uint53(3),
  heartbeatMs: uint32(4),
  client: text(5),
})

export const { read: readWelcome, encode: encodeWelcome } = message<Welcome>({
  writer: uint32(1),
  last: uint32(2),
  head: uint53(3),
  epoch: uint32(4),
  resumeTicket: bytesOrNothing(5),
  heartbeatMs: uint32(6),
  now: uint53(7),
  resumed: bool(8),
  region: text(9),
})

export const { read: readSync, encode: encodeSync } = message<Sync>({
  request: uint32(1),
  key: text(2),
  limit: uint32(3),
})

const groupHead = message<GroupHead>({
  group: key<GroupKey>(1),
  gseq: uint53(2),
  mseq: uint53(3),
  fromGseq: uint53(4),
  pm: uint53(5),
})

export const {
  read: readPage,
  encode: encodePage,
  write: writePage,
} = message<Page>({
  request: uint32(1),
  key: text(2),
  rows: manyBytes(3),
  groupRows: manyBytes(4),
  more: bool(5),
  behind: bool(6),
  fullResync: bool(7),
  head: uint53(8),
  groups: many(9, groupHead),
  epoch: uint32(10),
})

export const { read: readAck, encode: encodeAck } = message<Ack>({ seq: uint53(1) })

export const { read: readPing, encode: encodePing } = message<Ping>({ stamp: uint32(1), heartbeatMs: uint32(2) })

export const { read: readPong, encode: encodePong } = message<Pong>({ stamp: uint32(1), head: uint53(2) })

export const { read: readTyping, encode: encodeTyping } = message<Typing>({
  peer: optionalKey<UserKey>(1),
  toKind: toKindVarint(2),
  stopped: bool(3),
  group: optionalKey<GroupKey>(4),
})

export const { read: readWatch, encode: encodeWatch } = message<Watch>({
  add: keys<UserKey>(1),
  remove: keys<UserKey>(2),
})

const presenceStates: readonly PresenceState[] = ['unknown', 'online', 'offline']

/** A state of a later version reads as `unknown`, which is what it is to us. */
const presenceState = (number: number): Field<PresenceState> => ({
  ...uint32(number),
  absent: 'unknown',
  read: (reader) => presenceStates[reader.varint53()] ?? 'unknown',
  write: (writer, tag, state) => {
    if (state !== 'unknown') writer.varint(tag, presenceStates.indexOf(state))
  },
})

export const { read: readPresence, encode: encodePresence } = message<Presence>({
  user: key<UserKey>(1),
  state: presenceState(2),
  lastSeen: uint53(3),
})

export const { read: readGoAway, encode: encodeGoAway } = message<GoAway>({ deadlineMs: uint32(1), target: text(2) })

export const { read: readError, encode: encodeError } = message<ErrorFrame>({
  code: uint32(1),
  message: text(2),
  retryAfterMs: uint32(3),
  request: uint32(4),
  limit: text(5),
})

export const { read: readRequest, encode: encodeRequest } = message<Request>({
  request: uint32(1),
  method: text(2),
  body: bytesOrNothing(3),
})

export const { read: readResponse, encode: encodeResponse } = message<Response>({
  request: uint32(1),
  body: bytesOrNothing(2),
})

// meridian.v1: in bodies of rows and commands

export const { read: readProfile, encode: encodeProfile } = message<Profile>({
  displayName: text(1),
  avatarColor: uint32(2),
})

export const { read: readGroupProfile, encode: encodeGroupProfile } = message<GroupProfile>({
  name: text(1),
  avatarColor: uint32(2),
})

export const { read: readGroupInvitation, encode: encodeGroupInvitation } = message<GroupInvitation>({
  group: key<GroupKey>(1),
  inviter: key<UserKey>(2),
  region: text(3),
  part: uint32(4),
  number: uint32(5),
  name: text(6),
})

// meridian.log.v1: in logs and lanes

export const { read: readNotice, encode: encodeNotice } = message<Notice>({
  kind: fixed32(1),
  error: fixed32(2),
  target: fixed53(3),
  number: fixed53(4),
  from: key<UserKey | GroupKey>(5),
  to: key<UserKey>(6),
  fromKind: toKind(7),
  sentAt: fixed53(8),
  id: messageId(9),
  fromRegion: fixed32(10),
  fromPart: fixed32(11),
  body: optionalBytes(31),
})

export const { read: readRepair, encode: encodeRepair } = message<Repair>({
  after: fixed53(1),
  from: key<UserKey>(2),
  to: key<UserKey | GroupKey>(3),
  toKind: toKind(4),
  toRegion: fixed32(5),
  toPart: fixed32(6),
})

export const { read: readUnpark, encode: encodeUnpark } = message<Unpark>({
  from: key<UserKey>(1),
  to: key<UserKey | GroupKey>(2),
  toKind: toKind(3),
  skip: bool(4),
})

const profileInLog = message<Profile>({ displayName: text(1), avatarColor: fixed32(2) })

export const { read: readHome, encode: encodeHome } = message<Home>({
  user: key<UserKey>(1),
  zone: fixed32(2),
  region: fixed32(3),
  part: fixed32(4),
  epoch: fixed32(5),
  profile: embedded(6, profileInLog),
})

export const { read: readDirectoryEntry, encode: encodeDirectoryEntry } = message<DirectoryEntry>({
  key: bytes(1),
  region: fixed32(2),
  part: fixed32(3),
  epoch: fixed32(4),
  zone: fixed32(5),
})

const policyFlow = message<PolicyFlow>({ fromRegion: fixed32(1), toRegion: fixed32(2), dataClass: text(3) })

export const { read: readPolicy, encode: encodePolicy } = message<Policy>({
  version: fixed32(1),
  allow: many(2, policyFlow),
})

export const { read: readCode, encode: encodeCode } = message<Code>({ foldVersion: fixed32(1) })

export const { read: readGroupFeed, encode: encodeGroupFeed } = message<GroupFeed>({
  gseq: fixed53(1),
  prevGseq: fixed53(2),
  mseq: fixed53(3),
  homeRegion: fixed32(4),
  homePart: fixed32(5),
  zone: fixed32(6),
  subjectRegion: fixed32(7),
  subjectPart: fixed32(8),
  authorRegion: fixed32(9),
  group: key<GroupKey>(10),
  row: bytes(31),
})

export const { read: readGroupRepair, encode: encodeGroupRepair } = message<GroupRepair>({
  group: key<GroupKey>(1),
  after: fixed53(2),
  region: fixed32(3),
})

export const { read: readTick, encode: encodeTick } = message<Tick>({ number: fixed53(1) })

export const { read: readCanary, encode: encodeCanary } = message<Canary>({
  topic: text(1),
  partition: fixed32(2),
  counter: fixed53(3),
  at: fixed53(4),
})

export const { read: readLaneGap, encode: encodeLaneGap } = message<LaneGap>({
  topic: text(1),
  partition: fixed32(2),
  first: fixed53(3),
  last: fixed53(4),
  region: fixed32(5),
})
