/**
 * What a region's worker can be asked: mailboxes, conversations, groups. Answers are as folded so far,
 * which is durable: from the cells and rows in memory where they are there, else from the store.
 */
import type { EventLog, Part } from '../../platform/event-log/event-log.ts'
import { fail } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { seqOfRow } from '../../protocol/codec/row.ts'
import { feedPart, feedSlotOf, groupPart, type PartCounts, userPart } from '../../protocol/log-records.ts'
import { flags, type Route } from '../../protocol/messages.ts'
import { seqOf } from '../../protocol/place.ts'
import type { SyncKeys } from '../../protocol/sync-key.ts'
import type { Directory } from '../directory/directory.ts'
import {
  type ConversationCell,
  feedCellKey,
  type FeedCell,
  groupCellKey,
  type GroupCell,
  conversationCellKey,
  personCellKey,
  type PersonCell,
} from '../fold/cells.ts'
import type { GroupView } from '../groups/group-view.ts'
import { groupHistory, history, type GroupHistoryPage, type HistoryPage } from '../mailbox/history.ts'
import type { ReadFaults } from '../mailbox/read-faults.ts'
import { groupRowsWithoutRecalled, rowsWithoutRecalled } from '../mailbox/recalled.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { RowsReader } from '../mailbox/rows-reader.ts'
import { type MailboxView, sync, type SyncPage, type SyncPorts } from '../mailbox/sync.ts'
import type { PartRunner } from './part-runner.ts'

export interface RegionReadsPorts {
  readonly region: number
  readonly counts: PartCounts
  readonly log: EventLog
  readonly store: RowStore
  readonly rows: RowsReader
  readonly directory: Directory
  /** The name of a region, as edges know it. */
  nameOf(region: number): string
  readonly syncKeys: SyncKeys
  readonly faults: ReadFaults | undefined
  runner(part: Part): PartRunner
  /** Resolves when the rows of a part that were folded so far are in the store. */
  flush(part: Part): Promise<void>
}

export class RegionReads {
  readonly #ports: RegionReadsPorts
  readonly #syncPorts: SyncPorts
  /** Groups a person has ever been in while living here. */
  readonly #groupsOf = new Map<UserKey, Set<GroupKey>>()

  constructor(ports: RegionReadsPorts) {
    this.#ports = ports
    this.#syncPorts = {
      region: ports.region,
      keys: ports.syncKeys,
      rows: ports.rows,
      mailbox: (user) => this.#mailbox(user),
      groups: (user) => this.groupsOf(user),
      ticks: () => this.feedCells().map(({ tick }) => tick),
      ...(ports.faults === undefined ? {} : { faults: ports.faults }),
    }
  }

  sync(user: UserKey, key: string, limit: number): Promise<SyncPage> {
    return sync(this.#syncPorts, user, key, limit)
  }

  async history(user: UserKey, peer: UserKey | GroupKey, before: number, limit: number): Promise<HistoryPage> {
    const { part } = await this.homeOf(user)
    await this.#ports.flush(userPart(part))
    return history(this.#ports.store, user, peer, before, limit, (await this.personIn(part, user))?.hasMarks ?? false)
  }

  /** From this region's timeline: it has been sent every row that a member who lives here may see (G2, G3). */
  async groupHistory(
    user: UserKey,
    group: GroupKey,
    range: { before: number; after: number; limit: number },
  ): Promise<GroupHistoryPage> {
    const cell = await this.feed(group)
    if (cell === undefined) throw fail('group_unknown')
    await this.#ports.flush(this.#feedPartOf(group))
    return groupHistory(this.#ports.store, group, cell.local.get(user) ?? [], range, cell.headGseq, cell.hasMarks)
  }

  async person(user: UserKey): Promise<PersonCell | undefined> {
    return this.personIn((await this.homeOf(user)).part, user)
  }

  async personIn(partition: number, user: UserKey): Promise<PersonCell | undefined> {
    return (await this.#ports.runner(userPart(partition)).read(personCellKey(user))) as PersonCell | undefined
  }

  async hasBlocked(owner: UserKey, other: UserKey): Promise<boolean> {
    const { part } = await this.homeOf(owner)
    const cell = await this.#ports.runner(userPart(part)).read(conversationCellKey(owner, other))
    return (cell as ConversationCell | undefined)?.blocked === true
  }

  async tellsLastSeen(user: UserKey): Promise<boolean> {
    const person = await this.person(user)
    return person !== undefined && (person.preferences & flags.lastSeenOff) === 0
  }

  /** Every conversation of a person. */
  async conversations(user: UserKey, limit: number): Promise<readonly ConversationCell[]> {
    const { part } = await this.homeOf(user)
    const cells = await this.#ports.runner(userPart(part)).list(`c${user}`, limit)
    return cells.map(({ cell }) => cell as ConversationCell)
  }

  /** This region's view of a group; undefined where the region has never had a member. */
  async feed(group: GroupKey): Promise<FeedCell | undefined> {
    return (await this.#ports.runner(this.#feedPartOf(group)).read(feedCellKey(group))) as FeedCell | undefined
  }

  /** A group that is at home here, with its roster. */
  async groupAtHome(group: GroupKey): Promise<GroupCell | undefined> {
    const part = groupPart(feedSlotOf(group) % this.#ports.counts.group)
    return (await this.#ports.runner(part).read(groupCellKey(group))) as GroupCell | undefined
  }

  /** As it may be shown: without its body if it was recalled. */
  async rowAt(user: UserKey, seq: number): Promise<Uint8Array | undefined> {
    const { rows } = this.#ports
    const row = await rows.rowAt(user, seq)
    if (row === undefined || (await this.person(user))?.hasMarks !== true) return row
    return (await rowsWithoutRecalled(rows, user, [row]))[0]
  }

  /** The rows at these seqs as they may be shown, by seq; those that are not there are left out. */
  async rowsAt(user: UserKey, seqs: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> {
    const { rows } = this.#ports
    const found = (await rows.rowsAt(user, seqs)).filter((row) => row !== undefined)
    const hasMarks = (await this.person(user))?.hasMarks === true
    const shown = hasMarks ? await rowsWithoutRecalled(rows, user, found) : found
    return new Map(shown.map((row) => [seqOfRow(row), row]))
  }

  async groupRowAt(group: GroupKey, gseq: number): Promise<Uint8Array | undefined> {
    const { rows } = this.#ports
    const row = await rows.groupRowAt(group, gseq)
    if (row === undefined || (await this.feed(group))?.hasMarks !== true) return row
    return (await groupRowsWithoutRecalled(rows, group, [row]))[0]
  }

  async groupsOf(user: UserKey): Promise<readonly GroupView[]> {
    const views: GroupView[] = []
    for (const group of this.#groupsOf.get(user) ?? []) {
      const cell = await this.feed(group)
      const intervals = cell?.local.get(user)
      if (cell === undefined || intervals === undefined) continue
      const { headGseq, headMseq, headTick, hasMarks } = cell
      const feedPartition = this.#feedPartOf(group).partition
      views.push({ group, feedPartition, intervals, headGseq, headMseq, headTick, hasMarks })
    }
    return views
  }

  /** Who is a member of a group and lives here, as far as memory knows: for what is not worth a read. */
  audienceOf(group: GroupKey): readonly UserKey[] {
    const cell = this.#ports.runner(this.#feedPartOf(group)).peek(feedCellKey(group)) as FeedCell | undefined
    if (cell === undefined) return []
    return [...cell.local].filter(([, intervals]) => intervals.at(-1)?.to === 0).map(([user]) => user)
  }

  /** A person has come into a group, or was in it when the region started. */
  noteGroup(user: UserKey, group: GroupKey): void {
    const groups = this.#groupsOf.get(user)
    if (groups === undefined) this.#groupsOf.set(user, new Set([group]))
    else groups.add(group)
  }

  feedCells(): readonly PartRunner['cell'][] {
    const { counts, runner } = this.#ports
    return Array.from({ length: counts.feed }, (_, partition) => runner(feedPart(partition)).cell)
  }

  /** Throws `home_moved`, with the home if it is known, for somebody who lives elsewhere. */
  async homeOf(user: UserKey): Promise<Route> {
    const { directory, region, nameOf } = this.#ports
    const home = await directory.lookup(user)
    if (home?.region === region) return home
    throw fail('home_moved', undefined, home === undefined ? {} : { home: nameOf(home.region) })
  }

  async #mailbox(user: UserKey): Promise<MailboxView | undefined> {
    const { part } = await this.homeOf(user)
    const cell = await this.personIn(part, user)
    if (cell === undefined) return undefined
    const logEnd = seqOf(cell.epoch, Math.max(this.#ports.log.end(userPart(part)) - 1, 0))
    return { epoch: cell.epoch, head: cell.head, logEnd, hasMarks: cell.hasMarks }
  }

  #feedPartOf(group: GroupKey): Part {
    return feedPart(feedSlotOf(group) % this.#ports.counts.feed)
  }
}
