/**
 * The worker of a region: runs every part, carries out what folds say, and serves those who are
 * connected. One per embedded region; on the real engines each owns some of the parts.
 *
 * It opens only when every part is folded up to the end of its log, so that what it serves from the
 * first moment on includes everything that was ever acknowledged.
 */
import { settledWithin, type Timer } from '../../platform/clock.ts'
import type { NewRecord, Offset, Part } from '../../platform/event-log/event-log.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { aheadMaxMs, type IdStamper, idStamper } from '../../protocol/hlc.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { idCounterMax, idEpochMs, idOf } from '../../protocol/message-id.ts'
import { feedPart, groupPart, lanePartition, topics, userPart } from '../../protocol/log-records.ts'
import type { Id64, Route, Send, Verdict } from '../../protocol/messages.ts'
import type { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import {
  type ConversationCell,
  conversationCellKey,
  type FeedCell,
  type GroupCell,
  groupCellKey,
  membershipCellKey,
  type MembershipCell,
  personCellKey,
  type PersonCell,
} from '../fold/cells.ts'
import { noFoldFaults } from '../fold/fold-faults.ts'
import type { MarkOutcome, RowOutcome, TimelineOutcome } from '../fold/outcome.ts'
import { laneKey } from '../fold/turn.ts'
import { HotTail } from '../mailbox/hot-tail.ts'
import { RecentMarks } from '../mailbox/recent-marks.ts'
import { RowsReader } from '../mailbox/rows-reader.ts'
import { pageBytes } from '../mailbox/sync-page.ts'
import { Accept, type Sender } from './accept.ts'
import { AppendQueue } from './append-queue.ts'
import { CommandInbox } from './command-inbox.ts'
import { DeadLetters } from './dead-letters.ts'
import { Effects } from './effects.ts'
import { GapTimer, gapWaitFirstMs } from './gap-timer.ts'
import { GatewaySessions, type PersonAtAttach } from './gateway-sessions.ts'
import { homeRecords, openingRecords, policyRecords } from './opening-records.ts'
import { PartRunner } from './part-runner.ts'
import { Receipts } from './receipts.ts'
import { RegionReads } from './region-reads.ts'
import { Resend } from './resend.ts'
import { RowWriter } from './row-writer.ts'
import type { ServedLink } from './served-link.ts'
import type { StoredUpTo } from './snapshot-shelf.ts'
import { Ticker } from './ticker.ts'
import { createTracedFold } from './traced-fold.ts'
import { Unary } from './unary.ts'
import type { GatewaySink } from './worker-link.ts'
import type { RegionWorkerPorts } from './region-worker-ports.ts'
import { noWorkerFaults } from './worker-faults.ts'

/** A part with all that belongs to running it. */
interface Running {
  readonly part: Part
  readonly runner: PartRunner
  readonly writer: RowWriter
  readonly effects: Effects
  readonly gaps: GapTimer
}

const flushEveryMs = 500
const checkpointEveryMs = 2_000
const tickEveryMs = 200
const groupsListed = 100_000
/** One process stamps the ids of a region (I3). */
const idNode = 1
/** A supervisor gives a process about ten seconds: five to store, one for what is under way to end. */
const stopStoresMs = 5_000
const stopEndsMs = 1_000

const nameOf = ({ topic, partition }: Part): string => `${topic}/${partition}`

export class RegionWorker implements Service {
  readonly sessions: GatewaySessions
  readonly reads: RegionReads
  readonly deadLetters: DeadLetters
  readonly #ports: RegionWorkerPorts
  readonly #parts = new Map<string, Running>()
  readonly #runners: PartRunner[] = []
  /** Those of topic `user`, by partition. */
  readonly #userParts: Running[] = []
  readonly #appends: AppendQueue
  readonly #tail = new HotTail()
  readonly #marks = new RecentMarks()
  readonly #resend: Resend
  readonly #accept: Accept
  readonly #unary: Unary
  readonly #receipts: Receipts
  readonly #ids: IdStamper
  readonly #ticker: Ticker
  readonly #timers: Timer[] = []
  #stopped = false

  static async start(ports: RegionWorkerPorts): Promise<RegionWorker> {
    const worker = new RegionWorker(ports)
    try {
      await worker.#openParts()
      await worker.#recover()
      worker.#ids.raise(worker.#idFloor())
      await worker.#settleRecords()
    } catch (caught) {
      await worker.stop()
      throw caught
    }
    worker.#startTimers()
    return worker
  }

  private constructor(ports: RegionWorkerPorts) {
    this.#ports = ports
    const { log, clock, scheduler, counts, directory, region, places } = ports
    this.#ids = idStamper(clock, region.number, idNode)
    this.#ticker = new Ticker(log, () => clock.now())
    this.deadLetters = new DeadLetters({
      runners: () => [...this.#parts.values()].map(({ runner }) => runner),
      appendAndFold: (part, records) => this.#appendAndFold(this.#running(part), records),
      now: () => clock.now(),
    })
    this.#appends = new AppendQueue(log, clock, scheduler, () => this.#roomMade())
    this.reads = new RegionReads({
      region: region.number,
      counts,
      log,
      store: ports.store,
      rows: new RowsReader(this.#tail, this.#marks, ports.store),
      directory,
      nameOf: (number) => this.#nameOf(number),
      syncKeys: ports.syncKeys,
      faults: ports.readFaults,
      runner: (part) => this.#running(part).runner,
      flush: (part) => this.#running(part).writer.flush(),
    })
    this.#resend = new Resend({
      region: region.number,
      counts,
      aliases: ports.aliases,
      store: ports.store,
      appends: this.#appends,
      clock,
      policyOf: (part) => this.policy(part),
      stored: () => this.#flushAll(),
      memberRoute: (from, group, user) => this.#memberRoute(from, group, user),
      subjectRoute: async (user) => directory.lookup(user),
      group: (from, group) => this.#group(from, group),
      zoneOf: async (owner, from) => (await this.reads.personIn(from.partition, owner))?.zone ?? 0,
      directoryHash: (user) => Uint8Array.from(directory.hashOf(user), (character) => character.charCodeAt(0)),
    })
    const faults = ports.workerFaults ?? noWorkerFaults
    const inboxes = Array.from(
      { length: counts.user },
      (_, partition) => new CommandInbox(userPart(partition), log, faults),
    )
    this.#accept = new Accept({
      clock,
      scheduler,
      directory,
      elsewhere: ports.elsewhere,
      ids: this.#ids,
      places,
      region: region.number,
      counts,
      inboxes,
      isFull: (other) => other !== region.number && ports.isFull(other),
      groupRegion: ({ part, user }, group) => this.#groupRegion(part, user, group),
      words: ports.groupWords,
      log,
      runner: (partition) => (this.#userParts[partition] as Running).runner,
    })
    this.#unary = new Unary(this.#accept, clock, scheduler)
    this.#receipts = new Receipts(this.#accept, scheduler)
    this.sessions = new GatewaySessions({
      clock,
      accept: this.#accept,
      unary: this.#unary,
      receipts: this.#receipts,
      sendRate: ports.sendRate ?? { perSecond: limits.sendsPerSecond, burst: limits.sendsBurst },
      tickets: ports.tickets,
      presence: ports.presence,
      person: (user, writer) => this.#personAtAttach(user, writer),
      headNow: (part, user) =>
        (this.#running(userPart(part)).runner.peek(personCellKey(user)) as PersonCell | undefined)?.head,
      isEnded: (session) => ports.isEnded(session),
      rowAt: (user, seq) => this.reads.rowAt(user, seq),
      sync: async (user, key, limit, request) => pageBytes(await this.reads.sync(user, key, limit), request),
      request: (identity, method, body) => ports.request(identity, method, body),
      groupAudience: (group) => this.reads.audienceOf(group as GroupKey),
    })
  }

  connectGateway(sink: GatewaySink): ServedLink {
    return this.sessions.connectGateway(sink)
  }

  /** A command of a request without a counter; resolves to the fold's verdict (W5). */
  async submit(user: UserKey, send: Send): Promise<Verdict> {
    return this.#unary.submit(await this.#senderOf(user), send)
  }

  /** Opens mailboxes of new people: their first records, folded when this resolves. */
  async openMailboxes(people: readonly NewMailbox[]): Promise<void> {
    const { clock, region } = this.#ports
    await Promise.all(
      homeRecords(people, region.number, clock.now()).map(({ partition, records }) =>
        this.#appendAndFold(this.#running(userPart(partition)), records),
      ),
    )
  }

  /** The policy in force in a part; without one, what the whole region stands by: the newest that any part has. */
  policy(part?: Part): FlowTable {
    if (part !== undefined) return this.#running(part).runner.cell.policy
    return this.#tables().reduce((newest, table) =>
      table.record.activation > newest.record.activation ? table : newest,
    )
  }

  /** Puts `policy` into every part; resolves when every part judges by it. Parts that do already are left alone. */
  async activate(policy: PolicyRecord): Promise<void> {
    const now = this.#ports.clock.now()
    await Promise.all(
      [...this.#parts.values()].map((one) => this.#appendAndFold(one, policyRecords(one.runner.cell, policy, now))),
    )
  }

  /** The oldest lane generation that a part still writes to. */
  oldestGeneration(): number {
    return Math.min(...this.#tables().map(({ record }) => record.generation))
  }

  /** How many parts there are, and how many of them judge by this activation or a newer one. */
  partsOn(activation: number): { readonly of: number; readonly on: number } {
    const all = this.#tables()
    return { of: all.length, on: all.filter(({ record }) => record.activation >= activation).length }
  }

  /** The newest counter given in a partition of a lane to the region with this alias (R1). */
  laneCounter(alias: string, laneClass: string, generation: number, partition: number): number {
    const { counts, aliases } = this.#ports
    const number = [...aliases].find(([, other]) => other === alias)?.[0]
    return (
      this.#running(lanePartition.source(partition, counts)).runner.cell.laneCounters.get(
        laneKey(number ?? 0, laneClass, generation),
      ) ?? 0
    )
  }

  /** Stores everything folded so far. */
  async checkpoint(): Promise<void> {
    await Promise.all([...this.#parts.values()].map(async (running) => this.#store(running)))
  }

  /** How far each part is stored: what a snapshot taken now holds at least. */
  storedOffsets(): readonly StoredUpTo[] {
    return [...this.#parts.values()].map(({ part, runner }) => ({ part, offset: runner.storedOffset }))
  }

  /**
   * Stores what was folded, for so long; a store or log that does not take it is left as it is, which
   * is what a crash would do: the next start folds the rest again.
   */
  async stop(): Promise<void> {
    const { scheduler } = this.#ports
    this.#stopped = true
    for (const timer of this.#timers.splice(0)) timer.cancel()
    this.#receipts.stop()
    const running = [...this.#parts.values()]
    await settledWithin(scheduler, stopStoresMs, Promise.allSettled(running.map(({ runner }) => runner.checkpoint())))
    const ending = running.flatMap(({ runner, writer }) => [writer.stop(), runner.stop()])
    await settledWithin(scheduler, stopEndsMs, Promise.allSettled(ending))
  }

  async #openParts(): Promise<void> {
    const { counts } = this.#ports
    const parts = [
      ...Array.from({ length: counts.user }, (_, partition) => userPart(partition)),
      ...Array.from({ length: counts.group }, (_, partition) => groupPart(partition)),
      ...Array.from({ length: counts.feed }, (_, partition) => feedPart(partition)),
    ]
    for (const part of parts) {
      const running = await this.#openPart(part)
      this.#parts.set(nameOf(part), running)
      this.#runners.push(running.runner)
      if (part.topic === topics.user) this.#userParts.push(running)
    }
    // Rows and groups of people are known before anything is folded on top of them.
    for (let partition = 0; partition < counts.feed; partition++) {
      for (const { cell } of await this.#running(feedPart(partition)).runner.list('f', groupsListed))
        this.#noteMembers(cell as FeedCell)
    }
  }

  async #openPart(part: Part): Promise<Running> {
    const { region, counts, aliases, log, store, scheduler, cellsMax } = this.#ports
    const faults = this.#ports.workerFaults ?? noWorkerFaults
    const name = nameOf(part)
    const setting = {
      region: region.number,
      regionName: region.name,
      partition: part.partition,
      counts,
      aliases,
      faults: this.#ports.foldFaults ?? noFoldFaults,
    }
    const fold = createTracedFold(part.topic, setting, this.#ports.tracing)
    const writer = new RowWriter(
      part,
      store,
      scheduler,
      (reach) => this.#onStored(part, reach),
      () => this.#running(part).runner.next,
    )
    const effects = new Effects({
      part,
      counts,
      aliases,
      appends: this.#appends,
      writer,
      audience: {
        verdict: (outcome) => this.sessions.verdict(outcome),
        row: (outcome) => this.#onRow(outcome, name),
        presumedRow: (outcome) => this.sessions.presumedRow(outcome),
        timeline: (outcome) => this.#onTimeline(outcome, name),
        mark: (outcome) => this.#onMark(outcome, part),
      },
      slow: this.#resend,
      faults,
      onParked: (where, outcome) => this.#ports.onAlarm(`chain ${outcome.state}: ${outcome.reason}`, where),
      onFailure: (error) => this.#fail(error),
    })
    const runner = await PartRunner.open({
      part,
      fold,
      log,
      store,
      codec: cellCodec,
      scheduler,
      writer,
      effects,
      faults,
      cellsMax,
      onFailure: (error) => this.#fail(error),
      onUnreadable: (where) => this.#ports.onAlarm('a record that nobody can read was passed over', where),
    })
    return { part, runner, writer, effects, gaps: new GapTimer(this.#resend, region.number, part) }
  }

  /** Folds what the last worker had not stored. */
  async #recover(): Promise<void> {
    const running = [...this.#parts.values()]
    for (const { runner } of running) runner.start()
    await Promise.all(running.map(({ part, runner }) => runner.folded(this.#ports.log.end(part) - 1)))
  }

  async #settleRecords(): Promise<void> {
    const { clock, policy } = this.#ports
    const running = [...this.#parts.values()]
    for (const one of running) await this.#appendAndFold(one, openingRecords(one.runner.cell, policy, clock.now()))
  }

  async #appendAndFold({ part, runner }: Running, records: readonly NewRecord[]): Promise<void> {
    if (records.length === 0) return
    const first = await this.#ports.log.append(part, records)
    await runner.folded(first + records.length - 1)
  }

  #startTimers(): void {
    const { clock, scheduler, workerFaults: faults = noWorkerFaults } = this.#ports
    this.#timers.push(
      scheduler.every(flushEveryMs, () => {
        for (const { writer } of this.#parts.values()) if (writer.hasRows) writer.write().catch(ignoreUntilNextTick)
      }),
      scheduler.every(checkpointEveryMs, () => {
        for (const running of this.#parts.values())
          if (running.runner.checkpointDue) this.#store(running).catch((error: unknown) => this.#fail(error))
      }),
      scheduler.every(tickEveryMs, () => this.#ticker.look(this.reads.feedCells())),
      scheduler.every(gapWaitFirstMs, () => {
        // Planted bug noRepair (W11): the timer does not ask either.
        if (faults.noRepair) return
        for (const { gaps, runner } of this.#parts.values()) gaps.look(runner.cell, clock.monotonic())
      }),
    )
  }

  /** Durable records that are not folded yet, in the part that has most of them. */
  behind(): number {
    return Math.max(...this.#runners.map((runner) => runner.behind))
  }

  #onRow(outcome: RowOutcome, part: string): void {
    this.#tail.add(outcome.user, outcome.seq, outcome.bytes, part, outcome.offset)
    this.sessions.row(outcome)
    // A row that is no message of mine may be a block or its end: rare, and asking again is cheap.
    if (outcome.author === outcome.user && outcome.place === 0) this.#ports.presence.permissionsChanged(outcome.user)
  }

  #onTimeline(outcome: TimelineOutcome, part: string): void {
    if (outcome.at !== 'feed') return
    this.#tail.add(outcome.group, outcome.gseq, outcome.bytes, part, outcome.offset)
    if (outcome.membership !== undefined) this.reads.noteGroup(outcome.membership.user, outcome.group)
    this.sessions.timeline(outcome)
  }

  #onMark(outcome: MarkOutcome, part: Part): void {
    this.#marks.add(outcome, nameOf(part), this.#running(part).runner.next - 1)
  }

  #onStored(part: Part, reach: Offset): void {
    this.#tail.stored(nameOf(part), reach)
    this.#marks.stored(nameOf(part), reach)
    this.#roomMade()
  }

  #noteMembers(cell: FeedCell): void {
    for (const user of cell.local.keys()) this.reads.noteGroup(user, cell.group)
  }

  async #personAtAttach(user: UserKey, writer: number): Promise<PersonAtAttach> {
    const home = await this.#ports.directory.lookup(user)
    if (home?.region !== this.#ports.region.number) {
      return { type: 'elsewhere', home: home === undefined ? undefined : this.#nameOf(home.region) }
    }
    const cell = await this.reads.personIn(home.part, user)
    if (cell?.opened !== true) return { type: 'opening' }
    const { part, zone } = home
    return { type: 'here', part, zone, head: cell.head, epoch: cell.epoch, last: cell.writers.get(writer)?.last ?? 0 }
  }

  #nameOf(region: number): string {
    return this.#ports.places.regions.find(({ number }) => number === region)?.name ?? ''
  }

  /**
   * I3: no id of an earlier run is above this one. Ids were stamped up to so far ahead of the clock that
   * stamped their records, and a part knows the latest time of its records, also when its log is cut.
   */
  #idFloor(): Id64 {
    const latest = Math.max(0, ...[...this.#parts.values()].map(({ runner }) => runner.cell.time - idEpochMs))
    return idOf({ time: latest + aheadMaxMs, region: this.#ports.region.number, node: idNode, counter: idCounterMax })
  }

  /** As far as memory knows: for what is not worth a read. */
  #groupRegion(partition: number, user: UserKey, group: GroupKey): number {
    const cell = this.#running(userPart(partition)).runner.peek(conversationCellKey(user, group))
    return (cell as ConversationCell | undefined)?.route.region ?? 0
  }

  async #memberRoute(from: Part, group: GroupKey, user: UserKey): Promise<Route | undefined> {
    const cell = (await this.#running(from).runner.read(membershipCellKey(group, user))) as MembershipCell | undefined
    return cell?.route
  }

  async #group(from: Part, group: GroupKey): Promise<GroupCell | undefined> {
    return (await this.#running(from).runner.read(groupCellKey(group))) as GroupCell | undefined
  }

  async #senderOf(user: UserKey): Promise<Sender> {
    const { part, zone } = await this.reads.homeOf(user)
    return { user, writer: 0, part, zone }
  }

  #tables(): FlowTable[] {
    return [...this.#parts.values()].map(({ runner }) => runner.cell.policy)
  }

  #running(part: Part): Running {
    return this.#parts.get(nameOf(part)) as Running
  }

  async #store(running: Running): Promise<void> {
    await running.runner.checkpoint()
  }

  async #flushAll(): Promise<void> {
    await Promise.all([...this.#parts.values()].map(({ writer }) => writer.write()))
  }

  /** Called with every append and every write, so it must cost nothing where nobody waits: not even an iterator. */
  #roomMade(): void {
    if (!this.#stopped) this.#runners.forEach(goOnIfThereIsRoom)
  }

  #fail(error: unknown): void {
    if (!this.#stopped) this.#ports.onFailure(error)
  }
}

const goOnIfThereIsRoom = (runner: PartRunner): void => runner.roomMade()

/** A log that is full or closing takes no tick: the next one will do. */
const ignoreUntilNextTick = (): void => {}
