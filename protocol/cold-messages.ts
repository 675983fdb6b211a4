/**
 * The messages that are not hot, as values: what `codec/cold.ts` reads and writes. The conventions are
 * those of messages.ts: absent numbers are 0, absent text is '', absent lists are `none`, ids are
 * table keys, byte fields are views. `proto/*.proto` says what the fields mean.
 */
import type { GroupKey, UserKey } from './ids.ts'
import type { Id64, ToKind } from './messages.ts'

export interface Hello {
  readonly version: number
  readonly resumeTicket: Uint8Array | undefined
  readonly head: number
  readonly heartbeatMs: number
  readonly client: string
}

export interface Welcome {
  readonly writer: number
  readonly last: number
  readonly head: number
  readonly epoch: number
  readonly resumeTicket: Uint8Array | undefined
  readonly heartbeatMs: number
  readonly now: number
  readonly resumed: boolean
  readonly region: string
}

export interface Sync {
  readonly request: number
  readonly key: string
  readonly limit: number
}

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

export interface GroupHead {
  readonly group: GroupKey
  readonly gseq: number
  readonly mseq: number
  readonly fromGseq: number
  readonly pm: number
}

export interface Ack {
  readonly seq: number
}

export interface Ping {
  readonly stamp: number
  readonly heartbeatMs: number
}

export interface Pong {
  readonly stamp: number
  readonly head: number
}

export interface Typing {
  readonly peer: UserKey | undefined
  readonly toKind: ToKind
  readonly stopped: boolean
  readonly group: GroupKey | undefined
}

export interface Watch {
  readonly add: readonly UserKey[]
  readonly remove: readonly UserKey[]
}

export type PresenceState = 'unknown' | 'online' | 'offline'

export interface Presence {
  readonly user: UserKey
  readonly state: PresenceState
  readonly lastSeen: number
}

export interface GoAway {
  readonly deadlineMs: number
  readonly target: string
}

export interface ErrorFrame {
  /** Wire number of an error. */
  readonly code: number
  readonly message: string
  readonly retryAfterMs: number
  readonly request: number
  readonly limit: string
}

export interface Request {
  readonly request: number
  readonly method: string
  readonly body: Uint8Array | undefined
}

export interface Response {
  readonly request: number
  readonly body: Uint8Array | undefined
}

export interface Profile {
  readonly displayName: string
  readonly avatarColor: number
}

export interface GroupProfile {
  readonly name: string
  readonly avatarColor: number
}

export interface GroupInvitation {
  readonly group: GroupKey
  readonly inviter: UserKey
  readonly region: string
  readonly part: number
  readonly number: number
  readonly name: string
}

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

export interface Repair {
  readonly after: number
  readonly from: UserKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly toRegion: number
  readonly toPart: number
}

export interface Unpark {
  readonly from: UserKey
  readonly to: UserKey | GroupKey
  readonly toKind: ToKind
  readonly skip: boolean
}

export interface Home {
  readonly user: UserKey
  readonly zone: number
  readonly region: number
  readonly part: number
  readonly epoch: number
  readonly profile: Profile | undefined
}

export interface DirectoryEntry {
  /** HMAC(k, user id). */
  readonly key: Uint8Array
  readonly region: number
  readonly part: number
  readonly epoch: number
  readonly zone: number
}

export interface Policy {
  readonly version: number
  readonly allow: readonly PolicyFlow[]
}

export interface PolicyFlow {
  readonly fromRegion: number
  readonly toRegion: number
  readonly dataClass: string
}

export interface Code {
  readonly foldVersion: number
}

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
  readonly group: GroupKey
  /** An encoded GroupRow with tick 0. */
  readonly row: Uint8Array
}

export interface GroupRepair {
  readonly group: GroupKey
  readonly after: number
  readonly region: number
}

export interface Tick {
  readonly number: number
}

export interface Canary {
  readonly topic: string
  readonly partition: number
  readonly counter: number
  readonly at: number
}

export interface LaneGap {
  readonly topic: string
  readonly partition: number
  readonly first: number
  readonly last: number
  readonly region: number
}
