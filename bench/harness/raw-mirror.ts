/**
 * A record beside the lanes, through the same mirror: made by the client library, one send each, into a
 * lane of the same flow that nothing of ours writes to, and taken by the client library on the other side.
 * What reads lanes there passes over what is not of this product.
 */
import kafkajs from 'kafkajs'
import type { KafkaAddress } from '../../platform/engines/engine-addresses.ts'
import { embeddedPartCounts, laneTopic } from '../../protocol/log-records.ts'
import { mirroredName } from '../../replication/lane-name.ts'
import { passHeader } from '../../replication/mirror-maker/mirror-plan.ts'
import type { Percentiles } from './load-methods.ts'
import { Latencies } from './percentiles.ts'
import { wait } from './sending.ts'

export interface RawMirrorEnd {
  readonly alias: string
  readonly kafka: KafkaAddress
}

export interface RawMirror {
  /** `perSecond` records for `ms`, from send to being handed to the consumer. */
  run(perSecond: number, ms: number): Promise<Percentiles>
  stop(): Promise<void>
}

/** A new topic is seen by the mirror within ten seconds. */
const crossWithinMs = 120_000
/** As the parts whose lanes people write to. */
const partitions = embeddedPartCounts.user

/** Resolves when a first record has crossed. */
export async function rawMirror(from: RawMirrorEnd, to: RawMirrorEnd, recordBytes: number): Promise<RawMirror> {
  const client = ({ kafka }: RawMirrorEnd): kafkajs.Kafka =>
    new kafkajs.Kafka({ brokers: [...kafka.brokers], logLevel: kafkajs.logLevel.NOTHING })
  const lane = { to: to.alias, class: 'moments', generation: 1 } as const
  const topic = laneTopic(lane.to, lane.class, lane.generation)
  const producer = client(from).producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  await producer.connect()
  let latencies = new Latencies()
  const headers = { [passHeader(to.alias)]: Buffer.alloc(0) }
  const send = (count: number): Promise<unknown> => {
    const value = Buffer.alloc(recordBytes)
    value.writeDoubleLE(performance.now())
    return producer.send({ topic, acks: -1, messages: [{ partition: count % partitions, value, headers }] })
  }
  await send(0)
  const consumer = await consumerOf(client(to), mirroredName(from.alias, lane), (value) =>
    latencies.add(performance.now() - value.readDoubleLE(0)),
  )
  const end = performance.now() + crossWithinMs
  for (let count = 0; latencies.count < partitions; count++) {
    if (performance.now() > end) throw new Error('nothing crosses the mirror')
    await send(count)
    await wait(50)
  }
  return {
    async run(perSecond, ms) {
      await wait(1_000)
      latencies = new Latencies()
      const begun = performance.now()
      const sends: Promise<unknown>[] = []
      for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - begun) {
        while ((sends.length * 1_000) / perSecond <= elapsed) sends.push(send(sends.length))
        await wait(1)
      }
      await Promise.all(sends)
      const due = performance.now() + crossWithinMs
      while (latencies.count < sends.length) {
        if (performance.now() > due) throw new Error('records did not cross the mirror')
        await wait(5)
      }
      return latencies.percentiles()
    },
    async stop() {
      await producer.disconnect()
      await consumer.disconnect()
    },
  }
}

/** Subscribed once the copy is there. */
async function consumerOf(
  kafka: kafkajs.Kafka,
  topic: string,
  take: (value: Buffer) => void,
): Promise<kafkajs.Consumer> {
  const admin = kafka.admin()
  await admin.connect()
  const end = performance.now() + crossWithinMs
  while (!(await admin.listTopics()).includes(topic)) {
    if (performance.now() > end) throw new Error(`the mirror makes no ${topic}`)
    await wait(200)
  }
  await admin.disconnect()
  const consumer = kafka.consumer({ groupId: `bench-${topic}`, allowAutoTopicCreation: false })
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ message: { value } }) => {
      if (value !== null) take(value)
      return Promise.resolve()
    },
  })
  return consumer
}
