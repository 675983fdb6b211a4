/**
 * What a region can be asked: mailboxes, conversations, groups. Answers are as folded so far, which is
 * durable: from the cells and rows in memory where they are there, else from the store.
 *
 * Of a part that another worker runs, cells are asked of that worker. Its rows are read from the store,
 * which the region shares, after the owner has stored what it folded.
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
  type Cell,
  type CellKey,
  type ConversationCell,
  feedCellKey,
  type FeedCell,
  groupCellKey,
  type GroupCell,
  conversationCellKey,
  personCellKey,
  type PersonCell,
} from '../fold/cells.ts'
import type { GroupsOfPerson, GroupView } from '../groups/group-view.ts'
import { groupHistory, history, type GroupHistoryPage, type HistoryPage } from '../mailbox/history.ts'
import type { ReadFaults } from '../mailbox/read-faults.ts'
import { groupRowsWithoutRecalled, rowsWithoutRecalled } from '../mailbox/recalled.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { RowsReader } from '../mailbox/rows-reader.ts'
import { type MailboxView, sync, type SyncPage, type SyncPorts } from '../mailbox/sync.ts'
import type { Colleagues, FoundCell, GroupsThere } from './colleagues.ts'
import type { OwnParts } from './own-parts.ts'
import type { PartsAnywhere } from './parts-anywhere.ts'

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
  readonly own: OwnParts
  readonly colleagues: Colleagues
  readonly anywhere: PartsAnywhere
}

/** The cells of a part, wherever it runs. */
interface PartCells {
  read(key: CellKey): Cell | undefined | Promise<Cell | undefined>
  list(prefix: string, limit: number): Promise<readonly FoundCell[]>
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
      ...(ports.faults === undefined ? {} : { faults: ports.faults }),
    }
  }

  sync(user: UserKey, key: string, limit: number): Promise<SyncPage> {
    return this.#ports.anywhere.patiently(() => this.#sync(user, key, limit))
  }

  /** What was looked at in memory must still be there when its rows are read: a part that left has taken them along. */
  async #sync(user: UserKey, key: string, limit: number): Promise<SyncPage> {
    const { own } = this.#ports
    const departures = own.departures
    const page = await sync(this.#syncPorts, user, key, limit)
    if (own.departures !== departures) throw fail('unavailable')
    return page
  }

  async history(user: UserKey, peer: UserKey | GroupKey, before: number, limit: number): Promise<HistoryPage> {
    const { part } = await this.homeOf(user)
    await this.#flush(userPart(part))
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
    await this.#flush(this.feedPartOf(group))
    return groupHistory(this.#ports.store, group, cell.local.get(user) ?? [], range, cell.headGseq, cell.hasMarks)
  }

  async person(user: UserKey): Promise<PersonCell | undefined> {
    return this.personIn((await this.homeOf(user)).part, user)
  }

  async personIn(partition: number, user: UserKey): Promise<PersonCell | undefined> {
    return (await this.#cells(userPart(partition)).read(personCellKey(user))) as PersonCell | undefined
  }

  async hasBlocked(owner: UserKey, other: UserKey): Promise<boolean> {
    const { part } = await this.homeOf(owner)
    const cell = await this.#cells(userPart(part)).read(conversationCellKey(owner, other))
    return (cell as ConversationCell | undefined)?.blocked === true
  }

  async tellsLastSeen(user: UserKey): Promise<boolean> {
    const person = await this.person(user)
    return person !== undefined && (person.preferences & flags.lastSeenOff) === 0
  }

  /** Every conversation of a person. */
  async conversations(user: UserKey, limit: number): Promise<readonly ConversationCell[]> {
    const { part } = await this.homeOf(user)
    const cells = await this.#cells(userPart(part)).list(`c${user}`, limit)
    return cells.map(({ cell }) => cell as ConversationCell)
  }

  /** This region's view of a group; undefined where the region has never had a member. */
  async feed(group: GroupKey): Promise<FeedCell | undefined> {
    return (await this.#cells(this.feedPartOf(group)).read(feedCellKey(group))) as FeedCell | undefined
  }

  /** A group that is at home here, with its roster. */
  async groupAtHome(group: GroupKey): Promise<GroupCell | undefined> {
    const part = groupPart(feedSlotOf(group) % this.#ports.counts.group)
    return (await this.#cells(part).read(groupCellKey(group))) as GroupCell | undefined
  }

  /** As it may be shown: without its body if it was recalled. */
  async rowAt(user: UserKey, seq: number): Promise<Uint8Array | undefined> {
    const { rows } = this.#ports
    await this.#storedElsewhere(userPart((await this.homeOf(user)).part))
    const row = await rows.rowAt(user, seq)
    if (row === undefined || (await this.person(user))?.hasMarks !== true) return row
    return (await rowsWithoutRecalled(rows, user, [row]))[0]
  }

  /** The rows at these seqs as they may be shown, by seq; those that are not there are left out. */
  async rowsAt(user: UserKey, seqs: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> {
    const { rows } = this.#ports
    await this.#storedElsewhere(userPart((await this.homeOf(user)).part))
    const found = (await rows.rowsAt(user, seqs)).filter((row) => row !== undefined)
    const hasMarks = (await this.person(user))?.hasMarks === true
    const shown = hasMarks ? await rowsWithoutRecalled(rows, user, found) : found
    return new Map(shown.map((row) => [seqOfRow(row), row]))
  }

  async groupRowAt(group: GroupKey, gseq: number): Promise<Uint8Array | undefined> {
    const { rows } = this.#ports
    await this.#storedElsewhere(this.feedPartOf(group))
    const row = await rows.groupRowAt(group, gseq)
    if (row === undefined || (await this.feed(group))?.hasMarks !== true) return row
    return (await groupRowsWithoutRecalled(rows, group, [row]))[0]
  }

  /** Over all feed parts of the region. Rejects with `unavailable` when one of them was run by nobody for too long. */
  groupsOf(user: UserKey): Promise<GroupsOfPerson> {
    return this.#ports.anywhere.patiently(() => this.#groupsEverywhere(user))
  }

  async #groupsEverywhere(user: UserKey): Promise<GroupsOfPerson> {
    const { counts, colleagues } = this.#ports
    const elsewhere = await Promise.all(colleagues.all().map((colleague) => colleague.groupsOf(user)))
    const found = [await this.groupsHere(user), ...elsewhere]
    const ticks: number[] = []
    const views: GroupView[] = []
    for (let partition = 0; partition < counts.feed; partition++) {
      const newest = newestOf(found, partition)
      if (newest === undefined) throw fail('unavailable')
      ticks.push(newest.tick)
      views.push(...newest.there.views.filter(({ feedPartition }) => feedPartition === partition))
    }
    return { ticks, views }
  }

  /** Of the feed parts that are served here. Rejects with `unavailable` when one of them left meanwhile. */
  async groupsHere(user: UserKey): Promise<GroupsThere> {
    const { counts, own } = this.#ports
    const departures = own.departures
    const ticks = Array.from({ length: counts.feed }, (_, partition) => partition).flatMap((partition) => {
      const running = own.find(feedPart(partition))
      return running === undefined ? [] : [[partition, running.runner.cell.tick] as const]
    })
    const views: GroupView[] = []
    for (const group of this.#groupsOf.get(user) ?? []) {
      const part = this.feedPartOf(group)
      if (!ticks.some(([partition]) => partition === part.partition)) continue
      const cell = (await own.find(part)?.runner.read(feedCellKey(group))) as FeedCell | undefined
      const intervals = cell?.local.get(user)
      if (cell === undefined || intervals === undefined) continue
      const { headGseq, headMseq, headTick, hasMarks } = cell
      views.push({ group, feedPartition: part.partition, intervals, headGseq, headMseq, headTick, hasMarks })
    }
    if (own.departures !== departures) throw fail('unavailable')
    return { ticks, views }
  }

  /** Who is a member of a group and lives here, as far as memory knows: for what is not worth a read. */
  audienceOf(group: GroupKey): readonly UserKey[] {
    const running = this.#ports.own.find(this.feedPartOf(group))
    const cell = running?.runner.peek(feedCellKey(group)) as FeedCell | undefined
    if (cell === undefined) return []
    return [...cell.local].filter(([, intervals]) => intervals.at(-1)?.to === 0).map(([user]) => user)
  }

  /** A person has come into a group, or was in it when the region started. */
  noteGroup(user: UserKey, group: GroupKey): void {
    const groups = this.#groupsOf.get(user)
    if (groups === undefined) this.#groupsOf.set(user, new Set([group]))
    else groups.add(group)
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
    await this.#storedElsewhere(userPart(part))
    const logEnd = seqOf(cell.epoch, Math.max(this.#ports.log.end(userPart(part)) - 1, 0))
    return { epoch: cell.epoch, head: cell.head, logEnd, hasMarks: cell.hasMarks }
  }

  feedPartOf(group: GroupKey): Part {
    return feedPart(feedSlotOf(group) % this.#ports.counts.feed)
  }

  #cells(part: Part): PartCells {
    const running = this.#ports.own.find(part)
    if (running !== undefined) return running.runner
    const { anywhere } = this.#ports
    return {
      read: (key) => anywhere.ask(part, (owner) => owner.cell(part, key)),
      list: (prefix, limit) => anywhere.ask(part, (owner) => owner.cells(part, prefix, limit)),
    }
  }

  /** Resolves when the rows of a part that were folded so far are in the store. */
  #flush(part: Part): Promise<void> {
    return this.#ports.own.find(part)?.writer.flush() ?? this.#ports.anywhere.ask(part, (owner) => owner.flush(part))
  }

  /** What is run here is read from memory as well. */
  async #storedElsewhere(part: Part): Promise<void> {
    if (this.#ports.own.find(part) === undefined) await this.#ports.anywhere.ask(part, (owner) => owner.flush(part))
  }
}

/** A part that is handed over may be known to two: who has folded more of it counts, with what it shows of it. */
function newestOf(
  found: readonly GroupsThere[],
  partition: number,
): { readonly there: GroupsThere; readonly tick: number } | undefined {
  const known = found.flatMap((there) =>
    there.ticks.filter(([part]) => part === partition).map(([, tick]) => ({ there, tick })),
  )
  return known.reduce<(typeof known)[number] | undefined>(
    (newest, one) => (newest === undefined || one.tick > newest.tick ? one : newest),
    undefined,
  )
}
