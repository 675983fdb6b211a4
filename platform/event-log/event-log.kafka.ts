/**
 * The event log on Kafka: a partition is a part, Kafka's offsets are the log's, the payload is the
 * value. The writer's discipline is in `kafka-writer.ts`, reading in `kafka-reader.ts`, what makes a
 * part stop in `kafka-topics.ts`.
 *
 * Durable means: acknowledged by all replicas that are in sync, with the topic's `min.insync.replicas`
 * (`topics.kafka.ts` makes topics so). Nothing is dropped by age or size; `release` alone drops. Topics
 * exist before they are opened: one that appears by itself has the wrong number of partitions.
 */
import type { Clock, Scheduler } from '../clock.ts'
import type { Dialled } from '../engines/engine-addresses.ts'
import type { BrokerOptions } from '../kafka/broker.kafka.ts'
import { KafkaBrokers, type KafkaBrokersOptions } from '../kafka/cluster.kafka.ts'
import { KafkaCallError } from '../kafka/cluster.ts'
import { errorCodes, nameOf, verdictOf } from '../kafka/error-codes.ts'
import { Pauses } from '../kafka/pause.ts'
import { batchBytesMax } from '../kafka/record-batch.ts'
import { deleteRecordsRequest, namesOf, produceRequest } from '../kafka/requests.ts'
import type { Random } from '../random.ts'
import { U48_MAX } from './bytes.ts'
import {
  type EventLog,
  EventLogError,
  type NewRecord,
  type Offset,
  type Part,
  type StoredRecord,
  type Topic,
} from './event-log.ts'
import { estimatedBytes, growTo, type KafkaPart } from './kafka-part.ts'
import { KafkaLateTopics, type TopicsOnDemand } from './kafka-late-topics.ts'
import { KafkaReader, truncated } from './kafka-reader.ts'
import { type KafkaTopic, KafkaTopics } from './kafka-topics.ts'
import { type Flight, KafkaWriter, type Outcome } from './kafka-writer.ts'
import { RecentBudget } from './recent-records.ts'

export interface KafkaEventLogOptions {
  readonly brokers: readonly string[]
  readonly credentials?: BrokerOptions['credentials']
  readonly topics: readonly KafkaTopic[]
  /** Topics that are not known yet when the log is opened. */
  readonly onDemand?: TopicsOnDemand
  /** Before the name of each topic on Kafka: two installations on one cluster. */
  readonly prefix?: string
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  /** Kafka will never take a batch again: nothing more is accepted, and the process must end. Called at most once. */
  readonly onFailure: (error: EventLogError) => void
  /** A part was cut, made anew or cannot be read: it alone takes and gives nothing more (W20). */
  readonly onPartStopped?: (part: Part, error: EventLogError) => void
  /** A topic that can be remade was deleted: it takes and gives nothing until it has been made anew. Told again with each reason why that has not succeeded. */
  readonly onTopicLost?: (name: Topic, error: EventLogError) => void
  readonly onTopicRemade?: (name: Topic) => void
  /** Records were passed over because they lack the mark that their topic needs. */
  readonly onUnmarked?: (part: Part, records: number) => void
  /** Memory for readers that keep up. */
  readonly tailBytes?: number
  readonly requestTimeoutMs?: number
  /** How long a part is tried before senders hear `unavailable`. */
  readonly patienceMs?: number
  readonly dialled?: Dialled | undefined
  /** Where requests are counted. */
  readonly calls?: KafkaBrokersOptions['calls']
}

const tailBytesDefault = 64 * 1_024 * 1_024
/** A broker that is asked to wait for its replicas is given this long by them. */
const requestTimeoutDefaultMs = 10_000
/** Longer than it takes to notice a dead broker and elect another leader, so that one failing is no refusal. */
const patienceDefaultMs = 10_000
/** Below the largest batch that a topic takes, which is 1 MiB by default. */
const appendBytesMax = 960 * 1_024
const surveyMs = 2_000

/** Rejects with a sentence when Kafka or a topic is not as it must be; nothing was written then. */
export const openKafkaEventLog = async (options: KafkaEventLogOptions): Promise<KafkaEventLog> => {
  const log = new KafkaEventLog(options)
  try {
    await log.open(options.topics)
    return log
  } catch (error) {
    await log.close()
    throw error
  }
}

type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly error: EventLogError }
  | { readonly kind: 'closed' }

export class KafkaEventLog implements EventLog {
  /** Since it was opened: for the metrics and the bench. A batch that was sent again counts again. */
  readonly counters = { batches: 0, records: 0, bytes: 0 }
  readonly #cluster: KafkaBrokers
  readonly #pauses: Pauses
  readonly #topics: KafkaTopics
  readonly #late: KafkaLateTopics
  readonly #writer: KafkaWriter
  readonly #reader: KafkaReader
  readonly #onFailure: (error: EventLogError) => void
  readonly #onTopicRemade: (name: Topic) => void
  readonly #ackWaitMs: number
  readonly #surveying: Promise<void>
  /** Parts of which something is being dropped. */
  readonly #dropping = new Set<KafkaPart>()
  #state: State = { kind: 'open' }

  constructor(options: KafkaEventLogOptions) {
    const { clock, scheduler, random, requestTimeoutMs = requestTimeoutDefaultMs } = options
    this.#onFailure = options.onFailure
    this.#onTopicRemade = options.onTopicRemade ?? (() => {})
    this.#ackWaitMs = requestTimeoutMs / 2
    this.#pauses = new Pauses(scheduler)
    this.#cluster = new KafkaBrokers({
      brokers: options.brokers,
      credentials: options.credentials,
      requestTimeoutMs,
      dialled: options.dialled,
      calls: options.calls,
    })
    this.#topics = new KafkaTopics({
      cluster: this.#cluster,
      pauses: this.#pauses,
      budget: new RecentBudget(options.tailBytes ?? tailBytesDefault),
      prefix: options.prefix ?? '',
      onStopped: (part, error) => {
        this.#writer.stopPart(part, error)
        if (error.code === 'damaged') options.onPartStopped?.(part.part, error)
      },
      onLost: (name, error) => options.onTopicLost?.(name, error),
    })
    const onLost = (name: Topic, error: EventLogError): void => options.onTopicLost?.(name, error)
    this.#late = new KafkaLateTopics(this.#topics, scheduler, options.onDemand, onLost)
    this.#writer = new KafkaWriter({
      clock,
      scheduler,
      random,
      patienceMs: options.patienceMs ?? patienceDefaultMs,
      send: (leader, flights) => this.#send(leader, flights),
      onStored: (part, records, batchBytes, base) => this.#stored(part, records, batchBytes, base),
      onTrouble: () => void this.#topics.refresh(),
      onFatal: (error) => this.#fail(error),
    })
    this.#reader = new KafkaReader({
      cluster: this.#cluster,
      clock,
      pauses: this.#pauses,
      topics: this.#topics,
      isBusy: (part, ms) => this.#writer.isBusy(part, ms),
      onUnmarked: ({ part }, records) => options.onUnmarked?.(part, records),
    })
    this.#surveying = this.#surveyOnAndOn()
  }

  /** Opens further topics, such as those of a new lane generation. They exist already. */
  open(topics: readonly KafkaTopic[]): Promise<void> {
    return this.#topics.open(topics)
  }

  /**
   * Lets go of a topic of which a part has stopped, and says why that was; undefined where all are well.
   * `open` takes it as it is then. Only for what can be had again from elsewhere: offsets begin anew (W20).
   */
  forgetStopped(name: Topic): EventLogError | undefined {
    return this.#topics.forgetStopped(name)
  }

  /** On Kafka, of all topics that this user may see. */
  async topicNames(): Promise<readonly string[]> {
    return namesOf(await this.#cluster.metadata())
  }

  append(part: Part, records: readonly NewRecord[]): Promise<Offset> {
    if (this.#state.kind === 'closed') return Promise.reject(closed())
    if (this.#state.kind === 'failed') return Promise.reject(this.#state.error)
    const opening = this.#late.opening(part.topic)
    return opening ? opening.then(() => this.#append(part, records)) : this.#append(part, records)
  }

  #append(part: Part, records: readonly NewRecord[]): Promise<Offset> {
    const found = this.#topics.find(part)
    if (found === undefined) return Promise.reject(notOpened(part))
    try {
      return this.#writer.append(found, records, measure(records, found.marks))
    } catch (error) {
      return Promise.reject(error as RangeError)
    }
  }

  /** Bytes of appends that are not durable yet: what whoever accepts work bounds himself by. */
  get queuedBytes(): number {
    return this.#writer.queuedBytes
  }

  /** Records that were found in a part and are not of this product. */
  get foreignRecords(): number {
    return this.#reader.foreign
  }

  read(part: Part, from: Offset, maxBytes: number): readonly StoredRecord[] | Promise<readonly StoredRecord[]> {
    if (this.#state.kind === 'closed') throw closed()
    const found = this.#topics.find(part)
    if (found === undefined) return []
    if (found.stopped) throw found.stopped
    if (from < found.start) throw truncated(found, from)
    if (from >= found.end) return []
    const recent = found.recent.read(from, found.end, maxBytes)
    return recent.length > 0 ? recent : this.#reader.read(found, from, maxBytes)
  }

  /** Also growth by other processes is told of; see `survey` for how soon where nobody watches. */
  watch(part: Part, onGrowth: () => void): () => void {
    const watcher = (): void => onGrowth()
    const watching = { over: false }
    if (this.#late.opening(part.topic)) this.#watchLater(part, watcher, watching).catch(() => undefined)
    else this.#watch(part, watcher)
    return () => {
      watching.over = true
      this.#topics.find(part)?.watchers.delete(watcher)
    }
  }

  #watch(part: Part, watcher: () => void): void {
    const found = this.#topics.find(part)
    if (found === undefined) throw notOpened(part)
    found.watchers.add(watcher)
    this.#reader.watched()
  }

  async #watchLater(part: Part, watcher: () => void, watching: { readonly over: boolean }): Promise<void> {
    for (let opening = this.#late.opening(part.topic); opening; opening = this.#late.opening(part.topic)) {
      const isOpen = await opening.then(
        () => true,
        () => false,
      )
      if (isOpen) break
      await this.#pauses.wait(surveyMs)
      if (this.#pauses.hasEnded) return
    }
    if (watching.over) return
    this.#watch(part, watcher)
    watcher()
  }

  start(part: Part): Offset {
    return this.#topics.find(part)?.start ?? 0
  }

  end(part: Part): Offset {
    return this.#topics.find(part)?.end ?? 0
  }

  /** Resolves when it was tried; what failed is tried again every two seconds. */
  async release(part: Part, offset: Offset): Promise<void> {
    const found = this.#topics.find(part)
    if (this.#state.kind !== 'open' || found === undefined || offset <= found.released) return
    found.released = Math.min(offset, found.end)
    await this.#drop(found)
  }

  /** One copy of what is not released, reckoned by what records took so far: Kafka tells nobody without the right to ask. */
  heldBytes(): number {
    return this.#topics.useAll().reduce((sum, part) => sum + held(part), 0)
  }

  /** The same of `part` alone: on Kafka a part keeps nothing but itself. */
  heldBy(part: Part): number {
    const found = this.#topics.find(part)
    return found === undefined ? 0 : held(found)
  }

  /** Asks where all parts start and end, as of a moment after the call. Happens every two seconds to those that are used. */
  async survey(): Promise<void> {
    await this.#topics.refresh()
    await this.#topics.surveyAll()
  }

  async close(): Promise<void> {
    if (this.#state.kind === 'open') this.#state = { kind: 'closed' }
    this.#pauses.end()
    await this.#writer.end(closed())
    await this.#cluster.close()
    await this.#reader.stopped()
    await this.#surveying
  }

  async #send(leader: number, flights: readonly Flight[]): Promise<readonly Outcome[]> {
    const entries = flights.map(({ part: { topic, partition }, batch }) => ({ topic, partition, batch }))
    this.counters.batches += 1
    for (const { batch } of flights) this.counters.bytes += batch.length
    try {
      const results = await this.#cluster.call(leader, 'append', produceRequest(entries, this.#ackWaitMs))
      return flights.map(({ part }): Outcome => {
        const result = results.find(({ topic, partition }) => topic === part.topic && partition === part.partition)
        if (result === undefined) return { kind: 'failed', verdict: 'unknown', reason: 'no answer for it' }
        const { error, base } = result
        return error === errorCodes.none
          ? { kind: 'stored', base: part.origin + base }
          : { kind: 'failed', verdict: verdictOf(error), reason: nameOf(error) }
      })
    } catch (caught) {
      return flights.map(() => failureOf(caught))
    }
  }

  #stored(part: KafkaPart, records: readonly NewRecord[], batchBytes: number, base: Offset): void {
    this.counters.records += records.length
    part.measured.records += records.length
    part.measured.bytes += batchBytes
    part.recent.addDense(base, records)
    growTo(part, base + records.length)
  }

  async #drop(part: KafkaPart): Promise<void> {
    if (this.#dropping.has(part) || part.leader === undefined || part.stopped || part.released <= part.start) return
    this.#dropping.add(part)
    const { topic, partition, released, origin } = part
    const request = deleteRecordsRequest([{ topic, partition, offset: released - origin }], this.#ackWaitMs)
    try {
      const [result] = await this.#cluster.call(part.leader, 'rest', request)
      if (result?.error === errorCodes.none) part.start = Math.max(part.start, origin + result.offset)
    } catch (caught) {
      if (!(caught instanceof KafkaCallError)) throw caught
    } finally {
      this.#dropping.delete(part)
    }
  }

  async #surveyOnAndOn(): Promise<void> {
    while (!this.#pauses.hasEnded) {
      await this.#pauses.wait(surveyMs)
      if (this.#pauses.hasEnded) return
      await this.#topics.refresh()
      await this.#topics.survey()
      for (const name of await this.#late.remake()) this.#onTopicRemade(name)
      this.#reader.follow()
      await Promise.all(this.#topics.all().map((part) => this.#drop(part)))
    }
  }

  #fail(error: EventLogError): void {
    if (this.#state.kind !== 'open') return
    this.#state = { kind: 'failed', error }
    this.#writer.end(error).catch(() => undefined)
    this.#onFailure(error)
  }
}

const failureOf = (caught: unknown): Outcome => {
  const reason = caught instanceof Error ? caught.message : String(caught)
  if (!(caught instanceof KafkaCallError)) return { kind: 'failed', verdict: 'unknown', reason }
  return { kind: 'failed', verdict: caught.final ? 'fatal' : caught.sent ? 'unknown' : 'refused', reason }
}

const held = (part: KafkaPart): number =>
  estimatedBytes(part, Math.max(0, part.end - Math.max(part.start, part.released)))

/** The bytes that `records` take. Throws `RangeError` for what cannot be stored. */
const measure = (records: readonly NewRecord[], marks: readonly string[]): number => {
  if (records.length === 0) throw new RangeError('an append of no records')
  for (const { kind, flags, at } of records) {
    if ((kind & 255) !== kind || (flags & 255) !== flags) throw new RangeError('kind and flags are one byte each')
    if (!(at >= 0 && at <= U48_MAX)) throw new RangeError(`${at} is no time`)
  }
  const bytes = batchBytesMax(records, marks)
  if (bytes > appendBytesMax) throw new RangeError(`an append of ${bytes} bytes, the most is ${appendBytesMax}`)
  return bytes
}

const notOpened = ({ topic, partition }: Part): RangeError =>
  new RangeError(`${topic}/${partition} is not among the parts that this log has opened`)

const closed = (): EventLogError => new EventLogError('closed', 'the log was closed')
