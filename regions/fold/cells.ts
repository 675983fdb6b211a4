/**
 * The state a fold works on, cut into cells so that cold people cost nothing: a cell is loaded before
 * a record that needs it is folded, kept while it is in use, and written back at a checkpoint. Cells
 * hold plain values only; who may change them is the fold of the part that owns them, and nobody else.
 *
 *   person         `u` person                  heads, writer counters, preferences        user part
 *   conversation   `c` person peer-or-group    chain places, blocks, markers, counts      user part
 *   group          `g` group                   numbering, roster, profile                 group part
 *   membership     `m` group person            the member's chain, intervals, role        group part
 *   feed           `f` group                   what this region has of a group            feed part
 *   part           `p` topic partition         policy, lane counters, open gaps, parked   every part
 *
 * Re-homing will move everything keyed by a person: that is the `u` and `c` cells and nothing else.
 */
import type { Denial } from '../../protocol/denial.ts'
import type { CountedUnder } from '../../residency-policy/flows/quotas.ts'
import type { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { Route, ToKind } from '../../protocol/messages.ts'
import type { Range } from './ranges.ts'

/** First character = kind of cell, then the keys, then for conversations nothing: user and group ids never collide. */
export type CellKey = string & { readonly __key: 'cell' }

/**
 * Keys made lately. Those of a record are asked for several times in a row, and of busy people again
 * and again; a key that a table has seen is one string with its hash, while one put together anew
 * must be copied, hashed and compared. Ids are random, so one character of each chooses the slot.
 */
const persons = Array.from({ length: 4_096 }, () => ({ user: '', key: 'u' }))
const conversations = Array.from({ length: 4_096 }, () => ({ owner: '', peer: '', key: 'c' }))

export function personCellKey(user: UserKey): CellKey {
  const kept = persons[(user.charCodeAt(0) << 4) ^ user.charCodeAt(1)] as (typeof persons)[number]
  if (kept.user !== user) {
    kept.user = user
    kept.key = `u${user}`
  }
  return kept.key as CellKey
}

export function conversationCellKey(owner: UserKey, peer: UserKey | GroupKey): CellKey {
  const slot = (owner.charCodeAt(0) << 4) ^ peer.charCodeAt(0)
  const kept = conversations[slot] as (typeof conversations)[number]
  if (kept.owner !== owner || kept.peer !== peer) {
    kept.owner = owner
    kept.peer = peer
    kept.key = `c${owner}${peer}`
  }
  return kept.key as CellKey
}
export const groupCellKey = (group: GroupKey): CellKey => `g${group}` as CellKey
export const membershipCellKey = (group: GroupKey, user: UserKey): CellKey => `m${group}${user}` as CellKey
export const feedCellKey = (group: GroupKey): CellKey => `f${group}` as CellKey

export interface PersonCell {
  readonly type: 'person'
  readonly user: UserKey
  /** False until the HOME record is folded: nothing else is accepted before it. */
  opened: boolean
  epoch: number
  zone: number
  /** seq of the newest row, 0 if none: the next row's prev_seq. */
  head: number
  /** Bits of flags.receiptsOff, flags.lastSeenOff. */
  preferences: number
  displayName: string
  avatarColor: number
  readonly writers: Map<number, WriterState>
  /** Requests without a counter (W5): client_msg_id as a 16-character key → answer, oldest first (user/unary-ids.ts). */
  readonly unary: Map<string, UnaryAnswer>
  /** Time in the newest client_msg_id that was forgotten, ms: none up to it is taken for new. */
  unaryFloor: number
  /** Some row of this mailbox was recalled, so readers must look for marks. */
  hasMarks: boolean
  /** How many groups the person is in or has asked to join, and how many people are contacts or blocked: each has a limit. */
  groups: number
  contacts: number
  blocks: number
  /** Quotas under which this person is counted already (quota/room.ts). */
  readonly counted: CountedUnder[]
}

export interface WriterState {
  /** The newest n folded: lower or equal is a repeat, for ever (W3). */
  last: number
  /** The newest answers, oldest first, at most limits.writerWindow, none for writers before the newest limits.devicesMax (W4). */
  readonly answers: WriterAnswer[]
}

export interface WriterAnswer {
  n: number
  hash: number
  /** 0 accepted, else the error's wire number. */
  code: number
  /** The own row, 0 if there was none: the full answer is read from it. */
  seq: number
  /** Only where the policy refused it: what was accepted costs nothing for this. */
  readonly denial?: Denial
}

export interface UnaryAnswer {
  readonly at: number
  readonly hash: number
  readonly code: number
  readonly seq: number
  readonly denial?: Denial
}

export interface Parked {
  readonly place: number
  readonly offset: number
  readonly at: number
  /** An error code or a short reason; never a body. */
  readonly reason: string
  /** Id of the message that stands there, and its sender's home. */
  readonly idHi: number
  readonly idLo: number
  readonly home: Route
  /** The newest place of the chain that is known to exist; what arrives meanwhile is dropped. */
  upTo: number
}

/** The same for the rows of a group on their way into this region. */
export interface ParkedRow {
  /** Its gseq. */
  readonly place: number
  readonly offset: number
  readonly at: number
  readonly reason: string
  /** The record without content, as an encoded log.v1.GroupFeed: what is taken when the row is skipped. */
  readonly blank: Uint8Array
  upTo: number
}

export interface ConversationCell {
  readonly type: 'conversation'
  readonly owner: UserKey
  readonly peer: UserKey | GroupKey
  toKind: ToKind
  /** Newest place of mine in the chain owner → peer; 0 before the first. */
  out: number
  /** Newest place taken from the chain peer → owner. Never from a group (its rows have gseq). */
  in: number
  /** A gap after `in` is being asked for (W11). */
  gap: boolean
  parked: Parked | undefined
  /** Highest n per writer of the peer, for a sender restored from a backup (W12); at most limits.writersSeenMax. */
  readonly writersSeen: Map<number, number>
  /** Where the peer or group was last known to live. Region 0: never heard of. */
  route: Route
  /** Refusals told to the peer. */
  refusals: number
  /** Numbers of the refusals that came from this region about the chain owner → peer: a second copy changes nothing. */
  refusalsFrom: number
  readonly refusalsSeen: Range[]
  /** Groups: by region, own places that are blank there and were told (user/notices.ts). */
  readonly withheld: { readonly region: number; readonly places: Range[] }[]
  /** Places of the peer's that a block kept away: receipts never speak of them (user/receipts.ts). */
  readonly keptAway: Range[]
  blocked: boolean
  contact: boolean
  muted: boolean
  hidden: boolean
  /** Rows of this conversation in this mailbox (1:1), the newest's conv_n. */
  count: number
  /** seq of the newest row that belongs to the conversation's history. */
  head: number
  /** Places of the peer's unread counted messages, ascending, at most unreadTrackedMax; a recall takes one out. */
  readonly unread: number[]
  /** Unread ones that fell out of the list above. */
  unreadOlder: number
  /** Among the unread: places of messages that mention me. */
  readonly unreadMentions: number[]
  /** Read up to: the peer's place (1:1), mseq (group). Only grows. */
  marker: number
  /** What the peer has told: their devices have, they have read, my places up to here. */
  peerDelivered: number
  peerSeen: number
  /** The newest place of mine behind which the peer began to tell: what is up to it may have been kept away. */
  peerToldAfter: number
  /** What was told to the peer, or may not be told any more since it happened while receipts were off. */
  deliveredTold: number
  seenTold: number
  /** Own messages that may still be edited, oldest first (user/editable.ts). */
  readonly editable: EditableMessage[]
  /** Messages the owner has reactions on, the last reacted to at the end (user/reactions.ts). */
  readonly reacted: ReactedMessage[]
  /** Groups: the newest invitation seen, and what the group has said about membership. */
  invitation: number
  membership: 'none' | 'invited' | 'asked' | 'member' | 'left'
  /** gseq of the row that last changed it, as far as the group has told. */
  membershipAt: number
  /** Place of the own join that is not answered yet, 0 if there is none. */
  asking: number
  /** The group itself has told `route`; before that it is what a link said. */
  homeKnown: boolean
  /** Newest place that went a way which led nowhere: for the group's home the chain begins behind it. */
  astray: number
  /** Regions in which the group has members, as it has told with the row `reachAt`: only to who is counted for what goes there. */
  reach: readonly number[]
  reachAt: number
}

export interface EditableMessage {
  place: number
  at: number
}

export interface ReactedMessage {
  readonly author: UserKey
  readonly place: number
  /** A hash of each reaction that is set. */
  readonly set: readonly number[]
}

export const unreadTrackedMax = 1_000

export interface GroupCell {
  readonly type: 'group'
  readonly group: GroupKey
  created: boolean
  open: boolean
  owner: UserKey | undefined
  name: string
  avatarColor: number
  /** Newest row, newest counted message. */
  gseq: number
  mseq: number
  readonly members: Map<UserKey, GroupMember>
  /** gseq of the newest join. */
  lastJoin: number
  /** Per region that ever had members: how many now, and the last gseq sent there (G2). */
  readonly regions: Map<number, GroupRegion>
}

export interface GroupMember {
  role: 'member' | 'admin' | 'owner'
  route: Route
  /** Their join row. */
  readonly joined: number
  /** Quotas that they are counted under, as their home has said with what they did here. */
  counted: readonly CountedUnder[]
}

export interface GroupRegion {
  members: number
  lastGseq: number
  /** Rows this region was sent: ranges of gseq, ascending, the newest limits.regionStaysMax; a repair sends these again and no others. */
  readonly sent: Range[]
}

export interface MembershipCell {
  readonly type: 'membership'
  readonly group: GroupKey
  readonly user: UserKey
  /** Newest place taken from the chain user → group. */
  in: number
  gap: boolean
  parked: Parked | undefined
  readonly writersSeen: Map<number, number>
  /** Refusals told to the person. */
  refusals: number
  route: Route
  state: 'none' | 'invited' | 'member' | 'left'
  /** Join row of the open or last interval; last row of the last closed one, 0 if none. */
  joined: number
  left: number
  /** Counts invitations to this person. */
  invitation: number
  /** Places that are messages of the group, and the first of them after each join that somebody present made (group/messages.ts). */
  readonly messages: Range[]
  readonly firsts: { readonly gseq: number; readonly place: number }[]
}

export interface FeedCell {
  readonly type: 'feed'
  readonly group: GroupKey
  /** The group's home, where gaps and older rows are asked for. */
  home: Route
  /** Last gseq taken: the next must name it as prev_gseq (G2). */
  lastGseq: number
  gap: boolean
  parked: ParkedRow | undefined
  /** gseq, tick and mseq of the newest row here. */
  headGseq: number
  headTick: number
  headMseq: number
  name: string
  avatarColor: number
  open: boolean
  owner: UserKey | undefined
  readonly admins: Set<UserKey>
  /**
   * Members who live in this region, with their intervals, oldest first; `to` 0 = open (G3). At most
   * limits.intervalsKeptMax of each, and limits.formerMembersMax who have left.
   */
  readonly local: Map<UserKey, MemberInterval[]>
  hasMarks: boolean
}

export interface FeedInterval {
  readonly from: number
  to: number
  /** Where the interval before ended, 0 if none: the join row's pm. */
  readonly pm: number
}

export interface MemberInterval extends FeedInterval {
  /** mseq up to which nothing is unread whatever the marker says: before the join, and what was said before an own message. */
  read: number
  /** Newest mseq inside, once it is closed. */
  end: number
}

/** One per part, always loaded. */
export interface PartCell {
  readonly type: 'part'
  policy: FlowTable
  foldVersion: number
  /** Lane (region, class, generation) → last counter given (R1); of the newest limits.laneGenerationsMax generations. */
  readonly laneCounters: Map<string, number>
  /** Feed parts: the highest tick folded. */
  tick: number
  /** Feed parts: a row was folded under the current tick (L11). */
  tickUsed: boolean
  /** Cells with an open gap, so that a timer can ask again. */
  readonly gaps: Map<CellKey, GapEntry>
  /** Cells with a parked chain, for operators. */
  readonly parked: Set<CellKey>
  /** Time of the newest record folded, ms; only grows (W5 forgets by it). */
  time: number
  /** User parts: by basis, the quota that people of this part are counted under. */
  readonly quotaTerms: Map<string, QuotaTerm>
  /** User parts: by period and basis, how many people may be counted here and are. */
  readonly quotas: Map<string, PartQuota>
  /** The counting part: by period and basis, what each user part was given. */
  readonly quotaShares: Map<string, Map<number, QuotaShare>>
}

export interface QuotaTerm {
  /** The version of the policy that gave the basis this quota. */
  readonly term: number
  readonly monthly: boolean
  readonly stop: number
}

export interface PartQuota {
  room: number
  used: number
  /** What was given last. */
  step: number
  /** Whether more is asked for, and whether somebody was refused for want of it. */
  asked: 'no' | 'ahead' | 'refused'
}

export interface QuotaShare {
  readonly term: number
  readonly room: number
  /** An ask that is not answered. */
  readonly waits: 'no' | 'ahead' | 'refused'
}

export interface GapEntry {
  /** What is asked for: everything above, up to the newest that is known to exist. */
  after: number
  upTo: number
  readonly home: Route
}

export type Cell = PersonCell | ConversationCell | GroupCell | MembershipCell | FeedCell
