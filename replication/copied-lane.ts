/**
 * One lane partition that MirrorMaker copies. The mirror reads the log by itself and tells nobody how far
 * it is, so what has arrived is what the destination says: by counters, and where a lane is not counted
 * by canaries that name the lane's own offset (`canary.ts`).
 *
 * What was lost on the way goes into the lane a second time, judged by the policy of today: a mirror
 * cannot be sent back, and the destination takes records in any order of their counters.
 */
import type { Clock, Scheduler } from '../platform/clock.ts'
import type { EventLog, NewRecord, Offset, StoredRecord } from '../platform/event-log/event-log.ts'
import type { Random } from '../platform/random.ts'
import { readLane } from '../protocol/codec/lane.ts'
import { recordKinds } from '../protocol/log-records.ts'
import type { FlowTable } from '../residency-policy/flows/flow-table.ts'
import { readPolicyRecord } from '../residency-policy/flows/policy-record-codec.ts'
import { gate, goesOn } from './gate.ts'
import type { LaneCarrier } from './lane-carrier.ts'
import { type Lane, topicOfLane } from './lane-name.ts'
import { LaneWork } from './lane-work.ts'

export interface CopiedLanePorts {
  readonly log: EventLog
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly scheduler: Scheduler
  readonly random: Random
  readonly toRegion: number
  /** Of one read of the lane, and of what is put into it again at once. */
  readonly batchBytes?: number | undefined
  /** Of the part whose lane this is. */
  policy(): FlowTable
}

const batchBytesDefault = 512 * 1024
/** The destination asks every few seconds, and a mirror that starts again takes a minute. */
const resendAgainMs = 60_000
/** Ranges that are remembered as sent again; a destination has at most as many open. */
const rangesMax = 64

interface Range {
  readonly first: number
  readonly last: number
  readonly at: number
}

export class CopiedLane implements LaneCarrier {
  readonly #ports: CopiedLanePorts
  readonly #part
  readonly #isCounted: boolean
  readonly #work: LaneWork
  #position: Offset
  /** A counter; in a lane that is not counted an offset. */
  #confirmed = 0
  /** Something was confirmed since the lane was last looked through. */
  #isNews = false
  #asked: Range[] = []
  #resent: Range[] = []
  /** Of the newest barrier that has arrived (R7). */
  #activation = 0

  constructor(ports: CopiedLanePorts, lane: Lane, partition: number) {
    this.#ports = ports
    this.#part = { topic: topicOfLane(lane), partition }
    this.#isCounted = lane.class !== 'control'
    this.#position = ports.log.start(this.#part)
    this.#work = new LaneWork(
      ports,
      () => this.#run(),
      () => this.#isNews || this.#asked.length > 0,
    )
  }

  /**
   * Nothing is to be done before the destination says something, but the lane has to be there: a mirror looks
   * for new ones every ten seconds, which its first record would wait. Whoever watches sees to that.
   */
  start(): void {
    this.#ports.log.watch(this.#part, () => {})()
  }

  stop(): void {
    this.#work.stop()
  }

  get position(): Offset {
    return this.#position
  }

  get behind(): number {
    return Math.max(0, this.#ports.log.end(this.#part) - this.#position)
  }

  resend(first: number, last: number): void {
    const at = this.#ports.clock.monotonic()
    this.#resent = this.#resent.filter((range) => at - range.at < resendAgainMs).slice(-rangesMax)
    const isCovered = (range: Range): boolean => range.first <= first && last <= range.last
    if (this.#asked.some(isCovered) || this.#resent.some(isCovered) || this.#asked.length >= rangesMax) return
    this.#asked.push({ first, last, at })
    this.#work.wake()
  }

  confirmed(counter: number): void {
    this.#confirmed = Math.max(this.#confirmed, counter)
    this.#isNews = true
    this.#work.wake()
  }

  forgettable(): Offset {
    return this.#position
  }

  isThrough(activation: number, given: number): boolean {
    return this.#confirmed >= given || this.#activation >= activation
  }

  async #run(): Promise<void> {
    for (let range = this.#asked[0]; range !== undefined; range = this.#asked[0]) {
      await this.#sendAgain(range)
      this.#asked.shift()
      this.#resent.push(range)
    }
    this.#isNews = false
    await this.#moveOn()
  }

  /** Past everything that the destination is known to have. */
  async #moveOn(): Promise<void> {
    const { log } = this.#ports
    while (!this.#work.stopped) {
      // The lane may have been made anew: what was in it comes by the chains (W11).
      this.#position = Math.max(this.#position, log.start(this.#part))
      const records = await this.#read(this.#position)
      const open = records.findIndex((record) => !this.#hasArrived(record))
      const newest = records[(open < 0 ? records.length : open) - 1]
      if (newest === undefined) return
      this.#position = newest.offset + 1
      if (open >= 0) return
    }
  }

  #hasArrived({ offset, payload }: StoredRecord): boolean {
    if (!this.#isCounted) return offset < this.#confirmed
    const lane = readLane(payload)
    if (lane.counter > this.#confirmed) return false
    if (lane.recordKind === recordKinds.barrier)
      this.#activation = Math.max(this.#activation, readPolicyRecord(lane.payload).activation)
    return true
  }

  /** What is still in the log of a lost range; what is not heals by the chains (W11). */
  async #sendAgain({ first, last }: Range): Promise<void> {
    const { log } = this.#ports
    const end = log.end(this.#part)
    for (let from = log.start(this.#part); from < end && !this.#work.stopped; ) {
      const records = await this.#read(from)
      const newest = records.at(-1)
      if (newest === undefined) return
      const again = records.flatMap((record) => this.#again(record, first, last))
      if (again.length > 0) await log.append(this.#part, again)
      from = newest.offset + 1
    }
  }

  #again({ payload, kind, flags, at }: StoredRecord, first: number, last: number): NewRecord[] {
    const { clock, toRegion, policy } = this.#ports
    const lane = readLane(payload)
    if (lane.counter < first || lane.counter > last) return []
    const bytes = goesOn(gate(lane, toRegion, [policy()], clock.now()), payload)
    return bytes === undefined ? [] : [{ kind, flags, at, payload: bytes }]
  }

  #read(from: Offset): readonly StoredRecord[] | Promise<readonly StoredRecord[]> {
    const { log, batchBytes = batchBytesDefault } = this.#ports
    return log.read(this.#part, from, batchBytes)
  }
}
