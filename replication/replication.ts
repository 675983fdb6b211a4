/**
 * A region's replication: the embedded mirror that carries its outbound lanes, the receiver of what
 * arrives, canaries and the asking for gaps. One per region, in the process that has the log. Where
 * MirrorMaker 2 copies the lanes, it takes the place of the pumps, and what it copied is read from this
 * region's own log; the receiver, counters and canaries are the same.
 */
import type { Timer } from '../platform/clock.ts'
import type { Offset, Part } from '../platform/event-log/event-log.ts'
import type { KeptFiles } from '../platform/kept-files.ts'
import type { Service } from '../platform/lifecycle.ts'
import { encodeLane } from '../protocol/codec/lane.ts'
import { type DirectoryEntry, encodeLaneGap, type LaneGap } from '../protocol/cold-messages.ts'
import { limits } from '../protocol/limits.ts'
import { laneClasses, lanePartition, recordKinds } from '../protocol/log-records.ts'
import { laneTargets } from '../protocol/messages.ts'
import type { Region } from '../protocol/places.ts'
import { BarrierTables } from './barrier-tables.ts'
import { Canaries, type LaneCounter } from './canary.ts'
import { CounterTable } from './counter-table.ts'
import { missingCount } from './counters.ts'
import { type Lane, topicOfLane } from './lane-name.ts'
import { LaneHold, laneHoldBytesMax } from './lane-hold.ts'
import { type LaneSilence, laneSilences } from './lane-silence.ts'
import { type MirroredTopics, LaneArrivals } from './lane-arrivals.ts'
import type { LaneCarrier } from './lane-carrier.ts'
import { type CarrierPorts, carrierOf } from './lane-carriers.ts'
import { type LaneStatus, LaneStatusBoard } from './lane-status.ts'
import type { LaneReceiving } from './lane-transport.ts'
import { Positions } from './positions.ts'
import { LaneReceiver, noReceiverFaults, type ReceiverFaults } from './receiver.ts'

export interface ReplicationPorts extends CarrierPorts {
  readonly others: readonly Region[]
  /** How far lanes are, and what their barriers brought: a folder of its own. */
  readonly files: KeptFiles
  readonly receiverFaults?: ReceiverFaults
  /** Around the receiver of what mirrors have brought, for whoever follows messages. */
  readonly traced?: (receive: LaneReceiving) => LaneReceiving
  /** Newest counter the folds have given in a lane partition. */
  readonly laneCounter: LaneCounter
  /** The oldest lane generation that some part still writes to (R7). */
  oldestGeneration(): number
  putDirectory(entry: DirectoryEntry): Promise<void>
  /** Bytes of log that lanes to one region may hold; what `lane-hold.ts` says without it. */
  readonly laneHoldBytesMax?: number | undefined
  /** The lanes to the region with this alias hold half of what they may (L7). */
  onLaneAlarm(alias: string, bytes: number): void
}

export interface OutboundStatus {
  readonly topic: string
  readonly to: string
  /** Records not handed over yet, over all partitions. */
  readonly behind: number
  /** Bytes of the log that this lane would keep from being cut. */
  readonly held: number
}

interface PumpedLane {
  readonly lane: Lane
  readonly partition: number
  readonly part: Part
  readonly pump: LaneCarrier
  /** What the log was told that it may forget, by this run. */
  released: Offset
}

const saveEveryMs = 1_000
/** An open gap is asked for again this often: longer than two round trips around the world. */
const askAgainMs = 5_000

export class Replication implements Service {
  readonly #ports: ReplicationPorts
  readonly #positions: Positions
  readonly #counters: CounterTable
  readonly #barriers: BarrierTables
  readonly #status = new LaneStatusBoard()
  readonly #pumps = new Map<string, PumpedLane>()
  readonly #canaries: Canaries
  readonly #receiver: LaneReceiver
  readonly #timers: Timer[] = []
  readonly #hold: LaneHold
  readonly #arrivals: LaneArrivals | undefined
  /** Gaps that were open when it was last looked, by their first counter. */
  #openBefore = new Set<string>()
  #saving: Promise<void> | undefined
  /** Lane generation that is written to. */
  #newest = 1
  readonly #since: number

  private constructor(ports: ReplicationPorts, positions: Positions, counters: CounterTable, barriers: BarrierTables) {
    this.#ports = ports
    this.#positions = positions
    this.#counters = counters
    this.#barriers = barriers
    this.#since = ports.clock.now()
    this.#hold = new LaneHold(ports.log, ports.laneHoldBytesMax ?? laneHoldBytesMax, (alias, bytes) =>
      ports.onLaneAlarm(alias, bytes),
    )
    this.#canaries = new Canaries(ports.log, ports.clock, ports.here.number, ports.laneCounter)
    this.#receiver = new LaneReceiver({
      here: ports.here,
      counts: ports.counts,
      log: ports.log,
      clock: ports.clock,
      counters,
      barriers,
      faults: ports.receiverFaults ?? noReceiverFaults,
      status: this.#status,
      policy: (part) => ports.policy(part),
      putDirectory: (entry) => ports.putDirectory(entry),
      heard: (gap) => this.#heard(gap),
      confirm: (from, topic, partition, counter) => this.#confirm(from, topic, partition, counter),
    })
    this.#arrivals = ports.mirrored && this.#readMirrored(ports.mirrored)
  }

  static async start(ports: ReplicationPorts): Promise<Replication> {
    const { files } = ports
    const replication = new Replication(
      ports,
      await Positions.open(files),
      await CounterTable.open(files),
      await BarrierTables.open(files),
    )
    replication.#openKnownGenerations()
    replication.#startTimers()
    return replication
  }

  /** What arrives from other regions goes in here. */
  readonly receive: LaneReceiving = (batch) => this.#receiver.receive(batch)

  inbound(): readonly LaneStatus[] {
    return this.#status.list(this.#ports.clock.now(), (from, topic) => {
      let gaps = 0
      for (const entry of this.#counters.entries())
        if (entry.from === from && entry.topic === topic) gaps += missingCount(entry.state)
      return gaps
    })
  }

  silences(): readonly LaneSilence[] {
    return laneSilences({
      lanes: this.#counters.entries(),
      newestCanary: (from) => this.#status.newestCanary(from),
      since: this.#since,
      now: this.#ports.clock.now(),
    })
  }

  outbound(): readonly OutboundStatus[] {
    const sums = new Map<string, OutboundStatus>()
    for (const { lane, part, pump } of this.#pumps.values()) {
      const before = sums.get(part.topic)
      sums.set(part.topic, {
        topic: part.topic,
        to: lane.to,
        behind: (before?.behind ?? 0) + pump.behind,
        held: Math.max(before?.held ?? 0, this.#ports.log.heldBy(part)),
      })
    }
    return [...sums.values()]
  }

  /** L7: the region with this alias has been away for so long that nothing more may be sent to it. */
  isFull(alias: string): boolean {
    return this.#hold.isFull(alias)
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) timer.cancel()
    for (const { pump } of this.#pumps.values()) pump.stop()
    await this.#arrivals?.stop()
    await this.#saving
    await this.#save()
  }

  /**
   * Those that may still hold something, and the one that is written to. What a crash kept from a lane
   * is said again when the fold repeats it, maybe only in a moment: so a lane that is empty now is
   * carried, too, as long as its counters are kept.
   */
  #openKnownGenerations(): void {
    const { log, policy } = this.#ports
    const { generation } = policy().record
    for (let older = 1; older < generation; older++) {
      const isCounted = older > generation - limits.laneGenerationsMax
      if (isCounted || this.#lanesOf(older).some(({ part }) => log.end(part) > log.start(part))) this.#open(older)
    }
    this.openGeneration(generation)
  }

  /** R7: from now on lanes of this generation are carried, too. Older ones are until their barriers are through. */
  openGeneration(generation: number): void {
    this.#newest = Math.max(this.#newest, generation)
    this.#canaries.writeTo(generation)
    this.#open(generation)
  }

  /**
   * How many lane partitions up to `generation` end with, or hold, the barrier of `activation`, and how many
   * are past it. Nobody waits for those to a region that `isStopped` names: nothing goes there, and once it
   * does the barrier goes before whatever is behind it.
   */
  barriers(
    activation: number,
    generation: number,
    isStopped: (alias: string) => boolean = () => false,
  ): { readonly of: number; readonly through: number } {
    const meant = [...this.#pumps.values()].filter(
      ({ lane, partition }) => lane.generation <= generation && this.#given(lane, partition) > 0 && !isStopped(lane.to),
    )
    const through = meant.filter(({ lane, partition, pump }) =>
      pump.isThrough(activation, this.#given(lane, partition)),
    )
    return { of: meant.length, through: through.length }
  }

  #lanesOf(generation: number): { lane: Lane; other: Region; partition: number; part: Part }[] {
    const { others, counts } = this.#ports
    const partitions = Array.from({ length: lanePartition.count(counts) }, (_, partition) => partition)
    return others.flatMap((other) =>
      laneClasses.flatMap((laneClass) => {
        const lane = { to: other.alias, class: laneClass, generation }
        return partitions.map((partition) => ({
          lane,
          other,
          partition,
          part: { topic: topicOfLane(lane), partition },
        }))
      }),
    )
  }

  #open(generation: number): void {
    for (const { lane, other, partition, part } of this.#lanesOf(generation)) {
      const name = `${part.topic}/${partition}`
      if (this.#pumps.has(name)) continue
      const pump = carrierOf(this.#ports, this.#positions, { lane, other, partition })
      if (pump === undefined) continue
      this.#pumps.set(name, { lane, partition, part, pump, released: 0 })
      if (lane.class !== 'control' || this.#arrivals !== undefined) this.#canaries.watch(lane, partition)
      pump.start()
    }
  }

  #readMirrored(mirrored: MirroredTopics): LaneArrivals {
    const { log, scheduler, random, batchBytes, here, others, traced = (receive) => receive } = this.#ports
    return new LaneArrivals({
      log,
      mirrored,
      scheduler,
      random,
      positions: this.#positions,
      batchBytes,
      isOurs: (from, lane) => lane.to === here.alias && others.some(({ alias }) => alias === from),
      receive: traced(this.receive),
    })
  }

  #startTimers(): void {
    const { scheduler } = this.#ports
    this.#timers.push(
      scheduler.every(saveEveryMs, () => {
        this.#saving ??= this.#save().finally(() => {
          this.#saving = undefined
        })
      }),
      scheduler.every(canaryPeriodTickMs, () => {
        this.#canaries.tick().catch(ignoreUntilNextTick)
      }),
      scheduler.every(askAgainMs, () => {
        this.#askForGaps().catch(ignoreUntilNextTick)
      }),
    )
  }

  async #save(): Promise<void> {
    const forgetArrived = this.#arrivals?.forgetLater()
    try {
      await this.#barriers.save()
      await this.#counters.save()
      await this.#positions.save()
    } catch {
      // The disk may be full, a database away: positions and counters stay older, which costs a replay.
      return
    }
    await forgetArrived?.()
    await this.#forget()
  }

  /** L7: what its destination has is no longer held. In most lanes nothing was handed over since the last time. */
  async #forget(): Promise<void> {
    const { log } = this.#ports
    for (const one of this.#pumps.values()) {
      const { lane, partition, part, pump } = one
      if (pump.position <= one.released) continue
      const offset = pump.forgettable(lane.class === 'control' ? 0 : this.#given(lane, partition))
      if (offset <= one.released) continue
      one.released = offset
      await log.release(part, offset)
    }
    this.#endGenerations()
    for (const { alias } of this.#ports.others) this.#hold.measure(alias, this.#partsTo(alias))
  }

  /** R7: a lane that nobody writes to any more, and of which everything has arrived, is carried no longer. */
  #endGenerations(): void {
    const { oldestGeneration } = this.#ports
    const written = oldestGeneration()
    for (const [name, { lane, partition, pump }] of this.#pumps) {
      if (lane.generation >= written || pump.behind > 0) continue
      if (!pump.isThrough(Number.POSITIVE_INFINITY, this.#given(lane, partition))) continue
      pump.stop()
      this.#canaries.unwatch(lane, partition)
      this.#pumps.delete(name)
    }
  }

  /** The newest counter of a lane partition; above all of them while it is not known. */
  #given(lane: Lane, partition: number): number {
    return this.#ports.laneCounter(lane, partition) ?? Number.POSITIVE_INFINITY
  }

  #partsTo(alias: string): readonly Part[] {
    return [...this.#pumps.values()].filter(({ lane }) => lane.to === alias).map(({ part }) => part)
  }

  /** A gap that is being filled by what was on its way is no loss: asked for is what stays as it is. */
  async #askForGaps(): Promise<void> {
    const open = new Set<string>()
    for (const { from, topic, partition, state } of this.#counters.entries()) {
      for (const { first, last } of state.holes) {
        const gap = `${from} ${topic} ${partition} ${first}`
        open.add(gap)
        if (this.#arrivals !== undefined && !this.#openBefore.has(gap)) continue
        await this.#tell(from, { topic, partition, first, last, region: this.#ports.here.number })
      }
    }
    this.#openBefore = open
  }

  /** The counters are saved first: what was confirmed must not look missing after a crash. */
  async #confirm(from: string, topic: string, partition: number, counter: number): Promise<void> {
    await this.#counters.save()
    await this.#tell(from, { topic, partition, first: 0, last: counter, region: this.#ports.here.number })
  }

  async #tell(alias: string, gap: LaneGap): Promise<void> {
    const { log, clock, here } = this.#ports
    const at = clock.now()
    const payload = encodeLane({
      counter: 0,
      policyVersion: 0,
      authorRegion: here.number,
      authorZone: 0,
      toTopic: laneTargets.control,
      toPart: 0,
      recordKind: recordKinds.laneGap,
      at,
      dataClass: 'control',
      payload: encodeLaneGap(gap),
    })
    const lane = { to: alias, class: 'control', generation: this.#newest } as const
    await log.append({ topic: topicOfLane(lane), partition: 0 }, [{ kind: recordKinds.lane, flags: 0, at, payload }])
  }

  #heard(gap: LaneGap): void {
    const pump = this.#pumps.get(`${gap.topic}/${gap.partition}`)?.pump
    if (pump === undefined) return
    if (gap.first > 0) return pump.resend(gap.first, gap.last)
    pump.confirmed(gap.last)
  }
}

const canaryPeriodTickMs = 1_000

/** Timed work that failed (a full disk, a closing log) is tried again by the next tick. */
const ignoreUntilNextTick = (): void => {}
