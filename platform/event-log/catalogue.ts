/**
 * What the log knows of its topics and parts, and how the log itself remembers it. Records carry a
 * two-byte topic number; which name that is, is said by a record of topic 0, written in the same
 * batch before the first record of the topic. The first batch of each segment, its head, repeats
 * all names and tells where every part stands, so that the segments before it may go.
 */
import type { NewRecord, Offset, Part, Topic } from './event-log.ts'
import { getU48, setU48 } from './bytes.ts'
import { RECORD_HEADER_BYTES } from './record-format.ts'
import { Run, type RunOwner } from './run.ts'
import type { Segment } from './segment.ts'

export const CATALOGUE_TOPIC = 0
/** Topic numbers are two bytes. A region has some thirty topics; each new lane generation takes a dozen more. */
const TOPICS_MAX = 65_535
const PARTITIONS_MAX = 65_536
const END_BYTES = 10
const NAME = /^[a-z0-9.-]{1,249}$/

/** Kinds of the records of topic 0. */
export const CatalogueKind = { segment: 0, topic: 1, ends: 2 } as const

export interface TopicEntry {
  readonly name: Topic
  readonly number: number
  readonly parts: (PartState | undefined)[]
  /** Whether its name is in the log or in the batch under way. */
  declared: boolean
}

export interface PartState extends RunOwner {
  readonly topic: TopicEntry
  /** The next offset to give out. */
  next: Offset
  /** One above the highest durable offset. */
  end: Offset
  readonly watchers: Set<() => void>
}

/** What came before a segment's head: it tells what an unread segment must hold, and must agree with a read one. */
export type Before =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'read' }
  | { readonly kind: 'unread'; readonly segment: Segment }

export class Catalogue {
  readonly #byName = new Map<Topic, TopicEntry>()
  readonly #byNumber: (TopicEntry | undefined)[] = []

  find(part: Part): PartState | undefined {
    return this.#byName.get(part.topic)?.parts[part.partition]
  }

  /** The state of `part`, made if it is new. Throws `RangeError` when it cannot be named in a record. */
  need(part: Part): PartState {
    const topic = this.#byName.get(part.topic) ?? this.#newTopic(part.topic)
    return topic.parts[part.partition] ?? newPart(topic, part.partition, 0)
  }

  /** For recovery: the part that a stored record names. */
  byNumber(number: number, partition: number): PartState | undefined {
    const topic = this.#byNumber[number]
    return topic && (topic.parts[partition] ?? newPart(topic, partition, 0))
  }

  /**
   * For recovery: takes in a record of topic 0 in segment number `segment`, which follows `before`.
   * False when it contradicts what is known.
   */
  learn(kind: number, payload: Buffer, segment: number, before: Before): boolean {
    switch (kind) {
      case CatalogueKind.segment:
        return getU48(viewOf(payload), 0) === segment
      case CatalogueKind.topic:
        return this.#learnTopic(payload.readUInt16LE(0), payload.toString('latin1', 2) as Topic)
      case CatalogueKind.ends:
        return this.#learnEnds(payload, before)
      default:
        return true
    }
  }

  parts(): PartState[] {
    return this.#topics().flatMap((topic) => topic.parts.filter((part) => part !== undefined))
  }

  /** The records of a segment's head. */
  headRecords(segmentNumber: number): NewRecord[] {
    const declared = this.#topics().filter((topic) => topic.declared)
    const parts = declared.flatMap((topic) => topic.parts.filter((part) => part !== undefined))
    return [segmentRecord(segmentNumber), ...declared.map(topicRecord), endsRecord(parts)]
  }

  #topics(): TopicEntry[] {
    return [...this.#byName.values()]
  }

  #newTopic(name: Topic): TopicEntry {
    if (!NAME.test(name)) throw new RangeError(`\`${name}\` is no topic name`)
    const number = Math.max(1, this.#byNumber.length)
    if (number > TOPICS_MAX) throw new RangeError(`the log holds ${TOPICS_MAX} topics at most`)
    return this.#add({ name, number, parts: [], declared: false })
  }

  #add(topic: TopicEntry): TopicEntry {
    this.#byName.set(topic.name, topic)
    this.#byNumber[topic.number] = topic
    return topic
  }

  #learnTopic(number: number, name: Topic): boolean {
    const known = this.#byNumber[number]
    if (known) return known.name === name
    this.#add({ name, number, parts: [], declared: true })
    return true
  }

  #learnEnds(payload: Buffer, before: Before): boolean {
    const view = viewOf(payload)
    for (let at = 0; at + END_BYTES <= payload.length; at += END_BYTES) {
      const partition = view.getUint16(at + 2, true)
      const end = getU48(view, at + 4)
      const topic = this.#byNumber[view.getUint16(at, true)]
      if (!topic) return false
      const part = topic.parts[partition] ?? newPart(topic, partition, before.kind === 'nothing' ? end : 0)
      if (before.kind === 'unread' && end > part.next) addUnread(part, before.segment, end)
      if (part.next !== end) return false
    }
    return true
  }
}

/** Where records of `part` in `segment` are noted. */
export const runIn = (part: PartState, segment: Segment): Run => {
  const last = part.runs[part.runs.length - 1]
  if (last?.segment === segment) return last
  const run = new Run(part, segment, part.next)
  part.runs.push(run)
  segment.runs.push(run)
  return run
}

const addUnread = (part: PartState, segment: Segment, end: Offset): void => {
  const run = new Run(part, segment, part.next, end)
  part.runs.push(run)
  segment.runs.push(run)
  part.next = end
}

export const topicRecord = (topic: TopicEntry): NewRecord => {
  const payload = Buffer.alloc(2 + topic.name.length)
  payload.writeUInt16LE(topic.number, 0)
  payload.write(topic.name, 2, 'latin1')
  return { kind: CatalogueKind.topic, flags: 0, at: 0, payload }
}

/** What declaring `topic` adds to a batch. */
export const declarationBytes = (topic: TopicEntry): number =>
  topic.declared ? 0 : RECORD_HEADER_BYTES + 2 + topic.name.length

const newPart = (topic: TopicEntry, partition: number, offset: Offset): PartState => {
  if (!Number.isInteger(partition) || partition < 0 || partition >= PARTITIONS_MAX) {
    throw new RangeError(`${partition} is no partition number`)
  }
  const part: PartState = {
    topic,
    partition,
    start: offset,
    next: offset,
    end: offset,
    released: offset,
    runs: [],
    watchers: new Set(),
  }
  topic.parts[partition] = part
  return part
}

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

const segmentRecord = (number: number): NewRecord => {
  const payload = new Uint8Array(6)
  setU48(new DataView(payload.buffer), 0, number)
  return { kind: CatalogueKind.segment, flags: 0, at: 0, payload }
}

const endsRecord = (parts: readonly PartState[]): NewRecord => {
  const payload = new Uint8Array(parts.length * END_BYTES)
  const view = new DataView(payload.buffer)
  parts.forEach((part, index) => {
    view.setUint16(index * END_BYTES, part.topic.number, true)
    view.setUint16(index * END_BYTES + 2, part.partition, true)
    setU48(view, index * END_BYTES + 4, part.next)
  })
  return { kind: CatalogueKind.ends, flags: 0, at: 0, payload }
}
