/**
 * The requests that the event log makes, as values: what goes out and how the answer is read. Each
 * names its version, so that a broker that does not speak it is found out when it is dialled
 * (`broker.kafka.ts`). Answers keep the error of each partition apart: one that fails must not hide
 * that the others went well.
 */
import type { Offset } from '../event-log/event-log.ts'
import type { AbortedTransaction } from './record-batch.ts'
import { WireReader, WireWriter } from './wire.ts'

export interface KafkaRequest<Answer> {
  readonly api: Api
  /** How long the broker itself may take. */
  readonly waitMs: number
  readonly body: Buffer
  readonly decode: (answer: Buffer) => Answer
}

export interface Api {
  readonly key: number
  readonly name: string
  readonly version: number
}

/** Kafka 3.0 and later have all of these. */
export const apis = {
  produce: { key: 0, name: 'Produce', version: 7 },
  fetch: { key: 1, name: 'Fetch', version: 11 },
  listOffsets: { key: 2, name: 'ListOffsets', version: 3 },
  metadata: { key: 3, name: 'Metadata', version: 12 },
  deleteRecords: { key: 21, name: 'DeleteRecords', version: 1 },
} as const satisfies Record<string, Api>

export interface KafkaPartName {
  readonly topic: string
  readonly partition: number
}

const everyReplica = -1
const asConsumer = -1
/** Only what transactions have committed: a mirror may write in transactions. */
const readCommitted = 1

/** Entries of one topic after the other, as the requests want them. */
const byTopic = <Entry extends KafkaPartName>(entries: readonly Entry[]): [string, Entry[]][] => {
  const topics = new Map<string, Entry[]>()
  for (const entry of entries) {
    const list = topics.get(entry.topic)
    if (list) list.push(entry)
    else topics.set(entry.topic, [entry])
  }
  return [...topics]
}

const putParts = <Entry extends KafkaPartName>(
  writer: WireWriter,
  entries: readonly Entry[],
  put: (entry: Entry) => void,
): void => {
  const topics = byTopic(entries)
  writer.int32(topics.length)
  for (const [topic, list] of topics) {
    writer.string(topic).int32(list.length)
    for (const entry of list) put(entry)
  }
}

/** Partitions of all topics, flat. */
const takeParts = <T>(reader: WireReader, one: (topic: string) => T): T[] =>
  reader
    .array(() => {
      const topic = reader.string()
      return reader.array(() => one(topic))
    })
    .flat()

export interface ProduceEntry extends KafkaPartName {
  readonly batch: Buffer
}

export interface ProduceResult extends KafkaPartName {
  readonly error: number
  readonly base: Offset
}

export const produceRequest = (entries: readonly ProduceEntry[], waitMs: number): KafkaRequest<ProduceResult[]> => {
  const writer = new WireWriter(entries.reduce((sum, { batch, topic }) => sum + batch.length + topic.length + 32, 32))
  writer.nullString().int16(everyReplica).int32(waitMs)
  putParts(writer, entries, ({ partition, batch }) => writer.int32(partition).int32(batch.length).raw(batch))
  return {
    api: apis.produce,
    waitMs,
    body: writer.done(),
    decode: (answer) => {
      const reader = new WireReader(answer)
      return takeParts(reader, (topic) => {
        const result = { topic, partition: reader.int32(), error: reader.int16(), base: reader.int64() }
        reader.int64() // append time
        reader.int64() // start of the log
        return result
      })
    },
  }
}

export interface FetchEntry extends KafkaPartName {
  readonly from: Offset
  readonly maxBytes: number
}

export interface FetchResult extends KafkaPartName {
  readonly error: number
  /** One above the last record that may be read. */
  readonly stable: Offset
  readonly start: Offset
  readonly aborted: readonly AbortedTransaction[]
  readonly batches: Buffer
}

export interface FetchBounds {
  /** How long the broker waits for the first record. */
  readonly waitMs: number
  readonly maxBytes: number
}

/** What a broker is asked: within a session only what differs from the question before (`fetch-session.ts`). */
export interface FetchQuestion {
  readonly session: number
  readonly epoch: number
  readonly entries: readonly FetchEntry[]
  /** Asked about before, and not any more. */
  readonly forgotten: readonly KafkaPartName[]
}

export interface FetchAnswer {
  /** Of the session. */
  readonly error: number
  readonly session: number
  readonly parts: readonly FetchResult[]
}

/** Asked once. */
export const aloneFetch = (entries: readonly FetchEntry[]): FetchQuestion => ({
  session: 0,
  epoch: -1,
  entries,
  forgotten: [],
})

export const fetchRequest = (
  { session, epoch, entries, forgotten }: FetchQuestion,
  { waitMs, maxBytes }: FetchBounds,
): KafkaRequest<FetchAnswer> => {
  const writer = new WireWriter(64 * (entries.length + forgotten.length + 1))
  writer.int32(asConsumer).int32(waitMs).int32(1).int32(maxBytes).int8(readCommitted).int32(session).int32(epoch)
  putParts(writer, entries, ({ partition, from, maxBytes: ofPart }) =>
    writer.int32(partition).int32(-1).int64(from).int64(-1).int32(ofPart),
  )
  putParts(writer, forgotten, ({ partition }) => writer.int32(partition))
  writer.string('')
  return {
    api: apis.fetch,
    waitMs,
    body: writer.done(),
    decode: (answer) => {
      const reader = new WireReader(answer)
      reader.int32() // throttle
      const about = { error: reader.int16(), session: reader.int32() }
      const parts = takeParts(reader, (topic) => {
        const partition = reader.int32()
        const error = reader.int16()
        reader.int64() // high watermark
        const stable = reader.int64()
        const start = reader.int64()
        const aborted = reader.array(() => ({ producer: reader.int64(), first: reader.int64() }))
        reader.int32() // preferred replica
        return { topic, partition, error, stable, start, aborted, batches: reader.block() }
      })
      return { ...about, parts }
    },
  }
}

export const offsetsAt = { start: -2, end: -1 } as const

export interface OffsetResult extends KafkaPartName {
  readonly error: number
  readonly offset: Offset
}

export const listOffsetsRequest = (
  parts: readonly KafkaPartName[],
  at: (typeof offsetsAt)[keyof typeof offsetsAt],
): KafkaRequest<OffsetResult[]> => {
  const writer = new WireWriter(64 * (parts.length + 1))
  writer.int32(asConsumer).int8(readCommitted)
  putParts(writer, parts, ({ partition }) => writer.int32(partition).int64(at))
  return {
    api: apis.listOffsets,
    waitMs: 0,
    body: writer.done(),
    decode: (answer) => {
      const reader = new WireReader(answer)
      reader.int32() // throttle
      return takeParts(reader, (topic) => {
        const partition = reader.int32()
        const error = reader.int16()
        reader.int64() // timestamp
        return { topic, partition, error, offset: reader.int64() }
      })
    },
  }
}

export interface DeleteEntry extends KafkaPartName {
  /** Everything below it goes. */
  readonly offset: Offset
}

export const deleteRecordsRequest = (entries: readonly DeleteEntry[], waitMs: number): KafkaRequest<OffsetResult[]> => {
  const writer = new WireWriter(64 * (entries.length + 1))
  putParts(writer, entries, ({ partition, offset }) => writer.int32(partition).int64(offset))
  writer.int32(waitMs)
  return {
    api: apis.deleteRecords,
    waitMs,
    body: writer.done(),
    decode: (answer) => {
      const reader = new WireReader(answer)
      reader.int32() // throttle
      return takeParts(reader, (topic) => {
        const partition = reader.int32()
        const offset = reader.int64()
        return { topic, partition, offset, error: reader.int16() }
      })
    },
  }
}

export interface ClusterMetadata {
  readonly nodes: readonly { readonly id: number; readonly host: string; readonly port: number }[]
  readonly topics: readonly TopicMetadata[]
}

export interface TopicMetadata {
  readonly name: string
  readonly error: number
  /** Another one when the topic was deleted and made again under its name. */
  readonly id: string
  readonly partitions: readonly { readonly partition: number; readonly leader: number }[]
}

/** Of the topics that are as they should be. */
export const namesOf = ({ topics }: ClusterMetadata): readonly string[] =>
  topics.filter(({ error }) => error === 0).map(({ name }) => name)

/** Of all topics that the user may see where none are named. */
export const metadataRequest = (topics?: readonly string[]): KafkaRequest<ClusterMetadata> => {
  const writer = new WireWriter()
  writer.noTags().compactCount(topics?.length ?? -1)
  for (const topic of topics ?? []) writer.noUuid().compactString(topic).noTags()
  writer.int8(0).int8(0).noTags()
  return {
    api: apis.metadata,
    waitMs: 0,
    body: writer.done(),
    decode: (answer) => {
      const reader = new WireReader(answer)
      reader.tags()
      reader.int32() // throttle
      const nodes = reader.compactArray(() => {
        const node = { id: reader.int32(), host: reader.compactString(), port: reader.int32() }
        reader.compactString() // rack
        reader.tags()
        return node
      })
      reader.compactString() // id of the cluster
      reader.int32() // controller
      return { nodes, topics: reader.compactArray(() => takeTopic(reader)) }
    },
  }
}

const takeTopic = (reader: WireReader): TopicMetadata => {
  const error = reader.int16()
  const name = reader.compactString()
  const id = reader.uuid()
  reader.int8() // internal
  const partitions = reader.compactArray(() => {
    reader.int16() // error: shows in the leader
    const partition = reader.int32()
    const leader = reader.int32()
    reader.int32() // epoch
    for (let list = 0; list < 3; list++) reader.compactArray(() => reader.int32())
    reader.tags()
    return { partition, leader }
  })
  reader.int32() // rights
  reader.tags()
  return { error, name, id, partitions }
}
