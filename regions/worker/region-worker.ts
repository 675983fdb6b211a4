/**
 * A worker of a region: runs parts, carries out what folds say, and serves those who are connected.
 * An embedded region has one, which runs them all; on the real engines each runs some, and asks its
 * colleagues about the others.
 */
import type { Timer } from '../../platform/clock.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeTyping, type Typing } from '../../protocol/cold-messages.ts'
import { aheadMaxMs, type IdStamper, idStamper } from '../../protocol/hlc.ts'
import type { GroupKey, SessionId, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { idCounterMax, idEpochMs, idOf } from '../../protocol/message-id.ts'
import { topics, userPart } from '../../protocol/log-records.ts'
import type { Id64, Route, Send, Verdict } from '../../protocol/messages.ts'
import type { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { NewMailbox } from '../accounts/person-creation.ts'
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
import type { RowOutcome, TimelineOutcome } from '../fold/outcome.ts'
import { HotTail } from '../mailbox/hot-tail.ts'
import { RecentMarks } from '../mailbox/recent-marks.ts'
import { RowsReader } from '../mailbox/rows-reader.ts'
import { pageBytes } from '../mailbox/sync-page.ts'
import { Accept, type Sender } from './accept.ts'
import { AppendQueue } from './append-queue.ts'
import type { Audience } from './audience.ts'
import { type Colleague, type Colleagues, nobodyElse } from './colleagues.ts'
import { sayingWhy } from './append-refusal.ts'
import { CommandInbox } from './command-inbox.ts'
import { DeadLetters } from './dead-letters.ts'
import { gapWaitFirstMs } from './gap-timer.ts'
import { GatewaySessions, type PersonAtAttach } from './gateway-sessions.ts'
import { everyInTurns } from './in-turns.ts'
import { homeRecords, policyRecords } from './opening-records.ts'
import { nameOfPart, OwnParts } from './own-parts.ts'
import type { PartRunner } from './part-runner.ts'
import { PartsAnywhere } from './parts-anywhere.ts'
import { partsOfRegion } from './parts-of-region.ts'
import { noFacts, PartsServed } from './parts-served.ts'
import { Receipts } from './receipts.ts'
import { RegionReads } from './region-reads.ts'
import { RegionStanding } from './region-standing.ts'
import type { RegionWorkerPorts } from './region-worker-ports.ts'
import { Resend } from './resend.ts'
import type { ServedLink } from './served-link.ts'
import { Ticker } from './ticker.ts'
import { Unary } from './unary.ts'
import type { GatewaySink } from './worker-link.ts'
import { noWorkerFaults } from './worker-faults.ts'

const flushEveryMs = 500
const checkpointEveryMs = 2_000
const tickEveryMs = 200
const groupsListed = 100_000
export class RegionWorker implements Service {
  readonly sessions: GatewaySessions
  readonly reads: RegionReads
  readonly deadLetters: DeadLetters
  /** Policies, lanes and positions of all parts of the region. */
  readonly standing: RegionStanding
  /** What colleagues may ask. */
  readonly served: Colleague
  readonly #ports: RegionWorkerPorts
  readonly #colleagues: Colleagues
  readonly #parts: OwnParts
  readonly #anywhere: PartsAnywhere
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
      await worker.take(ports.parts ?? partsOfRegion(ports.counts))
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
    this.#colleagues = ports.colleagues ?? nobodyElse
    this.#ids = idStamper(clock, region.number, ports.idNode ?? 1)
    this.#ticker = new Ticker(log, counts.feed, () => clock.now())
    this.deadLetters = new DeadLetters({
      runners: () => this.#parts.runners,
      colleagues: this.#colleagues,
      appendAndFold: (part, records) => this.#parts.appendAndFold(this.#parts.get(part), records),
      now: () => clock.now(),
    })
    this.#appends = new AppendQueue(log, clock, scheduler, () => this.#roomMade())
    this.#parts = new OwnParts({
      worker: ports,
      appends: this.#appends,
      slow: {
        ask: (...asked) => this.#resend.ask(...asked),
        reemit: (...asked) => this.#resend.reemit(...asked),
        reemitGroup: (...asked) => this.#resend.reemitGroup(...asked),
        home: (...asked) => this.#resend.home(...asked),
      },
      policy: () => this.standing.told,
      audienceIn: (part, isLeaving) => this.#audienceIn(part, isLeaving),
      onStored: (part, reach) => this.#onStored(part, reach),
      onFailure: (error) => this.#fail(error),
    })
    this.#anywhere = new PartsAnywhere({
      own: this.#parts,
      colleagues: this.#colleagues,
      scheduler,
      served: () => this.served,
    })
    this.standing = new RegionStanding({
      own: this.#parts,
      colleagues: this.#colleagues,
      counts,
      aliases: ports.aliases,
      policy: ports.policy,
    })
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
      own: this.#parts,
      colleagues: this.#colleagues,
      anywhere: this.#anywhere,
    })
    this.#resend = new Resend({
      region: region.number,
      counts,
      aliases: ports.aliases,
      store: ports.store,
      appends: this.#appends,
      clock,
      policyOf: (part) => this.#parts.running(part).runner.cell.policy,
      stored: () => this.#parts.flush(),
      memberRoute: (from, group, user) => this.#memberRoute(from, group, user),
      subjectRoute: async (user) => directory.lookup(user),
      group: (from, group) => this.#group(from, group),
      zoneOf: (owner, from) => this.#zoneOf(owner, from),
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
      runner: (partition) => this.#parts.userRunner(partition),
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
      headNow: (part, user) => (this.#parts.userRunner(part).peek(personCellKey(user)) as PersonCell | undefined)?.head,
      isEnded: (session) => ports.isEnded(session),
      rowAt: (user, seq) => this.reads.rowAt(user, seq),
      sync: async (user, key, limit, request) => pageBytes(await this.reads.sync(user, key, limit), request),
      request: (identity, method, body) => ports.request(identity, method, body),
      typingInGroup: (from, group, typing) => this.#typingInGroup(from, group, typing),
    })
    this.served = new PartsServed({
      own: this.#parts,
      reads: this.reads,
      deadLetters: this.deadLetters,
      sessions: this.sessions,
      standing: this.standing,
      about: ports.about ?? noFacts,
      request: (identity, method, body) => ports.request(identity, method, body),
      submitHere: async (user, send) => this.#unary.submit(await this.#senderOf(user), send),
      openHere: (part, people) => this.#openHere(part, people),
      activateHere: (policy) => this.#activateHere(policy),
      typingInGroup: (from, group, typing) => this.#typingInGroup(from, group, typing),
    })
  }

  connectGateway(sink: GatewaySink): ServedLink {
    return this.sessions.connectGateway(sink)
  }

  /** Runs `parts` from now on. Resolves when each is folded up to the end of its log and serves. */
  async take(parts: readonly Part[]): Promise<void> {
    const opened = await this.#parts.open(parts)
    // Rows and groups of people are known before anything is folded on top of them.
    const feeds = opened.filter(({ part }) => part.topic === topics.feed)
    const groups = await Promise.all(feeds.map(({ runner }) => runner.list('f', groupsListed)))
    for (const { cell } of groups.flat()) this.#noteMembers(cell as FeedCell)
    await this.#parts.fold(opened)
    this.#ids.raise(this.#idFloor())
    await this.#parts.serve(opened)
  }

  /**
   * Runs them no longer: connections of their people end, what was folded is stored, as far as the store
   * takes it. From the first moment on nothing of them is read from memory, which will soon be old.
   */
  async giveUp(parts: readonly Part[]): Promise<void> {
    const ended = this.#parts.giveUp(parts)
    for (const part of parts) {
      this.#tail.forget(nameOfPart(part))
      this.#marks.forget(nameOfPart(part))
    }
    this.sessions.endParts(
      new Set(parts.filter(({ topic }) => topic === topics.user).map(({ partition }) => partition)),
    )
    await ended
  }

  /** A command of a request without a counter; resolves to the fold's verdict (W5). */
  async submit(user: UserKey, send: Send): Promise<Verdict> {
    const part = userPart((await this.reads.homeOf(user)).part)
    return this.#anywhere.ask(part, (owner) => owner.submit(part, user, send))
  }

  /** Opens mailboxes of new people: their first records, folded when this resolves. */
  async openMailboxes(people: readonly NewMailbox[]): Promise<void> {
    const byPart = Map.groupBy(people, ({ home }) => home.part)
    await Promise.all(
      [...byPart].map(([partition, some]) => {
        const part = userPart(partition)
        return this.#anywhere.ask(part, (owner) => owner.openMailboxes(part, some))
      }),
    )
  }

  /** The policy in force in a part; without one, what the whole region stands by. */
  policy(part?: Part): FlowTable {
    return this.standing.policy(part)
  }

  /** Puts `policy` into every part; resolves when every part judges by it. Parts that do already are left alone. */
  async activate(policy: PolicyRecord): Promise<void> {
    const elsewhere = this.#colleagues.all().map((colleague) => colleague.activate(policy))
    await Promise.all([this.#activateHere(policy), ...elsewhere])
  }

  /** Stores everything folded so far, in the whole region. */
  async checkpoint(): Promise<void> {
    await Promise.all([this.#parts.checkpoint(), ...this.#colleagues.all().map((colleague) => colleague.checkpoint())])
  }

  /** Typing of `typing.peer`, to somebody at home in this region, wherever they are connected. */
  deliverTyping(to: UserKey, typing: Typing): void {
    this.#deliverTyping([to], typing)
  }

  /** A session has ended: its connections go at once, wherever they are. */
  endSession(user: UserKey, session: SessionId): void {
    this.sessions.revoke(user, session)
    this.#colleagues.sessionEnded(user, session)
  }

  /**
   * Stores what was folded, for so long; a store or log that does not take it is left as it is, which
   * is what a crash would do: the next start folds the rest again.
   */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers.splice(0)) timer.cancel()
    this.#receipts.stop()
    await this.#parts.giveUp([...this.#parts.all()].map(({ part }) => part))
  }

  #startTimers(): void {
    const { clock, scheduler, workerFaults: faults = noWorkerFaults } = this.#ports
    this.#timers.push(
      everyInTurns(
        scheduler,
        flushEveryMs,
        () => [...this.#parts.all()].map(({ writer }) => writer).filter(({ hasRows }) => hasRows),
        (writer) => {
          if (writer.hasRows) writer.write().catch(ignoreUntilNextTick)
        },
      ),
      everyInTurns(
        scheduler,
        checkpointEveryMs,
        () => this.#parts.runners.filter(({ checkpointDue }) => checkpointDue),
        (runner) => {
          if (runner.checkpointDue) runner.checkpointSoon()
        },
      ),
      scheduler.every(tickEveryMs, () => this.#ticker.look(this.#feedCells())),
      scheduler.every(gapWaitFirstMs, () => {
        // Planted bug noRepair (W11): the timer does not ask either.
        if (faults.noRepair) return
        for (const { gaps, runner } of this.#parts.all()) gaps.look(runner.cell, clock.monotonic())
      }),
    )
  }

  /** Durable records that are not folded yet, in the part that has most of them. */
  behind(): number {
    return Math.max(0, ...this.#parts.runners.map((runner) => runner.behind))
  }

  #feedCells(): readonly PartRunner['cell'][] {
    return this.#parts.runners.filter(({ part }) => part.topic === topics.feed).map(({ cell }) => cell)
  }

  #audienceIn(part: Part, isLeaving: () => boolean): Audience {
    const name = nameOfPart(part)
    return {
      verdict: (outcome) => this.sessions.verdict(outcome),
      row: (outcome) => (isLeaving() ? undefined : this.#onRow(outcome, name)),
      presumedRow: (outcome) => this.sessions.presumedRow(outcome),
      timeline: (outcome) => (isLeaving() ? undefined : this.#onTimeline(outcome, name)),
      mark: (outcome) =>
        isLeaving() ? undefined : this.#marks.add(outcome, name, this.#parts.running(part).runner.next - 1),
    }
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
    // A region of one worker copies nothing: each row of a group passes here.
    if (this.#colleagues.takeOver && outcome.to.length > 0)
      this.#colleagues.deliver(outcome.to, entryOf(frameFields.groupRow, outcome.bytes))
  }

  #onStored(part: Part, reach: number): void {
    this.#tail.stored(nameOfPart(part), reach)
    this.#marks.stored(nameOfPart(part), reach)
    this.#roomMade()
  }

  /** Only members say so, and only members hear it. */
  #typingInGroup(from: UserKey, group: GroupKey, typing: Typing): void {
    const part = this.reads.feedPartOf(group)
    if (this.#parts.find(part) === undefined) {
      // As with all of typing: who cannot be asked is not told.
      const bytes = encodeTyping(typing).slice()
      this.#anywhere.ask(part, (owner) => owner.typingInGroup(part, from, bytes)).catch(() => undefined)
      return
    }
    const audience = this.reads.audienceOf(group)
    if (audience.includes(from))
      this.#deliverTyping(
        audience.filter((user) => user !== from),
        typing,
      )
  }

  #deliverTyping(to: readonly UserKey[], typing: Typing): void {
    for (const user of to) this.sessions.deliverTyping(user, typing)
    if (this.#colleagues.takeOver) this.#colleagues.deliver(to, entryOf(frameFields.typing, encodeTyping(typing)))
  }

  #noteMembers(cell: FeedCell): void {
    for (const user of cell.local.keys()) this.reads.noteGroup(user, cell.group)
  }

  async #openHere(part: Part, people: readonly NewMailbox[]): Promise<void> {
    const running = this.#parts.get(part)
    const { clock, region } = this.#ports
    for (const { records } of homeRecords(people, region.number, clock.now()))
      await this.#parts.appendAndFold(running, records).catch((caught: unknown) => {
        throw sayingWhy(caught)
      })
  }

  async #activateHere(policy: PolicyRecord): Promise<void> {
    const now = this.#ports.clock.now()
    this.standing.tell(policy)
    await Promise.all(
      [...this.#parts.all()].map((one) => this.#parts.appendAndFold(one, policyRecords(one.runner.cell, policy, now))),
    )
  }

  async #personAtAttach(user: UserKey, writer: number): Promise<PersonAtAttach> {
    const home = await this.#ports.directory.lookup(user)
    if (home?.region !== this.#ports.region.number) {
      return { type: 'elsewhere', home: home === undefined ? undefined : this.#nameOf(home.region) }
    }
    const { part, zone } = home
    const running = this.#parts.find(userPart(part))
    if (running === undefined) return { type: 'beside', worker: this.#colleagues.nameOfOwner(userPart(part)) }
    const cell = (await running.runner.read(personCellKey(user))) as PersonCell | undefined
    if (cell?.opened !== true) return { type: 'opening' }
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
    const latest = Math.max(0, ...this.#parts.runners.map(({ cell }) => cell.time - idEpochMs))
    const { region, idNode = 1 } = this.#ports
    return idOf({ time: latest + aheadMaxMs, region: region.number, node: idNode, counter: idCounterMax })
  }

  /** As far as memory knows: for what is not worth a read. */
  #groupRegion(partition: number, user: UserKey, group: GroupKey): number {
    const cell = this.#parts.userRunner(partition).peek(conversationCellKey(user, group))
    return (cell as ConversationCell | undefined)?.route.region ?? 0
  }

  async #zoneOf(owner: UserKey, from: Part): Promise<number> {
    const { runner } = this.#parts.running(from)
    return ((await runner.read(personCellKey(owner))) as PersonCell | undefined)?.zone ?? 0
  }

  async #memberRoute(from: Part, group: GroupKey, user: UserKey): Promise<Route | undefined> {
    const { runner } = this.#parts.running(from)
    return ((await runner.read(membershipCellKey(group, user))) as MembershipCell | undefined)?.route
  }

  async #group(from: Part, group: GroupKey): Promise<GroupCell | undefined> {
    return (await this.#parts.running(from).runner.read(groupCellKey(group))) as GroupCell | undefined
  }

  async #senderOf(user: UserKey): Promise<Sender> {
    const { part, zone } = await this.reads.homeOf(user)
    return { user, writer: 0, part, zone }
  }

  /** Called with every append and every write, so it must cost nothing where nobody waits: not even an iterator. */
  #roomMade(): void {
    if (!this.#stopped) this.#parts.runners.forEach(goOnIfThereIsRoom)
  }

  #fail(error: unknown): void {
    if (!this.#stopped) this.#ports.onFailure(error)
  }
}

const goOnIfThereIsRoom = (runner: PartRunner): void => runner.roomMade()

/** A log that is full or closing takes no tick: the next one will do. */
const ignoreUntilNextTick = (): void => {}
