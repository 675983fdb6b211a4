/**
 * The records of a region's log that are not hot, each as a value and with its codec (codec/table.ts):
 * `read…` throws `frame_invalid`, `encode…` answers a view into a shared slab (codec/writer.ts). The
 * .proto says what the fields mean. Conventions as in messages.ts.
 */
import type { GroupKey, UserKey } from './ids.ts'
import type { Id64, ToKind } from './messages.ts'
import type { Profile } from './connection-messages.ts'
import {
  bool,
  bytes,
  bytesOrEmpty,
  embedded,
  fixed32,
  fixed53,
  key,
  keys,
  many,
  message,
  messageId,
  optionalBytes,
  optionalKey,
  text,
  toKind,
} from './codec/table.ts'

/** In the log: a message without a place. */
export interface Notice {
  readonly kind: number
  readonly error: number
  readonly target: number
  readonly number: number
  readonly from: UserKey | GroupKey
  readonly to: UserKey
  readonly fromKind: ToKind
  readonly sentAt: number
  readonly id: Id64
  readonly fromRegion: number
  readonly fromPart: number
  readonly body: Uint8Array | undefined
}

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

export interface Repair {
  readonly after: number
  readonly from: UserKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly toRegion: number
  readonly toPart: number
}

export const { read: readRepair, encode: encodeRepair } = message<Repair>({
  after: fixed53(1),
  from: key<UserKey>(2),
  to: key<UserKey | GroupKey>(3),
  toKind: toKind(4),
  toRegion: fixed32(5),
  toPart: fixed32(6),
})

export interface Unpark {
  /** The sender; the group itself for the rows of a group on their way into a region. */
  readonly from: UserKey | GroupKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly skip: boolean
  /** Place, or gseq, of the record that the chain stands before: a late copy of this word means no other. */
  readonly place: number
}

export const { read: readUnpark, encode: encodeUnpark } = message<Unpark>({
  from: key<UserKey | GroupKey>(1),
  to: key<UserKey | GroupKey>(2),
  toKind: toKind(3),
  skip: bool(4),
  place: fixed53(5),
})

const profileInLog = message<Profile>({ displayName: text(1), avatarColor: fixed32(2) })

export interface Home {
  readonly user: UserKey
  readonly zone: number
  readonly region: number
  readonly part: number
  readonly epoch: number
  readonly profile: Profile | undefined
}

export const { read: readHome, encode: encodeHome } = message<Home>({
  user: key<UserKey>(1),
  zone: fixed32(2),
  region: fixed32(3),
  part: fixed32(4),
  epoch: fixed32(5),
  profile: embedded(6, profileInLog),
})

export interface DirectoryEntry {
  /** HMAC(k, user id). */
  readonly key: Uint8Array
  readonly region: number
  readonly part: number
  readonly epoch: number
  readonly zone: number
}

export const { read: readDirectoryEntry, encode: encodeDirectoryEntry } = message<DirectoryEntry>({
  key: bytes(1),
  region: fixed32(2),
  part: fixed32(3),
  epoch: fixed32(4),
  zone: fixed32(5),
})

interface Word {
  readonly word: string
}

export interface PolicyRule {
  readonly id: string
  readonly basis: string
  readonly expiresAt: number
  /** Written while a rule had one at most; 0 without. */
  readonly quota: number
  /** Places among the quotas, from 1, one byte each. */
  readonly quotas: Uint8Array
}

export interface PolicyQuota {
  readonly basis: string
  readonly monthly: boolean
  readonly warn: number
  readonly stop: number
}

export interface PolicyStop {
  readonly fromZone: number
  readonly toZone: number
}

const word = message<Word>({ word: text(1) })
const policyRule = message<PolicyRule>({
  id: text(1),
  basis: text(2),
  expiresAt: fixed53(3),
  quota: fixed32(4),
  quotas: bytesOrEmpty(5),
})
const policyQuota = message<PolicyQuota>({ basis: text(1), monthly: bool(2), warn: fixed53(3), stop: fixed53(4) })
const policyStop = message<PolicyStop>({ fromZone: fixed32(1), toZone: fixed32(2) })

/** What it means: residency-policy/flows/policy-record.ts. */
export interface Policy {
  readonly version: number
  readonly activation: number
  readonly generation: number
  readonly policy: string
  readonly document: string
  readonly zones: Uint8Array
  readonly homes: Uint8Array
  readonly regions: Uint8Array
  readonly classes: readonly Word[]
  readonly guardrails: readonly Word[]
  readonly rules: readonly PolicyRule[]
  readonly stops: readonly PolicyStop[]
  readonly cells: Uint8Array
  readonly quotas: readonly PolicyQuota[]
}

export const { read: readPolicy, encode: encodePolicy } = message<Policy>({
  version: fixed32(1),
  activation: fixed32(2),
  generation: fixed32(3),
  policy: text(4),
  document: text(5),
  zones: bytesOrEmpty(6),
  homes: bytesOrEmpty(7),
  regions: bytesOrEmpty(8),
  classes: many(9, word),
  guardrails: many(10, word),
  rules: many(11, policyRule),
  stops: many(12, policyStop),
  cells: bytesOrEmpty(13),
  quotas: many(14, policyQuota),
})

export interface Counted {
  readonly under: readonly { readonly basis: string; readonly period: string }[]
}

const under = message<Counted['under'][number]>({ basis: text(1), period: text(2) })
export const { read: readCounted, encode: encodeCounted } = message<Counted>({ under: many(1, under) })

/** Of a user part to the one that counts for its region (regions/fold/quota/). */
export interface QuotaAsk {
  readonly basis: string
  readonly period: string
  readonly part: number
  readonly term: number
  readonly room: number
  readonly refused: boolean
}

export const { read: readQuotaAsk, encode: encodeQuotaAsk } = message<QuotaAsk>({
  basis: text(1),
  period: text(2),
  part: fixed32(3),
  term: fixed32(4),
  room: fixed53(5),
  refused: bool(6),
})

export interface QuotaRoom {
  readonly basis: string
  readonly period: string
  readonly term: number
  readonly room: number
}

export const { read: readQuotaRoom, encode: encodeQuotaRoom } = message<QuotaRoom>({
  basis: text(1),
  period: text(2),
  term: fixed32(3),
  room: fixed53(4),
})

export interface Code {
  readonly foldVersion: number
}

export const { read: readCode, encode: encodeCode } = message<Code>({ foldVersion: fixed32(1) })

/** What a region knows of a group besides its rows. */
export interface GroupState {
  readonly name: string
  readonly avatarColor: number
  readonly open: boolean
  readonly owner: UserKey | undefined
  readonly admins: readonly UserKey[]
}

const groupState = message<GroupState>({
  name: text(1),
  avatarColor: fixed32(2),
  open: bool(3),
  owner: optionalKey<UserKey>(4),
  admins: keys<UserKey>(5),
})

export interface GroupFeed {
  readonly gseq: number
  readonly prevGseq: number
  readonly mseq: number
  readonly homeRegion: number
  readonly homePart: number
  readonly zone: number
  readonly subjectRegion: number
  readonly subjectPart: number
  readonly authorRegion: number
  readonly authorPart: number
  readonly group: GroupKey
  /** Why the row is blank, as an encoded Denial. */
  readonly denial: Uint8Array | undefined
  readonly groupState: GroupState | undefined
  /** An encoded GroupRow with tick 0. */
  readonly row: Uint8Array
}

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
  groupState: embedded(11, groupState),
  authorPart: fixed32(12),
  denial: optionalBytes(13),
  row: bytes(31),
})

export interface GroupRepair {
  readonly group: GroupKey
  readonly after: number
  readonly region: number
}

export const { read: readGroupRepair, encode: encodeGroupRepair } = message<GroupRepair>({
  group: key<GroupKey>(1),
  after: fixed53(2),
  region: fixed32(3),
})

export interface Tick {
  readonly number: number
}

export const { read: readTick, encode: encodeTick } = message<Tick>({ number: fixed53(1) })

export interface Canary {
  readonly topic: string
  readonly partition: number
  readonly counter: number
  readonly at: number
}

export const { read: readCanary, encode: encodeCanary } = message<Canary>({
  topic: text(1),
  partition: fixed32(2),
  counter: fixed53(3),
  at: fixed53(4),
})

export interface LaneGap {
  readonly topic: string
  readonly partition: number
  readonly first: number
  readonly last: number
  readonly region: number
}

export const { read: readLaneGap, encode: encodeLaneGap } = message<LaneGap>({
  topic: text(1),
  partition: fixed32(2),
  first: fixed53(3),
  last: fixed53(4),
  region: fixed32(5),
})
