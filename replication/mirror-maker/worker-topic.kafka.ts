/** A topic in which a flow's worker keeps its own, of one partition, read at the target as the flow's own user. */
import { KafkaBrokers } from '../../platform/kafka/cluster.kafka.ts'
import type { KafkaCredentials } from '../../platform/kafka/broker.kafka.ts'
import { decodeKeyed, type KeyedRecord } from '../../platform/kafka/record-batch.ts'
import { errorCodes } from '../../platform/kafka/error-codes.ts'
import { aloneFetch, fetchRequest, listOffsetsRequest, offsetsAt } from '../../platform/kafka/requests.ts'

export interface WorkerTopicOptions {
  readonly brokers: readonly string[]
  readonly credentials: KafkaCredentials
  readonly topic: string
}

const requestTimeoutMs = 5_000
const bytesMax = 1_024 * 1_024

export class WorkerTopic {
  readonly #brokers: KafkaBrokers
  readonly #topic: string
  #next = 0

  constructor({ brokers, credentials, topic }: WorkerTopicOptions) {
    this.#brokers = new KafkaBrokers({ brokers, credentials, requestTimeoutMs })
    this.#topic = topic
  }

  /** What is there already was said by an earlier run. */
  async skip(): Promise<void> {
    const leader = await this.#leader()
    if (leader === undefined) return
    const request = listOffsetsRequest([{ topic: this.#topic, partition: 0 }], offsetsAt.end)
    const [end] = await this.#brokers.call(leader, 'rest', request)
    if (end?.error === errorCodes.none) this.#next = end.offset
  }

  /** What is new since the last time; nothing as long as there is no such topic. */
  async read(): Promise<readonly KeyedRecord[]> {
    const leader = await this.#leader()
    if (leader === undefined) return []
    const entry = { topic: this.#topic, partition: 0, from: this.#next, maxBytes: bytesMax }
    const request = fetchRequest(aloneFetch([entry]), { waitMs: 0, maxBytes: bytesMax })
    const { parts } = await this.#brokers.call(leader, 'read', request)
    const [result] = parts
    if (result === undefined || result.error !== errorCodes.none) return []
    const { records, next } = decodeKeyed(result.batches, this.#next)
    this.#next = next
    return records
  }

  close(): Promise<void> {
    return this.#brokers.close()
  }

  async #leader(): Promise<number | undefined> {
    const { topics } = await this.#brokers.metadata([this.#topic])
    const leader = topics.find(({ error }) => error === errorCodes.none)?.partitions[0]?.leader
    return leader === undefined || leader < 0 ? undefined : leader
  }
}
