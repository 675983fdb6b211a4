/**
 * Canaries carry a lane partition's newest counter, so that a lost tail shows as well as a hole: one
 * second after the partition's last record, and every 30 s while it has ever had one (L11). They go
 * through the control lane of the same destination, uncounted. Where lanes are copied by a mirror, control
 * lanes have canaries, too: their source has no other way to learn what has arrived.
 *
 * A lane is looked at when it is time and not watched: on Kafka each part that is watched is in every
 * question about growth, and there are a hundred lanes for each other region.
 */
import type { Clock } from '../platform/clock.ts'
import type { EventLog, Offset } from '../platform/event-log/event-log.ts'
import { encodeLane } from '../protocol/codec/lane.ts'
import { encodeCanary } from '../protocol/cold-messages.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { laneTargets } from '../protocol/messages.ts'
import { type Lane, topicOfLane } from './lane-name.ts'

export const canaryPeriodMs = 30_000

interface Watched {
  readonly lane: Lane
  readonly partition: number
  /** Where the lane ended when it was last looked at. */
  end: Offset
  /** Monotonic ms of the look that saw it grow last, of the newest canary. */
  grownAt: number
  sentAt: number
  /** Offset behind the newest canary that told of a lane which is not counted. */
  toldTo: number
}

/**
 * The newest counter that the folds have given in a lane partition, as far as is known: it may have
 * grown since. Undefined while nothing was heard of the part that it comes from. The lane itself may be
 * cut already.
 */
export type LaneCounter = (lane: Lane, partition: number) => number | undefined

export class Canaries {
  readonly #log: EventLog
  readonly #clock: Clock
  readonly #region: number
  readonly #counterOf: LaneCounter
  readonly #watched: Watched[] = []
  /** Of the control lanes that canaries go through: the newest. */
  #generation = 1

  constructor(log: EventLog, clock: Clock, region: number, counterOf: LaneCounter) {
    this.#counterOf = counterOf
    this.#log = log
    this.#clock = clock
    this.#region = region
  }

  /** The older ones may not be written to any more (R7). */
  writeTo(generation: number): void {
    this.#generation = Math.max(this.#generation, generation)
  }

  watch(lane: Lane, partition: number): void {
    this.#watched.push({
      lane,
      partition,
      end: this.#log.end({ topic: topicOfLane(lane), partition }),
      grownAt: this.#clock.monotonic(),
      sentAt: Number.NEGATIVE_INFINITY,
      toldTo: 0,
    })
  }

  /** Its last record has arrived: there is nothing more to tell of it. */
  unwatch(lane: Lane, partition: number): void {
    const index = this.#watched.findIndex(
      (entry) => entry.partition === partition && topicOfLane(entry.lane) === topicOfLane(lane),
    )
    if (index >= 0) this.#watched.splice(index, 1)
  }

  /** To be called about once a second: a lane that has not grown since the last time is quiet. */
  async tick(): Promise<void> {
    const now = this.#clock.monotonic()
    for (const entry of this.#watched) {
      if (entry.lane.class === 'control') {
        await this.#tellOffset(entry, now)
        continue
      }
      const end = this.#log.end({ topic: topicOfLane(entry.lane), partition: entry.partition })
      const quiet = end <= entry.end
      entry.end = end
      if (!quiet) entry.grownAt = now
      const unsaid = entry.sentAt < entry.grownAt
      // Also while it is busy: what is never confirmed is held for ever (L7).
      if (!(quiet && unsaid) && now - entry.sentAt < canaryPeriodMs) continue
      entry.sentAt = now
      const counter = this.#counterOf(entry.lane, entry.partition) ?? 0
      if (counter > 0)
        await this.#send(entry, counter, { ...entry.lane, class: 'control', generation: this.#generation })
    }
  }

  /**
   * A control lane is not counted: its canary goes through itself, behind all it speaks for, and names the
   * offset it stands at. Every 30 s, since the answer to it is a record of the lane back.
   */
  async #tellOffset(entry: Watched, now: number): Promise<void> {
    const part = { topic: topicOfLane(entry.lane), partition: entry.partition }
    const end = this.#log.end(part)
    if (end <= Math.max(entry.toldTo, this.#log.start(part)) || now - entry.sentAt < canaryPeriodMs) return
    entry.sentAt = now
    entry.toldTo = (await this.#send(entry, end, entry.lane)) + 1
  }

  async #send(entry: Watched, counter: number, through: Lane): Promise<Offset> {
    const at = this.#clock.now()
    const payload = encodeLane({
      counter: 0,
      policyVersion: 0,
      authorRegion: this.#region,
      authorZone: 0,
      toTopic: laneTargets.control,
      toPart: 0,
      recordKind: recordKinds.canary,
      at,
      dataClass: 'control',
      payload: encodeCanary({ topic: topicOfLane(entry.lane), partition: entry.partition, counter, at }),
    })
    return this.#log.append({ topic: topicOfLane(through), partition: entry.partition }, [
      { kind: recordKinds.lane, flags: 0, at, payload },
    ])
  }
}
