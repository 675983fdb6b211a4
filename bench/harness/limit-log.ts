/** Where a limit keeps messages before anybody hears of them: a file, or a topic of Kafka by its client library alone. */
import kafkajs from 'kafkajs'
import { openDisk } from '../../platform/disk.node.ts'
import { RawSpace } from './raw-space.ts'

/** Resolves when all of them are durable. `bytesPerMessage` are written for each, whatever its length is. */
export type Keep = (bodies: readonly Uint8Array[]) => Promise<void>

export interface LimitTopic {
  readonly brokers: readonly string[]
  readonly name: string
  readonly partitions: number
}

const segmentBytes = 64 * 1_024 * 1_024
const buffer = Buffer.alloc(8 * 1_024 * 1_024)

/** One after the other in the buffer, which is theirs until the next call. */
function side(bodies: readonly Uint8Array[], bytesPerMessage: number): Buffer {
  bodies.forEach((body, n) => buffer.set(body, n * bytesPerMessage))
  return buffer.subarray(0, bodies.length * bytesPerMessage)
}

/** One durable write for all of them. */
export async function keepInFile(folder: string, bytesPerMessage: number): Promise<Keep> {
  const space = new RawSpace(await openDisk(folder), segmentBytes)
  await space.begin()
  return async (bodies) => {
    const bytes = side(bodies, bytesPerMessage)
    if (!space.hasRoom(bytes.length)) {
      await space.begin()
      await space.tidy()
    }
    await space.write(bytes)
  }
}

/** One `producer.send` for all of them, a record each, acknowledged by all replicas. */
export async function keepOnKafka({ brokers, name, partitions }: LimitTopic, bytesPerMessage: number): Promise<Keep> {
  const producer = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  })
  await producer.connect()
  return async (bodies) => {
    const bytes = side(bodies, bytesPerMessage)
    const messages = bodies.map((_, n) => ({
      partition: n % partitions,
      value: bytes.subarray(n * bytesPerMessage, (n + 1) * bytesPerMessage),
    }))
    await producer.send({ topic: name, acks: -1, messages })
  }
}
