/**
 * Topics of a region's log and the kinds of records in them. A record's `kind` byte says which
 * message of `proto/log.proto` its payload is.
 */
import type { GroupKey } from './ids.ts'
import { type Part, type Topic, topic } from '../platform/event-log/event-log.ts'

export const topics = { user: topic('user'), group: topic('group'), feed: topic('feed') } as const

export const recordKinds = {
  /** user: a person's own action. */
  command: 1,
  /** user, group: a record with a place. */
  derived: 2,
  /** user: a message without a place. */
  notice: 3,
  /** user, group: send again what follows a place. */
  repair: 4,
  /** user, group, feed: an operator's word on a parked chain. */
  unpark: 5,
  /** user: a person's first record. */
  home: 6,
  /** all: the policy in force from here. */
  policy: 7,
  /** all: the fold version in force from here. */
  code: 8,
  /** feed: a group's row. */
  groupFeed: 9,
  /** group: send again what follows a gseq to a region. */
  groupRepair: 10,
  /** feed: a tick. */
  tick: 11,
  /** lane: anything on its way to another region. */
  lane: 12,
  /** lanes of class control, as the lane record's own kind. */
  canary: 13,
  laneGap: 14,
  directory: 15,
  /** all lanes: judge what is before it by the policy it carries; the last record of a generation that ends (R7). */
  barrier: 16,
  /** user: a part asks for room under a quota, and is told what it has. */
  quotaAsk: 17,
  quotaRoom: 18,
} as const
export type RecordKind = (typeof recordKinds)[keyof typeof recordKinds]

/** Traffic classes; the data class is a header, so that one chain never spans two topics (R1). */
export type LaneClass = 'chat' | 'group' | 'moments' | 'control'

export const laneClasses: readonly LaneClass[] = ['chat', 'group', 'moments', 'control']

/** `xr.to-ap.chat.g1`: the bare alias as second word would make MirrorMaker replicate nothing. */
export const laneTopic = (toAlias: string, laneClass: LaneClass, generation: number): Topic =>
  topic(`xr.to-${toAlias}.${laneClass}.g${generation}`)

/** How many parts a region has; fixed for embedded logs, may only grow (W21). */
export interface PartCounts {
  readonly user: number
  readonly group: number
  readonly feed: number
}

export const embeddedPartCounts: PartCounts = { user: 16, group: 4, feed: 4 }

/**
 * Which feed part of a region a group's rows go to, before the modulo by that region's count of feed
 * parts. Group ids are random, so two of their bytes spread as well as any hash.
 */
export const feedSlotOf = (group: GroupKey): number => (group.charCodeAt(0) << 8) | group.charCodeAt(1)

export const userPart = (partition: number): Part => ({ topic: topics.user, partition })
export const groupPart = (partition: number): Part => ({ topic: topics.group, partition })
export const feedPart = (partition: number): Part => ({ topic: topics.feed, partition })

/**
 * Partitions of a lane: the user parts, then the group parts, then the feed parts, which ask for rows
 * they miss. One for each, since a partition's counters are those of one fold (R1).
 */
export const lanePartition = {
  count: ({ user, group, feed }: PartCounts): number => user + group + feed,
  of: ({ topic, partition }: Part, { user, group }: PartCounts): number =>
    topic === topics.user ? partition : topic === topics.group ? user + partition : user + group + partition,
  source: (partition: number, { user, group }: PartCounts): Part =>
    partition < user
      ? userPart(partition)
      : partition < user + group
        ? groupPart(partition - user)
        : feedPart(partition - user - group),
} as const
