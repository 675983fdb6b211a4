/** For tests on a real Kafka: topics of a fresh prefix, logs on them, and all of it gone afterwards. */
import { nodeClock, nodeScheduler } from '../clock.node.ts'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { durableTopics, ensureTopics, removeTopics, topicsOfOneBroker } from '../kafka/topics.kafka.ts'
import { nodeRandom } from '../random.node.ts'
import { type KafkaEventLog, type KafkaEventLogOptions, openKafkaEventLog } from './event-log.kafka.ts'
import { topic } from './event-log.ts'
import type { KafkaTopic } from './kafka-topics.ts'

export const kafkaOfTest = engineOfTest('kafka')

export const settingsOfTest = kafkaOfTest.brokers.length < 3 ? topicsOfOneBroker : durableTopics

const mustNotFail = (error: Error): never => {
  throw error
}

export class KafkaOfTest {
  readonly prefix = `t${nodeRandom.integer(2 ** 40).toString(36)}.`
  readonly topics: readonly KafkaTopic[]
  readonly #logs: KafkaEventLog[] = []

  static async make(topics: Readonly<Record<string, number>> = { user: 2 }): Promise<KafkaOfTest> {
    const made = new KafkaOfTest(topics)
    await ensureTopics(kafkaOfTest, made.named, settingsOfTest)
    return made
  }

  private constructor(topics: Readonly<Record<string, number>>) {
    this.topics = Object.entries(topics).map(([name, partitions]) => ({ name: topic(name), partitions }))
  }

  /** As they are called on Kafka. */
  get named(): { readonly name: string; readonly partitions: number }[] {
    return this.topics.map(({ name, partitions }) => ({ name: this.prefix + name, partitions }))
  }

  async open(options: Partial<KafkaEventLogOptions> = {}): Promise<KafkaEventLog> {
    const log = await openKafkaEventLog({
      ...kafkaOfTest,
      topics: this.topics,
      prefix: this.prefix,
      clock: nodeClock,
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: mustNotFail,
      ...options,
    })
    this.#logs.push(log)
    return log
  }

  async closeLogs(): Promise<void> {
    for (const log of this.#logs.splice(0)) await log.close()
  }

  async dispose(): Promise<void> {
    await this.closeLogs()
    const names = this.named.map(({ name }) => name)
    await removeTopics(kafkaOfTest, names)
  }
}
