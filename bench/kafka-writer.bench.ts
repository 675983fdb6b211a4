/**
 * The log on Kafka beside its client library as everybody uses it: `producer.send` of one record of
 * the same size, acknowledged by all replicas, to the same number of partitions. Both serve closed-loop
 * waiters on the same brokers in the same run, in alternation; the least of the rounds counts. CPU is
 * that of this process alone, the brokers' is not in it.
 */
import kafkajs from 'kafkajs'
import { nodeClock, nodeScheduler } from '../platform/clock.node.ts'
import type { KafkaAddress } from '../platform/engines/engine-addresses.ts'
import { openKafkaEventLog } from '../platform/event-log/event-log.kafka.ts'
import { type NewRecord, topic } from '../platform/event-log/event-log.ts'
import { removeTopics } from '../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { alternate, figuresOf, type Subject } from './harness/closed-loop.ts'
import { makeTopics } from './harness/own-names.ts'
import type { BenchRow } from './row.ts'

/** A durable record of 128 B body with its row header, as in the write path. */
const PAYLOAD_BYTES = 196
const PARTS = 16
const WAITERS = [1, 8, 64, 512]
const ROUNDS = 3
const ROUND_MS = 1_000

export const runKafkaWriterBench = async (kafka: KafkaAddress): Promise<readonly BenchRow[]> => {
  const prefix = `bench${nodeRandom.integer(2 ** 40).toString(36)}.`
  const names = { product: `${prefix}user`, limit: `${prefix}plain` }
  const topics = Object.values(names).map((name) => ({ name, partitions: PARTS }))
  await makeTopics(kafka, topics)
  const product = await openProduct(kafka, prefix)
  const limit = await openLimit(kafka, names.limit)
  const rows: BenchRow[] = []
  try {
    for (const waiters of WAITERS) {
      const figures = figuresOf(await alternate(product, limit, { waiters, rounds: ROUNDS, roundMs: ROUND_MS }))
      const ratio = figures.cpuUsPerOp / figures.limitCpuUsPerOp
      rows.push({ scenario: 'kafka-writer', waiters, ...figures, ratio })
    }
  } finally {
    await product.close()
    await limit.close()
    await removeTopics(kafka, Object.values(names))
  }
  return rows
}

const openProduct = async (kafka: KafkaAddress, prefix: string): Promise<Subject> => {
  const user = topic('user')
  const log = await openKafkaEventLog({
    ...kafka,
    prefix,
    topics: [{ name: user, partitions: PARTS }],
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    onFailure: (error) => {
      throw error
    },
  })
  const parts = Array.from({ length: PARTS }, (_, partition) => ({ topic: user, partition }))
  const record: NewRecord = { kind: 1, flags: 0, at: Date.now(), payload: new Uint8Array(PAYLOAD_BYTES).fill(7) }
  return {
    write: (n) => log.append(parts[n % PARTS] as (typeof parts)[0], [record]),
    batches: () => log.counters.batches,
    tidy: () => Promise.resolve(),
    close: () => log.close(),
  }
}

const openLimit = async ({ brokers }: KafkaAddress, name: string): Promise<Subject> => {
  const producer = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  await producer.connect()
  const value = Buffer.alloc(PAYLOAD_BYTES, 7)
  let sent = 0
  return {
    write: (n) => {
      sent += 1
      return producer.send({ topic: name, acks: -1, messages: [{ partition: n % PARTS, value }] })
    },
    batches: () => sent,
    tidy: () => Promise.resolve(),
    close: () => producer.disconnect(),
  }
}
