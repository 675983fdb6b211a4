/**
 * The hot messages as values: what the hand-written codecs (`codec/`) read and write. The others are
 * in cold-messages.ts.
 *
 * Conventions: absent byte fields are `undefined`; absent numbers are 0; absent lists are `none`.
 * Message ids do not fit a double, so they are two unsigned 32-bit halves and are only ever copied
 * and compared. `seq`, places, ticks and times are plain numbers below 2^53. Ids of people and groups
 * are table keys (`UserKey`, `GroupKey`). Byte fields are views into the buffer that was read: copy
 * what outlives it.
 */
import type { Denial } from './denial.ts'
import type { GroupKey, UserKey } from './ids.ts'

/** Numbers of `meridian.v1.Kind`. */
export const kinds = {
  message: 1,
  edit: 2,
  recall: 3,
  react: 4,
  read: 5,
  delivered: 6,
  seen: 7,
  refused: 8,
  probe: 9,
  block: 10,
  unblock: 11,
  contactAdd: 12,
  contactRemove: 13,
  conversationSettings: 14,
  profile: 15,
  preferences: 16,
  withheld: 17,
  groupCreate: 30,
  groupInvite: 31,
  groupJoin: 32,
  groupLeave: 33,
  groupRemove: 34,
  groupRole: 35,
  groupProfile: 36,
  groupTransfer: 37,
  groupInvited: 38,
  groupMode: 39,
  groupReach: 40,
  home: 60,
} as const
export type Kind = (typeof kinds)[keyof typeof kinds]

/** Bits of `meridian.v1.Flag`. */
export const flags = {
  set: 1,
  muted: 2,
  hidden: 4,
  open: 8,
  admin: 16,
  receiptsOff: 32,
  lastSeenOff: 64,
  mine: 256,
  counted: 512,
  recalled: 1024,
  void: 2048,
  mentionAll: 4096,
} as const

/** To whom a command goes, what a conversation is with. */
export const toKinds = { nobody: 0, person: 1, group: 2 } as const
export type ToKind = (typeof toKinds)[keyof typeof toKinds]

export interface Id64 {
  readonly idHi: number
  readonly idLo: number
}

export interface DeviceBody {
  readonly device: number
  readonly body: Uint8Array
}

export const none: readonly never[] = []

/** What a message says, apart from who, where and when. Shared by Send, Command, Derived and rows. */
export interface Content {
  readonly targetAuthor: UserKey | undefined
  readonly subject: UserKey | undefined
  readonly parents: readonly Id64[]
  readonly mentions: readonly UserKey[]
  readonly bodies: readonly DeviceBody[]
  readonly body: Uint8Array | undefined
}

export interface Send extends Content {
  readonly n: number
  readonly prev: number
  readonly kind: number
  readonly flags: number
  readonly toKind: ToKind
  readonly seenIdHi: number
  readonly seenIdLo: number
  readonly target: number
  readonly to: UserKey | GroupKey | undefined
  readonly clientMsgId: Uint8Array | undefined
}

/** A command that says nothing yet: what each of them is filled in from. */
export const emptySend: Send = {
  n: 0,
  prev: 0,
  kind: 0,
  flags: 0,
  toKind: toKinds.nobody,
  seenIdHi: 0,
  seenIdLo: 0,
  target: 0,
  to: undefined,
  clientMsgId: undefined,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  bodies: none,
  body: undefined,
}

export interface Verdict extends Id64 {
  readonly n: number
  /** 0 accepted, else the wire number of an error. */
  readonly code: number
  readonly last: number
  readonly seq: number
  readonly at: number
  readonly place: number
  readonly clientMsgId: Uint8Array | undefined
  /** `policy_denied`: why. */
  readonly denial: Denial | undefined
}

export interface Row extends Id64, Omit<Content, 'bodies'> {
  readonly seq: number
  readonly prevSeq: number
  readonly at: number
  readonly place: number
  readonly target: number
  readonly kind: number
  readonly flags: number
  readonly toKind: ToKind
  readonly convN: number
  readonly writer: number
  readonly n: number
  readonly error: number
  readonly author: UserKey
  readonly peer: UserKey | GroupKey | undefined
  readonly clientMsgId: Uint8Array | undefined
}

export interface GroupRow extends Id64, Omit<Content, 'bodies'> {
  readonly gseq: number
  readonly mseq: number
  readonly tick: number
  readonly at: number
  readonly place: number
  readonly target: number
  readonly pm: number
  readonly kind: number
  readonly flags: number
  readonly group: GroupKey
  readonly author: UserKey
}

/** A home as a number of `places.ts` and a part in it. */
export interface Route {
  readonly region: number
  readonly part: number
  /** Zone number of the one who lives there; 0 when not known or for a group. */
  readonly zone: number
}

export interface Command extends Id64, Content {
  readonly writer: number
  readonly n: number
  readonly prev: number
  readonly hash: number
  readonly kind: number
  readonly flags: number
  readonly zone: number
  readonly toKind: ToKind
  readonly toRegion: number
  readonly toPart: number
  readonly toZone: number
  readonly target: number
  readonly user: UserKey
  readonly to: UserKey | GroupKey | undefined
  readonly clientMsgId: Uint8Array | undefined
  readonly subjectRegion: number
  readonly subjectPart: number
  readonly subjectZone: number
}

export interface Derived extends Id64, Content {
  readonly place: number
  readonly prevPlace: number
  readonly sentAt: number
  readonly target: number
  readonly kind: number
  readonly flags: number
  readonly zone: number
  readonly fromRegion: number
  readonly fromPart: number
  readonly writer: number
  readonly n: number
  readonly error: number
  /** VOID: an encoded Denial, where it is known. */
  readonly denial: Uint8Array | undefined
  /** To a group: quotas that the author is counted under, as an encoded Counted. */
  readonly counted: Uint8Array | undefined
  readonly from: UserKey
  readonly to: UserKey | GroupKey
  readonly subjectRegion: number
  readonly subjectPart: number
  readonly subjectZone: number
}

export interface LaneRecord {
  readonly counter: number
  readonly policyVersion: number
  readonly authorRegion: number
  readonly authorZone: number
  readonly toTopic: LaneTarget
  readonly toPart: number
  readonly recordKind: number
  readonly at: number
  readonly dataClass: string
  readonly payload: Uint8Array
}

/** Where a lane record goes in the destination region. `control` is handled by the receiver itself. */
export const laneTargets = { user: 1, group: 2, feed: 3, control: 4 } as const
export type LaneTarget = (typeof laneTargets)[keyof typeof laneTargets]
