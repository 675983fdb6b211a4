/**
 * The other workers of a region. A worker runs some of the region's parts; what it needs of the others
 * it asks of whoever runs them, and what concerns devices that are connected there it tells them.
 *
 * Duties of every adapter:
 *  - An answer is as folded by the owner at some moment after the question was asked.
 *  - A question rejects with `unavailable` when nobody is known to run the part, or its owner does not
 *    answer in time. Asking again is safe: commands are known by their ids (`parts-anywhere.ts` does).
 *  - Entries for devices arrive in the order in which they were given, at least once. Where that cannot
 *    be kept, because the other worker stood still for too long, its devices are told to connect again:
 *    nothing durable is kept here, so nothing is lost.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import { fail } from '../../protocol/errors.ts'
import type { SessionId, UserKey } from '../../protocol/ids.ts'
import type { Send, Verdict } from '../../protocol/messages.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { PolicyStand, StandAsked } from '../../residency-policy/publish/policy-stand.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
import type { Cell, CellKey } from '../fold/cells.ts'
import type { GroupView } from '../groups/group-view.ts'
import type { ParkedChain, Unparking } from './dead-letters.ts'
import type { PartStatus } from './part-status.ts'
import type { ConnectionIdentity } from './worker-link.ts'

export interface FoundCell {
  readonly key: CellKey
  readonly cell: Cell
}

/** What the feed parts of one worker know of a person's groups. */
export interface GroupsThere {
  /** Partition and applied tick of each, taken before the views (S5). */
  readonly ticks: readonly (readonly [partition: number, tick: number])[]
  readonly views: readonly GroupView[]
}

/** What a process says of itself, a few times a second. */
export interface ColleagueStatus {
  readonly parts: readonly PartStatus[]
  /** Regions to which nothing may be sent for now (L7), where it carries lanes. */
  readonly full: readonly number[]
  /** Activation of the policy that it was told last. */
  readonly activation: number
  /** Version of the words that its groups are held to, where it keeps them. */
  readonly words: number
  /** People who are connected over it. */
  readonly sessions: number
}

/** For devices that are connected at another worker. */
export type News =
  | { readonly type: 'entry'; readonly to: readonly UserKey[]; readonly entry: Uint8Array }
  | { readonly type: 'session-ended'; readonly user: UserKey; readonly session: SessionId }
  /** Entries before this one were too many to keep. */
  | { readonly type: 'missed' }

/** A process of the region as others ask it. Whatever names a part rejects with `unavailable` where it does not run. */
export interface Colleague {
  cell(part: Part, key: CellKey): Promise<Cell | undefined>
  /** Cells whose key starts with `prefix`, ascending by key, at most `limit`. */
  cells(part: Part, prefix: string, limit: number): Promise<readonly FoundCell[]>
  /** Resolves when the rows that were folded so far are in the store. */
  flush(part: Part): Promise<void>
  /** A command of somebody whose mailbox lies in `part`, without a counter (W5). */
  submit(part: Part, user: UserKey, send: Send): Promise<Verdict>
  /** Their first records, folded when this resolves. */
  openMailboxes(part: Part, people: readonly NewMailbox[]): Promise<void>
  /** Of all feed parts that it runs. */
  groupsOf(user: UserKey): Promise<GroupsThere>
  /** One encoded Typing to the members of a group whose feed lies in `part`, if `from` is one. */
  typingInGroup(part: Part, from: UserKey, typing: Uint8Array): Promise<void>
  /** Resolves when each of its parts judges by `policy` or a newer one. */
  activate(policy: PolicyRecord): Promise<void>
  /** What it was told last that the region stands by. */
  policy(): Promise<PolicyRecord>
  /** What edges are told of it, where the policy is kept. */
  policyStand(asked: StandAsked): Promise<PolicyStand>
  /** Stores everything folded so far. */
  checkpoint(): Promise<void>
  parked(): Promise<readonly ParkedChain[]>
  /** False when the chain is none of its own. */
  unpark(chain: string, how: Unparking): Promise<boolean>
  status(): Promise<ColleagueStatus>
  /** In the order given. Taken when this resolves. */
  news(list: readonly News[]): Promise<void>
  /** A method of the API, where it is served. */
  request(identity: ConnectionIdentity, method: string, body: Uint8Array): Promise<Uint8Array>
  /** The words that groups are held to, as their keeper writes them down; empty where there are none. */
  words(): Promise<string>
}

export interface Colleagues {
  /** Whether a part that nobody runs now may be run by another worker in a moment. */
  readonly takeOver: boolean
  /** Throws `unavailable` while nobody is known to run `part`. */
  ownerOf(part: Part): Colleague
  /** Name of the worker at which people of `part` are served; undefined while nobody is known to run it. */
  nameOfOwner(part: Part): string | undefined
  /** All workers but this one. */
  all(): readonly Colleague[]
  /** What was last heard of parts that others run. */
  statuses(): readonly PartStatus[]
  /** `entry` to those of `to` who are connected at others. */
  deliver(to: readonly UserKey[], entry: Uint8Array): void
  /** A session has ended: whoever holds its connections ends them. */
  sessionEnded(user: UserKey, session: SessionId): void
}

/** Of a worker that runs every part of its region. */
export const nobodyElse: Colleagues = {
  takeOver: false,
  ownerOf: () => {
    throw fail('unavailable')
  },
  nameOfOwner: () => undefined,
  all: () => [],
  statuses: () => [],
  deliver: () => {},
  sessionEnded: () => {},
}
