/**
 * The messages of a connection that are not hot, each as a value and with its codec (codec/table.ts):
 * `read…` throws `frame_invalid`, `encode…` answers a view into a shared slab (codec/writer.ts). The
 * .proto says what the fields mean. Absent numbers are 0, absent text is '', absent bytes are empty,
 * absent lists `none`; ids are table keys; byte fields are views of what was read.
 */
import type { Denial } from './denial.ts'
import type { GroupKey, UserKey } from './ids.ts'
import type { ToKind } from './messages.ts'
import { denialCodec } from './codec/denial.ts'
import {
  bool,
  bytesOrEmpty,
  embedded,
  key,
  keys,
  many,
  manyBytes,
  message,
  optionalKey,
  text,
  toKindVarint,
  uint32,
  uint53,
  type Field,
} from './codec/table.ts'

export interface Hello {
  readonly version: number
  readonly resumeTicket: Uint8Array
  readonly head: number
  readonly heartbeatMs: number
  readonly client: string
}

export const { read: readHello, encode: encodeHello } = message<Hello>({
  version: uint32(1),
  resumeTicket: bytesOrEmpty(2),
  head: uint53(3),
  heartbeatMs: uint32(4),
  client: text(5),
})

export interface Welcome {
  readonly writer: number
  readonly last: number
  readonly head: number
  readonly epoch: number
  readonly resumeTicket: Uint8Array
  readonly heartbeatMs: number
  readonly now: number
  readonly resumed: boolean
  readonly region: string
}

export const { read: readWelcome, encode: encodeWelcome } = message<Welcome>({
  writer: uint32(1),
  last: uint32(2),
  head: uint53(3),
  epoch: uint32(4),
  resumeTicket: bytesOrEmpty(5),
  heartbeatMs: uint32(6),
  now: uint53(7),
  resumed: bool(8),
  region: text(9),
})

export interface Sync {
  readonly request: number
  readonly key: string
  readonly limit: number
}

export const { read: readSync, encode: encodeSync } = message<Sync>({
  request: uint32(1),
  key: text(2),
  limit: uint32(3),
})

export interface GroupHead {
  readonly group: GroupKey
  readonly gseq: number
  readonly mseq: number
  readonly fromGseq: number
  readonly pm: number
  readonly intervals: readonly GroupInterval[]
}

/** `toGseq` 0: still a member. */
export interface GroupInterval {
  readonly fromGseq: number
  readonly toGseq: number
}

const groupInterval = message<GroupInterval>({ fromGseq: uint53(1), toGseq: uint53(2) })

const groupHead = message<GroupHead>({
  group: key<GroupKey>(1),
  gseq: uint53(2),
  mseq: uint53(3),
  fromGseq: uint53(4),
  pm: uint53(5),
  intervals: many(6, groupInterval),
})

/**
 * Rows are encoded ones. A region that has them as entries already (`entryOf`) writes the page without
 * rows and appends the entries: fields may stand in any order.
 */
export interface Page {
  readonly request: number
  readonly key: string
  readonly rows: readonly Uint8Array[]
  readonly groupRows: readonly Uint8Array[]
  readonly more: boolean
  readonly behind: boolean
  readonly fullResync: boolean
  readonly head: number
  readonly groups: readonly GroupHead[]
  readonly epoch: number
}

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

export interface Ack {
  readonly seq: number
}

export const { read: readAck, encode: encodeAck } = message<Ack>({ seq: uint53(1) })

export interface Ping {
  readonly stamp: number
  readonly heartbeatMs: number
}

export const { read: readPing, encode: encodePing } = message<Ping>({ stamp: uint32(1), heartbeatMs: uint32(2) })

export interface Pong {
  readonly stamp: number
  readonly head: number
}

export const { read: readPong, encode: encodePong } = message<Pong>({ stamp: uint32(1), head: uint53(2) })

export interface Typing {
  readonly peer: UserKey | undefined
  readonly toKind: ToKind
  readonly stopped: boolean
  readonly group: GroupKey | undefined
}

export const { read: readTyping, encode: encodeTyping } = message<Typing>({
  peer: optionalKey<UserKey>(1),
  toKind: toKindVarint(2),
  stopped: bool(3),
  group: optionalKey<GroupKey>(4),
})

export interface Watch {
  readonly add: readonly UserKey[]
  readonly remove: readonly UserKey[]
}

export const { read: readWatch, encode: encodeWatch } = message<Watch>({
  add: keys<UserKey>(1),
  remove: keys<UserKey>(2),
})

export type PresenceState = 'unknown' | 'online' | 'offline'

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

export interface Presence {
  readonly user: UserKey
  readonly state: PresenceState
  readonly lastSeen: number
}

export const { read: readPresence, encode: encodePresence } = message<Presence>({
  user: key<UserKey>(1),
  state: presenceState(2),
  lastSeen: uint53(3),
})

export interface GoAway {
  readonly deadlineMs: number
  readonly target: string
}

export const { read: readGoAway, encode: encodeGoAway } = message<GoAway>({ deadlineMs: uint32(1), target: text(2) })

export interface ErrorFrame {
  /** Wire number of an error. */
  readonly code: number
  readonly message: string
  readonly retryAfterMs: number
  readonly request: number
  readonly limit: string
  readonly denial: Denial | undefined
}

export const { read: readError, encode: encodeError } = message<ErrorFrame>({
  code: uint32(1),
  message: text(2),
  retryAfterMs: uint32(3),
  request: uint32(4),
  limit: text(5),
  denial: embedded(6, denialCodec),
})

export interface Request {
  readonly request: number
  readonly method: string
  readonly body: Uint8Array
}

export const { read: readRequest, encode: encodeRequest } = message<Request>({
  request: uint32(1),
  method: text(2),
  body: bytesOrEmpty(3),
})

export interface Response {
  readonly request: number
  readonly body: Uint8Array
}

export const { read: readResponse, encode: encodeResponse } = message<Response>({
  request: uint32(1),
  body: bytesOrEmpty(2),
})

export interface Profile {
  readonly displayName: string
  readonly avatarColor: number
}

export const { read: readProfile, encode: encodeProfile } = message<Profile>({
  displayName: text(1),
  avatarColor: uint32(2),
})

export interface GroupProfile {
  readonly name: string
  readonly avatarColor: number
}

export const { read: readGroupProfile, encode: encodeGroupProfile } = message<GroupProfile>({
  name: text(1),
  avatarColor: uint32(2),
})

export interface GroupInvitation {
  readonly group: GroupKey
  readonly inviter: UserKey
  readonly region: string
  readonly part: number
  readonly number: number
  readonly name: string
}

export const { read: readGroupInvitation, encode: encodeGroupInvitation } = message<GroupInvitation>({
  group: key<GroupKey>(1),
  inviter: key<UserKey>(2),
  region: text(3),
  part: uint32(4),
  number: uint32(5),
  name: text(6),
})
