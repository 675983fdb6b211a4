/**
 * Topics that are opened when they are first used, and made if they are not there: each policy that
 * narrows begins a generation of lanes, while the process runs.
 */
import type { Scheduler } from '../clock.ts'
import { EventLogError, type Topic } from './event-log.ts'
import type { KafkaTopic, KafkaTopics } from './kafka-topics.ts'

export interface TopicsOnDemand {
  /** What a topic of that name must be; undefined for a name that is none of this region's. */
  readonly topicOf: (name: Topic) => KafkaTopic | undefined
  /** Makes it unless it exists. */
  readonly make: (topic: KafkaTopic) => Promise<void>
}

type Topics = Pick<KafkaTopics, 'has' | 'open' | 'lost' | 'reopen'>

export class KafkaLateTopics {
  readonly #topics: Topics
  readonly #scheduler: Scheduler
  readonly #onDemand: TopicsOnDemand | undefined
  readonly #onStillLost: (name: Topic, error: EventLogError) => void
  readonly #opening = new Map<Topic, Promise<void>>()
  /** Why a lost topic could not be made the last time, as it was told. */
  readonly #whyLost = new Map<Topic, string>()

  /** `onStillLost`: a lost topic could not be made anew; told once for each reason. */
  constructor(
    topics: Topics,
    scheduler: Scheduler,
    onDemand: TopicsOnDemand | undefined,
    onStillLost: (name: Topic, error: EventLogError) => void,
  ) {
    this.#topics = topics
    this.#scheduler = scheduler
    this.#onDemand = onDemand
    this.#onStillLost = onStillLost
  }

  /**
   * Resolves when the topic is open, rejects with `unavailable` when that did not succeed this time.
   * Undefined when there is nothing to wait for: it is open, or will never be.
   */
  opening(name: Topic): Promise<void> | undefined {
    const underWay = this.#opening.get(name)
    if (underWay || this.#topics.has(name)) return underWay
    const topic = this.#onDemand?.topicOf(name)
    if (topic === undefined) return undefined
    const opening = this.#open(topic)
    this.#opening.set(name, opening)
    // Forgotten a turn later, so that those who wait go before those who come then.
    const forget = (): void => this.#scheduler.soon(() => this.#opening.delete(name))
    opening.then(forget, forget)
    return opening
  }

  /** Makes what was deleted, and opens it; says what that was. What does not succeed is tried again by the next call. */
  async remake(): Promise<readonly Topic[]> {
    const made: Topic[] = []
    for (const topic of this.#topics.lost) {
      try {
        await this.#make(topic, () => this.#topics.reopen(topic))
        this.#whyLost.delete(topic.name)
        made.push(topic.name)
      } catch (caught) {
        this.#isStillLost(topic.name, caught as EventLogError)
      }
    }
    return made
  }

  #isStillLost(name: Topic, error: EventLogError): void {
    if (this.#whyLost.get(name) === error.message) return
    this.#whyLost.set(name, error.message)
    this.#onStillLost(name, error)
  }

  #open(topic: KafkaTopic): Promise<void> {
    return this.#make(topic, () => this.#topics.open([topic]))
  }

  /** Rejects with an `EventLogError` alone. */
  async #make(topic: KafkaTopic, take: () => Promise<void>): Promise<void> {
    try {
      await this.#onDemand?.make(topic)
      await take()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new EventLogError('unavailable', `topic \`${topic.name}\` could not be opened: ${why}`, { cause })
    }
  }
}
