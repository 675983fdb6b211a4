/**
 * The parts that this process has opened, who leads them, and whether they are still what they were.
 *
 * W20: a part stops, for good and with the reason, when its topic was made anew under its name or its
 * log ends below what was stored there. Offsets mean nothing then, and whoever went on from one would
 * skip records or take others for them. One whose records can be had again goes on instead, in a new
 * life of its topic and above the offsets of the old one (FC-083).
 */
import type { KafkaCluster } from '../kafka/cluster.ts'
import { errorCodes, nameOf, verdictOf } from '../kafka/error-codes.ts'
import {
  type KafkaPartName,
  listOffsetsRequest,
  offsetsAt,
  type OffsetResult,
  type TopicMetadata,
} from '../kafka/requests.ts'
import type { Pauses } from '../kafka/pause.ts'
import { EventLogError, type Offset, type Part, type Topic } from './event-log.ts'
import { growTo, type KafkaPart, newKafkaPart, tellWatchers } from './kafka-part.ts'
import { type RecentBudget, RecentRecords } from './recent-records.ts'

export interface KafkaTopic {
  readonly name: Topic
  readonly partitions: number
  /** Names of empty headers that each record gets: the gate of a mirror tests for presence only. */
  readonly marks?: readonly string[]
  /** Such a mark that each record must bear: what has it not is passed over, whoever let it through. */
  readonly needs?: string
  /** What was in it can be had again: deleted, it is made and opened anew. */
  readonly canBeRemade?: true
}

interface OpenTopic {
  readonly spec: KafkaTopic
  /** On Kafka. */
  readonly name: string
  readonly id: string
  readonly parts: readonly KafkaPart[]
  /** Answers in a row that knew of no such topic. */
  absences: number
}

export interface TopicsPorts {
  readonly cluster: KafkaCluster
  readonly pauses: Pauses
  readonly budget: RecentBudget
  /** Before the names of all topics. */
  readonly prefix: string
  readonly onStopped: (part: KafkaPart, error: EventLogError) => void
  /** One that can be remade is gone, or is another. Its parts have stopped until `reopen`. */
  readonly onLost: (topic: Topic, error: EventLogError) => void
}

/** A broker that has lost touch with the others may answer out of date once or twice; by then there is another leader. */
const shortfallsMax = 3
const openAttempts = 40
const openRetryMs = 500

export class KafkaTopics {
  readonly #ports: TopicsPorts
  readonly #byName = new Map<Topic, OpenTopic>()
  readonly #lost = new Set<Topic>()
  #refreshing: Promise<void> | undefined
  #surveying: Promise<void> | undefined

  constructor(ports: TopicsPorts) {
    this.#ports = ports
  }

  has(name: Topic): boolean {
    return this.#byName.has(name)
  }

  find({ topic, partition }: Part): KafkaPart | undefined {
    const part = this.#byName.get(topic)?.parts[partition]
    if (part !== undefined) part.used = true
    return part
  }

  all(): KafkaPart[] {
    return [...this.#byName.values()].flatMap(({ parts }) => parts)
  }

  /** All, for whoever has to know of each of them. */
  useAll(): KafkaPart[] {
    const parts = this.all()
    for (const part of parts) part.used = true
    return parts
  }

  used(): KafkaPart[] {
    return this.all().filter(({ used }) => used)
  }

  /** Takes in topics that exist with that many partitions, each with a leader, and learns where they stand. */
  async open(specs: readonly KafkaTopic[]): Promise<void> {
    const fresh = specs.filter(({ name }) => !this.#byName.has(name))
    if (fresh.length > 0) await this.#take(fresh)
  }

  /** What was lost and can be made anew. */
  get lost(): readonly KafkaTopic[] {
    return [...this.#lost].flatMap((name) => this.#byName.get(name)?.spec ?? [])
  }

  /** Takes in a lost topic as it is by now. Whoever watches it is told. */
  async reopen(spec: KafkaTopic): Promise<void> {
    await this.#take([spec])
    this.#lost.delete(spec.name)
    for (const part of this.#byName.get(spec.name)?.parts ?? []) tellWatchers(part)
  }

  async #take(specs: readonly KafkaTopic[]): Promise<void> {
    const topics = await this.#metadataOf(specs)
    const parts = topics.flatMap((topic) => topic.parts)
    for (let attempt = 1; ; attempt++) {
      const left = await this.#locate(parts)
      if (left.length === 0) break
      const [first] = left as [KafkaPart]
      if (attempt === openAttempts || this.#ports.pauses.hasEnded) {
        throw new Error(`nobody answers for ${first.topic}/${first.partition} on Kafka: are enough brokers running?`)
      }
      await this.#ports.pauses.wait(openRetryMs)
      await this.#learnLeaders(topics)
    }
    for (const topic of topics) this.#byName.set(topic.spec.name, topic)
  }

  /** Lets go of a topic of which a part has stopped, and says why that was; undefined where all are well. It may be opened again. */
  forgetStopped(name: Topic): EventLogError | undefined {
    const why = this.#byName.get(name)?.parts.find(({ stopped }) => stopped !== undefined)?.stopped
    if (why !== undefined) this.#byName.delete(name)
    return why
  }

  /** Who leads what, by now. Joins a question that is on its way; resolves also when nobody answers. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#learnLeaders([...this.#byName.values()])
      .catch(() => undefined)
      .finally(() => {
        this.#refreshing = undefined
      })
    return this.#refreshing
  }

  /**
   * Asks each part that is used where it starts and ends: sees what others appended or dropped, and what
   * is missing. A process opens hundreds of parts and most use few: asking for all was a twelfth of what the
   * brokers did while nobody spoke. Joins a survey that is under way.
   */
  survey(): Promise<void> {
    return this.#surveying ?? this.#begin(this.used())
  }

  /** The same of all parts, as of a moment after the call. */
  async surveyAll(): Promise<void> {
    while (this.#surveying !== undefined) await this.#surveying
    await this.#begin(this.all())
  }

  #begin(parts: readonly KafkaPart[]): Promise<void> {
    this.#surveying = this.#survey(parts.filter(({ stopped }) => stopped === undefined)).finally(() => {
      this.#surveying = undefined
    })
    return this.#surveying
  }

  async #survey(parts: readonly KafkaPart[]): Promise<void> {
    const ends = new Map(parts.map((part) => [part, part.end]))
    const [starts, nowEnds] = await Promise.all([
      this.#offsets(parts, offsetsAt.start),
      this.#offsets(parts, offsetsAt.end),
    ])
    for (const [part, start] of starts) this.#startsAt(part, start)
    for (const [part, end] of nowEnds) this.#endsAt(part, end, ends.get(part) ?? 0)
  }

  stop(part: KafkaPart, why: string): void {
    if (part.stopped) return
    part.stopped = new EventLogError('damaged', `${part.topic}/${part.partition}: ${why}`)
    this.#ports.onStopped(part, part.stopped)
    tellWatchers(part)
  }

  async #metadataOf(specs: readonly KafkaTopic[]): Promise<OpenTopic[]> {
    const { cluster, prefix } = this.#ports
    const { topics } = await cluster.metadata(specs.map(({ name }) => prefix + name))
    return specs.map((spec) => {
      const name = prefix + spec.name
      const found = topics.find((topic) => topic.name === name)
      checkTopic(spec, name, found)
      const parts = found.partitions
        .toSorted((a, b) => a.partition - b.partition)
        .map(({ partition, leader }) => this.#newPart(spec, name, partition, leader, found.id))
      return { spec, name, id: found.id, parts, absences: 0 }
    })
  }

  #newPart(spec: KafkaTopic, name: string, partition: number, leader: number, id: string): KafkaPart {
    const lost = this.#byName.get(spec.name)
    const before = lost?.parts[partition]
    return newKafkaPart(
      { topic: spec.name, partition },
      {
        topic: name,
        partition,
        marks: spec.marks ?? [],
        needs: spec.needs,
        leader: leader < 0 ? undefined : leader,
        recent: new RecentRecords(this.#ports.budget),
      },
      before && { origin: lost?.id === id ? before.origin : before.end, watchers: before.watchers },
    )
  }

  async #learnLeaders(topics: readonly OpenTopic[]): Promise<void> {
    if (topics.length === 0) return
    const metadata = await this.#ports.cluster.metadata(topics.map(({ name }) => name))
    for (const topic of topics) {
      const found = metadata.topics.find(({ name }) => name === topic.name)
      if (found === undefined || found.error !== errorCodes.none) {
        for (const part of topic.parts) part.leader = undefined
        if (found?.error === errorCodes.unknownTopic) this.#isAbsent(topic)
      } else if (found.id !== topic.id) {
        this.#isAnother(topic)
      } else {
        topic.absences = 0
        for (const { partition, leader } of found.partitions) {
          const part = topic.parts[partition]
          if (part) part.leader = leader < 0 ? undefined : leader
        }
      }
    }
  }

  #isAbsent(topic: OpenTopic): void {
    topic.absences += 1
    if (topic.absences >= shortfallsMax) this.#lose(topic, 'its topic was deleted')
  }

  #isAnother(topic: OpenTopic): void {
    const why = 'its topic was deleted and made anew'
    this.#lose(topic, why)
    if (topic.spec.canBeRemade) return
    for (const part of topic.parts) this.stop(part, `${why}; give the new one another name`)
  }

  /** What waits to be appended is stored nowhere by now, whatever became of it: those who wait may try again. */
  #lose(topic: OpenTopic, why: string): void {
    const { name, canBeRemade } = topic.spec
    if (!canBeRemade || this.#lost.has(name) || this.#byName.get(name) !== topic) return
    this.#lost.add(name)
    const error = new EventLogError('unavailable', `${name}: ${why}`)
    for (const part of topic.parts) {
      part.stopped = error
      this.#ports.onStopped(part, error)
    }
    this.#ports.onLost(name, error)
  }

  /** Gives `parts` their start and end; returns those of which nobody knew. */
  async #locate(parts: readonly KafkaPart[]): Promise<KafkaPart[]> {
    const [starts, ends] = await Promise.all([
      this.#offsets(parts, offsetsAt.start),
      this.#offsets(parts, offsetsAt.end),
    ])
    return parts.filter((part) => {
      const start = starts.get(part)
      const end = ends.get(part)
      if (start === undefined || end === undefined) return true
      part.start = start
      part.released = start
      part.end = end
      part.seen = end
      return false
    })
  }

  /** Of those whose leader answered. */
  async #offsets(
    parts: readonly KafkaPart[],
    at: (typeof offsetsAt)[keyof typeof offsetsAt],
  ): Promise<Map<KafkaPart, Offset>> {
    const found = new Map<KafkaPart, Offset>()
    const asked = [...byLeader(parts)].map(async ([leader, led]) => {
      const results = await this.#ports.cluster.call(leader, 'rest', listOffsetsRequest(led, at)).catch(() => [])
      const named = new Map(led.map((part) => [nameOfPart(part), part]))
      for (const result of results) this.#note(named.get(nameOfPart(result)), result, found)
    })
    await Promise.all(asked)
    return found
  }

  #note(part: KafkaPart | undefined, { error, offset }: OffsetResult, found: Map<KafkaPart, Offset>): void {
    if (part === undefined) return
    if (error === errorCodes.none) found.set(part, part.origin + offset)
    else if (verdictOf(error) === 'fatal') this.stop(part, `it may not be read: ${nameOf(error)}`)
  }

  #startsAt(part: KafkaPart, start: Offset): void {
    part.start = Math.max(part.start, start)
    if (part.start > part.end) growTo(part, part.start)
  }

  #endsAt(part: KafkaPart, end: Offset, before: Offset): void {
    if (end >= before) {
      part.shortfalls = 0
      if (end > part.seen) growTo(part, end)
      return
    }
    part.shortfalls += 1
    if (part.shortfalls < shortfallsMax) return
    this.stop(part, `its log ends at ${end} and had ended at ${before}: it has lost records`)
  }
}

function checkTopic(
  { partitions, name: asked }: KafkaTopic,
  name: string,
  found: TopicMetadata | undefined,
): asserts found is TopicMetadata {
  if (found === undefined || found.error === errorCodes.unknownTopic) {
    throw new Error(`Kafka has no topic \`${name}\`: create it with ${partitions} partitions first`)
  }
  if (verdictOf(found.error) === 'fatal') {
    throw new Error(`Kafka does not let this user see topic \`${name}\`: ${nameOf(found.error)}`)
  }
  const count = found.partitions.length
  if (count !== partitions) {
    throw new Error(
      `topic \`${name}\` has ${count} partitions, ${asked} needs ${partitions}: the number is fixed when the first record is written, so check which installation this Kafka belongs to`,
    )
  }
}

export const nameOfPart = ({ topic, partition }: KafkaPartName): string => `${topic}/${partition}`

export const byLeader = (parts: readonly KafkaPart[]): Map<number, KafkaPart[]> => {
  const led = new Map<number, KafkaPart[]>()
  for (const part of parts) {
    if (part.leader === undefined) continue
    const list = led.get(part.leader)
    if (list) list.push(part)
    else led.set(part.leader, [part])
  }
  return led
}
