/**
 * Reads from Kafka: what left memory, and what others append. No consumer group: a position is what
 * the caller says, an offset that is gone is an error and never another offset (W9, W20).
 *
 * One long question per broker stands open for all parts that somebody watches, and is answered when
 * something grows. Parts to which this process appends itself are left out for that time: its own
 * records would come back to it, and what others put between them shows in the offsets it is given.
 */
import type { Clock } from '../clock.ts'
import { KafkaCallError, type KafkaCluster } from '../kafka/cluster.ts'
import { errorCodes, verdictOf } from '../kafka/error-codes.ts'
import type { Pauses } from '../kafka/pause.ts'
import { decodeBatches, type DecodedBatches } from '../kafka/record-batch.ts'
import { FetchSession } from '../kafka/fetch-session.ts'
import { aloneFetch, fetchRequest, type FetchResult } from '../kafka/requests.ts'
import { EventLogError, type Offset, type StoredRecord } from './event-log.ts'
import { growTo, type KafkaPart, proveEmpty } from './kafka-part.ts'
import { byLeader, type KafkaTopics, nameOfPart } from './kafka-topics.ts'

export interface ReaderPorts {
  readonly cluster: KafkaCluster
  readonly clock: Clock
  readonly pauses: Pauses
  readonly topics: KafkaTopics
  /** Whether this process appends to `part`, or did within `ms`. */
  readonly isBusy: (part: KafkaPart, ms: number) => boolean
  /** That many records lacked the mark which their part needs. Each is told of once. */
  readonly onUnmarked: (part: KafkaPart, records: number) => void
}

/**
 * The bound of a long question: what is left out of it, as a part to which this process appends, or one that
 * somebody only begins to watch, is in the next one. It is short while there is or may soon be such a part,
 * since whoever talks with somebody of another process waits for it; else a broker would be asked ten times
 * a second by everybody, and each question costs it a millisecond.
 */
const followWaitMs = { short: 100, long: 1_000 }
/** As long as a process takes up its parts. */
const freshMs = 2_000
const followBytesMax = 1_024 * 1_024
const followPartBytesMax = 256 * 1_024
/** Appends that come more often than this tell of growth by themselves. */
const busyMs = 50
/** A part with an error is left out for that long, so that the others are not held up. */
const troubledMs = 500
const retryFirstMs = 50
const retryMaxMs = 2_000
/** Below this an answer may end in the middle of a batch, and its first batch comes whole anyway. */
const readBytesMin = 16 * 1_024

export class KafkaReader {
  readonly #ports: ReaderPorts
  readonly #following = new Map<number, Promise<void>>()
  readonly #troubledUntil = new WeakMap<KafkaPart, number>()
  #watchedSince = 0
  /** Records that nobody of ours wrote, passed over. */
  foreign = 0

  constructor(ports: ReaderPorts) {
    this.#ports = ports
  }

  /** Durable records from `from` on, below the end. Waits while nobody answers; rejects only with what will not change. */
  async read(part: KafkaPart, from: Offset, maxBytes: number): Promise<readonly StoredRecord[]> {
    const { pauses, topics } = this.#ports
    let next = from
    for (let waitMs = retryFirstMs; !pauses.hasEnded; ) {
      if (part.stopped) throw part.stopped
      if (next < part.start) throw truncated(part, next)
      if (next >= part.end) return []
      const found = await this.#fetch(part, next, maxBytes)
      const records = found?.records.filter(({ offset }) => offset < part.end) ?? []
      if (records.length > 0) return withinBytes(records, maxBytes)
      if (found !== undefined && found.next > next) {
        next = found.next
        if (next >= part.end) proveEmpty(part, from)
        continue
      }
      await pauses.wait(waitMs)
      waitMs = Math.min(waitMs * 2, retryMaxMs)
      await topics.refresh()
      await topics.survey()
    }
    throw new EventLogError('closed', 'the log was closed')
  }

  /** Somebody begins to watch a part. */
  watched(): void {
    this.#watchedSince = this.#ports.clock.monotonic()
    this.follow()
  }

  /** Sees to it that growth of what is watched is noticed. Harmless at any time. */
  follow(): void {
    for (const leader of byLeader(this.#watched()).keys()) {
      if (this.#following.has(leader)) continue
      const done = this.#followAt(leader).finally(() => this.#following.delete(leader))
      this.#following.set(leader, done)
    }
  }

  async stopped(): Promise<void> {
    await Promise.all(this.#following.values())
  }

  #watched(): KafkaPart[] {
    return this.#ports.topics.all().filter(({ watchers, stopped }) => watchers.size > 0 && stopped === undefined)
  }

  async #followAt(leader: number): Promise<void> {
    const { pauses, topics } = this.#ports
    const session = new FetchSession()
    let waitMs = retryFirstMs
    while (!pauses.hasEnded) {
      const led = byLeader(this.#watched()).get(leader)
      if (led === undefined) return
      const calm = led.filter((part) => this.#isCalm(part))
      if (calm.length === 0) {
        await pauses.wait(busyMs)
      } else if (await this.#askForGrowth(leader, session, calm, this.#waitMs(led.length > calm.length))) {
        waitMs = retryFirstMs
      } else {
        await pauses.wait(waitMs)
        waitMs = Math.min(waitMs * 2, retryMaxMs)
        await topics.refresh()
      }
    }
  }

  #isCalm(part: KafkaPart): boolean {
    const { clock, isBusy } = this.#ports
    return !isBusy(part, busyMs) && clock.monotonic() >= (this.#troubledUntil.get(part) ?? 0)
  }

  #waitMs(areSomeLeftOut: boolean): number {
    const isFresh = this.#ports.clock.monotonic() - this.#watchedSince < freshMs
    return areSomeLeftOut || isFresh ? followWaitMs.short : followWaitMs.long
  }

  /** False when nobody answered. */
  async #askForGrowth(
    leader: number,
    session: FetchSession,
    parts: readonly KafkaPart[],
    waitMs: number,
  ): Promise<boolean> {
    const asked = new Map(parts.map((part) => [nameOfPart(part), { part, from: part.seen }]))
    const entries = [...asked.values()].map(({ part: { topic, partition, origin }, from }) => ({
      topic,
      partition,
      from: from - origin,
      maxBytes: followPartBytesMax,
    }))
    const request = fetchRequest(session.ask(entries), { waitMs, maxBytes: followBytesMax })
    try {
      const answer = await this.#ports.cluster.call(leader, 'follow', request)
      if (!session.answered(answer)) return false
      for (const result of answer.parts) {
        const entry = asked.get(nameOfPart(result))
        if (entry) this.#grow(entry.part, entry.from, result)
      }
      return true
    } catch (caught) {
      if (!(caught instanceof KafkaCallError)) throw caught
      session.lost()
      return false
    }
  }

  #grow(part: KafkaPart, from: Offset, result: FetchResult): void {
    const found = this.#decode(part, from, result)
    if (found === undefined) {
      this.#troubledUntil.set(part, this.#ports.clock.monotonic() + troubledMs)
      void this.#ports.topics.refresh()
      return
    }
    const { records, next } = found
    const last = records.at(-1)
    if (last !== undefined) {
      part.recent.add(from, records, next)
      growTo(part, last.offset + 1)
    }
    part.seen = Math.max(part.seen, next)
  }

  /** Undefined when there was no answer that is worth something. */
  async #fetch(part: KafkaPart, from: Offset, maxBytes: number): Promise<DecodedBatches | undefined> {
    const { topic, partition, leader, origin } = part
    if (leader === undefined) return undefined
    const bytes = Math.max(maxBytes, readBytesMin)
    const question = aloneFetch([{ topic, partition, from: from - origin, maxBytes: bytes }])
    try {
      const answer = await this.#ports.cluster.call(
        leader,
        'read',
        fetchRequest(question, { waitMs: 0, maxBytes: bytes }),
      )
      const [result] = answer.parts
      return result && this.#decode(part, from, result)
    } catch (caught) {
      if (!(caught instanceof KafkaCallError)) throw caught
      return undefined
    }
  }

  #decode(part: KafkaPart, from: Offset, { error, batches, aborted, start }: FetchResult): DecodedBatches | undefined {
    if (error !== errorCodes.none) {
      if (verdictOf(error) === 'fatal') this.#ports.topics.stop(part, 'this user may not read it')
      return undefined
    }
    part.start = Math.max(part.start, part.origin + start)
    try {
      const found = decodeBatches(batches, from, aborted, { mark: part.needs, origin: part.origin })
      this.foreign += found.foreign
      this.#tell(part, found.unmarked)
      part.measured.records += found.records.length
      part.measured.bytes += batches.length
      return found
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause
      this.#ports.topics.stop(part, `from offset ${from} on it cannot be read: ${cause.message}`)
      return undefined
    }
  }

  /** What was read once may be read again. */
  #tell(part: KafkaPart, unmarked: readonly Offset[]): void {
    const count = unmarked.filter((offset) => offset >= part.toldTo).length
    if (count === 0) return
    part.toldTo = (unmarked.at(-1) as Offset) + 1
    this.#ports.onUnmarked(part, count)
  }
}

export const truncated = ({ topic, partition, start }: KafkaPart, from: Offset): EventLogError =>
  new EventLogError('truncated', `${topic}/${partition} starts at ${start}, not ${from}`)

const withinBytes = (records: readonly StoredRecord[], maxBytes: number): readonly StoredRecord[] => {
  let bytes = 0
  const count = records.findIndex(({ payload }, index) => {
    bytes += payload.length
    return index > 0 && bytes > maxBytes
  })
  return count < 0 ? records : records.slice(0, count)
}
