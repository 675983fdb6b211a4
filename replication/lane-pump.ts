/**
 * Carries one lane partition to its destination: read, gate, deliver, move the position, again. One
 * batch is on the way at a time, so the order of the lane is the order of arrival; a batch whose
 * outcome is unknown goes out again, unchanged in content, before anything else.
 *
 * Told to by `faults`, it duplicates, replays and loses as a real mirror does when its tasks restart:
 * the folds must not care.
 */
import type { Clock, Scheduler } from '../platform/clock.ts'
import type { EventLog, Offset, StoredRecord } from '../platform/event-log/event-log.ts'
import type { Random } from '../platform/random.ts'
import { readLane } from '../protocol/codec/lane.ts'
import { recordKinds } from '../protocol/log-records.ts'
import type { LaneRecord } from '../protocol/messages.ts'
import type { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { readPolicyRecord } from '../residency-policy/flows/policy-record-codec.ts'
import { gate, goesOn, type JudgedBytes } from './gate.ts'
import type { LaneCarrier } from './lane-carrier.ts'
import { type Lane, topicOfLane } from './lane-name.ts'
import type { LaneTransport } from './lane-transport.ts'
import { LaneWork } from './lane-work.ts'
import type { Positions } from './positions.ts'

export interface MirrorFaults {
  /** Chance that a batch is delivered twice. */
  readonly duplicate: number
  /** Chance that, after a batch, the mirror starts again up to `replayMax` records earlier. */
  readonly replay: number
  readonly replayMax: number
  /** Chance that a batch is skipped as if it had arrived. */
  readonly lose: number
  /** R7 Its gate lets everything through. */
  readonly openGate: boolean
}

export const noMirrorFaults: MirrorFaults = { duplicate: 0, replay: 0, replayMax: 0, lose: 0, openGate: false }

export interface PumpPorts {
  readonly log: EventLog
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Scheduler
  readonly random: Random
  readonly transport: LaneTransport
  readonly positions: Positions
  readonly fromAlias: string
  readonly toRegion: number
  readonly faults: MirrorFaults
  /** Of one batch. The destination appends what it brings to a part at once, so its log must take as much. */
  readonly batchBytes?: number | undefined
  /** Of the part whose lane this is. */
  policy(): FlowTable
}

/** A batch that fits a few round trips on a phone line between continents and a gRPC message. */
const batchBytesDefault = 512 * 1024
/** Batches between two confirmations, which come every second in a busy lane. */
const unconfirmedMax = 4_096

export class LanePump implements LaneCarrier {
  readonly #ports: PumpPorts
  readonly #lane: Lane
  readonly #partition: number
  readonly #part
  readonly #work: LaneWork
  #position: Offset
  #resends: { first: number; last: number }[] = []
  /** Batches handed over and not confirmed: newest counter in each, and the offset behind it. */
  #unconfirmed: { readonly counter: number; readonly next: Offset }[] = []
  #confirmed = 0
  #forgettable: Offset = 0
  #unwatch: (() => void) | undefined
  /** The newest barrier handed over (R7). */
  #barrier = { activation: 0, counter: 0 }

  constructor(ports: PumpPorts, lane: Lane, partition: number) {
    this.#ports = ports
    this.#lane = lane
    this.#partition = partition
    this.#part = { topic: topicOfLane(lane), partition }
    const start = ports.log.start(this.#part)
    const saved = ports.positions.of(this.#part.topic, partition) ?? start
    // A place behind the end is one in a lane that was there before.
    this.#position = saved > ports.log.end(this.#part) ? start : Math.max(start, saved)
    this.#work = new LaneWork(
      ports,
      () => this.#run(),
      () => this.behind > 0 || this.#resends.length > 0,
    )
  }

  start(): void {
    this.#unwatch = this.#ports.log.watch(this.#part, () => this.#work.wake())
    this.#work.wake()
  }

  stop(): void {
    this.#work.stop()
    this.#unwatch?.()
  }

  /** Everything below was handed over. */
  get position(): Offset {
    return this.#position
  }

  /** Records not handed over yet. */
  get behind(): number {
    return Math.max(0, this.#ports.log.end(this.#part) - this.#position)
  }

  /** Sends the records with these counters again, judged by today's policy (R3). */
  resend(first: number, last: number): void {
    if (this.#resends.some((range) => range.first === first && range.last === last)) return
    this.#resends.push({ first, last })
    this.#work.wake()
  }

  /** The destination has everything up to `counter` (R3). */
  confirmed(counter: number): void {
    this.#confirmed = Math.max(this.#confirmed, counter)
  }

  /**
   * The offset below which the lane may be forgotten: what is counted there is confirmed, what is not
   * counted was handed over. `given` is the newest counter of the partition as it was a moment ago: what
   * was handed over since is remembered here. Once all of it is confirmed, so is everything handed over,
   * also by an earlier run whose batches nobody remembers.
   */
  forgettable(given: number): Offset {
    const newest = Math.max(given, this.#unconfirmed.at(-1)?.counter ?? 0)
    const behind = this.#unconfirmed.findIndex((batch) => batch.counter > this.#confirmed)
    const done = this.#unconfirmed.splice(0, behind < 0 ? this.#unconfirmed.length : behind)
    this.#forgettable = this.#confirmed >= newest ? this.#position : (done.at(-1)?.next ?? this.#forgettable)
    return this.#forgettable
  }

  /** Whether the destination has everything up to the barrier of `activation`; `given` as for `forgettable`. */
  isThrough(activation: number, given: number): boolean {
    const { activation: met, counter } = this.#barrier
    return this.#confirmed >= given || (met >= activation && this.#confirmed >= counter)
  }

  get #batchBytes(): number {
    return this.#ports.batchBytes ?? batchBytesDefault
  }

  async #run(): Promise<void> {
    while (!this.#work.stopped) {
      const range = this.#resends[0]
      if (range !== undefined) {
        await this.#sendRange(range.first, range.last)
        this.#resends.shift()
        continue
      }
      // The lane may have been made anew: what was in it comes by the chains (W11).
      this.#position = Math.max(this.#position, this.#ports.log.start(this.#part))
      const records = await this.#ports.log.read(this.#part, this.#position, this.#batchBytes)
      const newest = records.at(-1)
      if (newest === undefined) return
      const { faults, random } = this.#ports
      if (!(faults.lose > 0 && random.fraction() < faults.lose)) await this.#send(records)
      if (faults.duplicate > 0 && random.fraction() < faults.duplicate) await this.#send(records)
      this.#moveTo(newest.offset + 1)
      this.#remember(records)
      if (faults.replay > 0 && random.fraction() < faults.replay) {
        this.#position = Math.max(this.#ports.log.start(this.#part), this.#position - random.integer(faults.replayMax))
      }
    }
  }

  #remember(records: readonly StoredRecord[]): void {
    const counter = records.reduce((most, { payload }) => Math.max(most, readLane(payload).counter), 0)
    const next = (records.at(-1)?.offset ?? 0) + 1
    const before = this.#unconfirmed.at(-1)
    if (before !== undefined && next <= before.next) return
    // Too many batches to remember one by one: the newest stands for those before it.
    if (this.#unconfirmed.length >= unconfirmedMax) this.#unconfirmed.pop()
    this.#unconfirmed.push({ counter: Math.max(counter, before?.counter ?? 0), next })
  }

  #moveTo(offset: Offset): void {
    this.#position = offset
    this.#ports.positions.move(this.#part.topic, this.#partition, offset)
  }

  async #send(records: readonly StoredRecord[]): Promise<void> {
    const judged: JudgedBytes[] = []
    for (const record of records) {
      const lane = readLane(record.payload)
      if (lane.recordKind === recordKinds.barrier) this.#noteBarrier(lane)
      const { toRegion, clock, faults } = this.#ports
      const tables = faults.openGate ? [] : [this.#ports.policy()]
      const result = gate(lane, toRegion, tables, clock.now())
      // The payload is a view into the log's memory, valid until the loop turns: what travels is a copy.
      const bytes = goesOn(result, record.payload)
      if (bytes !== undefined) judged.push(bytes)
    }
    if (judged.length === 0) return
    const { transport, fromAlias } = this.#ports
    const first = records[0]?.offset ?? 0
    await transport.deliver({ from: fromAlias, lane: this.#lane, partition: this.#partition, first, records: judged })
  }

  #noteBarrier({ counter, payload }: LaneRecord): void {
    const { activation } = readPolicyRecord(payload)
    if (activation > this.#barrier.activation) this.#barrier = { activation, counter }
  }

  /** What is still in the log of a lost range; what is not heals by the chains (W11). */
  async #sendRange(first: number, last: number): Promise<void> {
    let from = this.#ports.log.start(this.#part)
    while (from < this.#position && !this.#work.stopped) {
      const records = await this.#ports.log.read(this.#part, from, this.#batchBytes)
      const newest = records.at(-1)
      if (newest === undefined) return
      const wanted = records.filter((record) => {
        const { counter } = readLane(record.payload)
        return counter >= first && counter <= last
      })
      if (wanted.length > 0) await this.#send(wanted)
      from = newest.offset + 1
    }
  }
}
