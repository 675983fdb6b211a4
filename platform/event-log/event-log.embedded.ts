/**
 * The event log on one disk. All parts of the process share one physical log, cut into segments:
 * parts are numbers inside records and not files, since a commit costs the same for one record as
 * for a thousand, and sixteen files would mean sixteen small commits instead of one big one.
 *
 * Appends wait in a queue until `Scheduler.soon`, go into one batch, and are written by one durable
 * write into a segment that exists already, filled with zeros; the next batch starts when the last
 * is durable. So the slower the disk, the larger the batches. Nothing waits by a timer.
 *
 * One physical order over all parts also gives a guarantee that separate files could not: a record
 * appended after another one was durable can never survive it.
 */
import type { Scheduler } from '../clock.ts'
import type { Disk } from '../disk.ts'
import type { Random } from '../random.ts'
import { CATALOGUE_TOPIC, type Catalogue, type PartState, runIn, topicRecord } from './catalogue.ts'
import { type EventLog, EventLogError, type NewRecord, type Offset, type Part, type StoredRecord } from './event-log.ts'
import { type Append, AppendQueue, type Batch, measure } from './append-queue.ts'
import { MemoryTail } from './memory-tail.ts'
import { allocate } from './bytes.ts'
import { BATCH_HEADER_BYTES, RECORD_HEADER_BYTES, recordAt, sealBatch, writeRecord } from './record-format.ts'
import { type ProvenEnd, recover, type Recovered } from './recovery.ts'
import type { Run } from './run.ts'
import type { Segment } from './segment.ts'
import { FullSegments } from './full-segments.ts'
import { SegmentSupply } from './segment-supply.ts'

export interface EmbeddedEventLogOptions {
  readonly disk: Disk
  readonly scheduler: Scheduler
  readonly random: Random
  /** A write failed: nothing more is accepted, and the process must end (L3). Called at most once. */
  readonly onFailure: (error: EventLogError) => void
  /** What is cut away at once, and about twice what a log takes at least. */
  readonly segmentBytes?: number
  /** Memory for readers that keep up, taken as the log grows. */
  readonly tailBytes?: number
  /** Ends that checkpoints, rows or snapshots prove: a log that falls short of one is damaged (L2). */
  readonly mustHold?: readonly ProvenEnd[]
  /** How much of the newest log is checked bit by bit before it opens; what is older is checked when it is read. */
  readonly verifyBytes?: number
  /** Planted bug (W1): readers see a batch before it is durable. For the simulation alone. */
  readonly readUnsynced?: boolean
}

/** Opens the log in `disk`, making it if there is none. Rejects with `damaged` when it must not be touched. */
export const openEmbeddedEventLog = async (options: EmbeddedEventLogOptions): Promise<EmbeddedEventLog> => {
  const { segmentBytes = DEFAULT_SEGMENT_BYTES, verifyBytes = DEFAULT_VERIFY_BYTES, mustHold = [] } = options
  if (segmentBytes < SEGMENT_BYTES_MIN || segmentBytes > SEGMENT_BYTES_MAX) {
    throw new RangeError(`a segment has ${SEGMENT_BYTES_MIN} to ${SEGMENT_BYTES_MAX} bytes`)
  }
  return new EmbeddedEventLog(
    options,
    segmentBytes,
    await recover(options.disk, { segmentBytes, verifyBytes, mustHold }),
  )
}

/** Large enough that making one is rare, small enough that cutting the log frees space soon. */
const DEFAULT_SEGMENT_BYTES = 64 * 1024 * 1024
const SEGMENT_BYTES_MIN = 8 * 1024
/** A file position fits 32 bits. */
const SEGMENT_BYTES_MAX = 1024 * 1024 * 1024
const DEFAULT_TAIL_BYTES = 64 * 1024 * 1024
/** Reading this much takes one to two seconds. */
const DEFAULT_VERIFY_BYTES = 1024 * 1024 * 1024
/** One append is one batch at least: sixteen frames of the largest size. */
const APPEND_BYTES_MAX = 4 * 1024 * 1024
/** Header and one topic name around the largest append. */
const BATCH_EXTRA_BYTES = 1024

type State =
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly error: EventLogError }
  | { readonly kind: 'closed' }

export class EmbeddedEventLog implements EventLog {
  /** Since it was opened: for the metrics and the bench. */
  readonly counters = { batches: 0, records: 0, bytes: 0 }
  readonly #disk: Disk
  readonly #scheduler: Scheduler
  readonly #onFailure: (error: EventLogError) => void
  readonly #catalogue: Catalogue
  /** Oldest first; the last one takes the appends. */
  readonly #segments: Segment[]
  readonly #queue = new AppendQueue()
  readonly #supply: SegmentSupply
  readonly #full: FullSegments
  readonly #tail: MemoryTail
  readonly #logId: number
  readonly #appendBytesMax: number
  readonly #readUnsynced: boolean
  #nextBatch: number
  #state: State = { kind: 'open' }
  #awake = false
  /** The write under way, of a batch or of a segment's head; never two. */
  #writing: Promise<void> | undefined
  #removing: Promise<void> = Promise.resolve()

  constructor(options: EmbeddedEventLogOptions, segmentBytes: number, recovered: Recovered) {
    this.#disk = options.disk
    this.#scheduler = options.scheduler
    this.#onFailure = options.onFailure
    this.#readUnsynced = options.readUnsynced === true
    this.#catalogue = recovered.catalogue
    this.#segments = recovered.segments
    this.#nextBatch = recovered.nextBatch
    this.#logId = recovered.logId ?? 1 + options.random.integer(2 ** 32 - 1)
    this.#full = new FullSegments(this.#logId)
    for (const segment of this.#segments.slice(0, -1)) {
      if (segment.runs.every((run) => run.isWarm)) this.#full.add(segment)
    }
    this.#appendBytesMax = Math.min(APPEND_BYTES_MAX, segmentBytes / 4)
    const slabBytes = Math.min(APPEND_BYTES_MAX + BATCH_EXTRA_BYTES, segmentBytes)
    const slabCount = Math.max(1, Math.floor((options.tailBytes ?? DEFAULT_TAIL_BYTES) / slabBytes))
    this.#tail = new MemoryTail(slabBytes, slabCount)
    this.#supply = new SegmentSupply(options.disk, options.scheduler, segmentBytes, {
      onReady: () => this.#wake(),
      onFull: () => this.#queue.rejectAll(() => storageFull()),
      onFailure: (error) => this.#fail(error),
    })
    if (recovered.blank) this.#supply.adopt(this.#nextSegment(), recovered.blank)
    this.#prepareAhead()
  }

  append(part: Part, records: readonly NewRecord[]): Promise<Offset> {
    if (this.#state.kind === 'closed') return Promise.reject(closed())
    if (this.#state.kind === 'failed') return Promise.reject(this.#state.error)
    if (this.#supply.isFull) return Promise.reject(storageFull())
    return new Promise((resolve, reject) => {
      const bytes = measure(records, this.#appendBytesMax)
      this.#queue.push({ part: this.#catalogue.need(part), records, bytes, first: 0, resolve, reject })
      this.#wake()
    })
  }

  /** Bytes of appends that are not durable yet: what whoever accepts work bounds himself by. */
  get queuedBytes(): number {
    return this.#queue.bytes
  }

  read(part: Part, from: Offset, maxBytes: number): readonly StoredRecord[] | Promise<readonly StoredRecord[]> {
    if (this.#state.kind === 'closed') throw closed()
    const state = this.#catalogue.find(part)
    if (state === undefined) return []
    if (from < state.start) {
      throw new EventLogError('truncated', `${part.topic}/${part.partition} starts at ${state.start}, not ${from}`)
    }
    if (from >= state.end) return []
    const records = this.#readMemory(state, from, maxBytes)
    if (records.length > 0) return records
    const run = runOf(state, from)
    return this.#full.read(run, from, state.end, maxBytes)
  }

  watch(part: Part, onGrowth: () => void): () => void {
    const { watchers } = this.#catalogue.need(part)
    // A registration of its own, so that the same function may watch twice.
    const watcher = () => onGrowth()
    watchers.add(watcher)
    return () => {
      watchers.delete(watcher)
    }
  }

  start(part: Part): Offset {
    return this.#catalogue.find(part)?.start ?? 0
  }

  end(part: Part): Offset {
    return this.#catalogue.find(part)?.end ?? 0
  }

  async release(part: Part, offset: Offset): Promise<void> {
    const state = this.#catalogue.find(part)
    if (this.#state.kind !== 'open' || state === undefined || offset <= state.released) return
    state.released = Math.min(offset, state.end)
    this.#removing = this.#removing.then(() => this.#removeReleased())
    await this.#removing
  }

  heldBytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.end, 0)
  }

  heldBy(part: Part): number {
    const state = this.#catalogue.find(part)
    const oldest = state?.runs.find((run) => run.end > state.released)?.segment.number ?? Number.POSITIVE_INFINITY
    return this.#segments.reduce((sum, segment) => (segment.number < oldest ? sum : sum + segment.end), 0)
  }

  /** Waits for the write under way; what is still queued is rejected and not stored. */
  async close(): Promise<void> {
    if (this.#state.kind === 'open') this.#state = { kind: 'closed' }
    this.#queue.rejectAll(closed)
    await this.#writing
    await this.#supply.stop()
    await this.#removing
    for (const segment of this.#segments.splice(0)) await segment.close()
  }

  #wake(): void {
    if (this.#awake || this.#writing || this.#queue.isEmpty) return
    this.#awake = true
    this.#scheduler.soon(() => {
      this.#awake = false
      this.#writeNext()
    })
  }

  #writeNext(): void {
    if (this.#queue.isEmpty || this.#state.kind !== 'open') return
    const active = this.#segments.at(-1)
    if (active === undefined || active.room < this.#queue.needed) {
      this.#beginSegment()
      return
    }
    const batch = this.#queue.take(active.room)
    const { bytes, start, end } = this.#encode(active, batch)
    this.#writing = active.file.writeDurably(bytes.subarray(start, end), active.end).then(
      () => this.#batchIsDurable(active, batch.appends, end - start),
      (error) => this.#fail(error, batch.appends),
    )
    if (this.#readUnsynced) this.#show(batch.appends)
  }

  /** Puts the batch together where it will also be read from. */
  #encode(active: Segment, { appends, bytesMax }: Batch): { bytes: Buffer; start: number; end: number } {
    const place = this.#tail.reserve(active, bytesMax)
    const start = active.end - place.from
    let end = start + BATCH_HEADER_BYTES
    for (const append of appends) {
      const { part, records } = append
      const { topic } = part
      append.first = part.next
      if (!topic.declared) {
        topic.declared = true
        end = writeRecord(place, end, CATALOGUE_TOPIC, 0, 0, topicRecord(topic))
      }
      const run = runIn(part, active)
      for (const record of records) {
        run.push(end + place.from)
        end = writeRecord(place, end, topic.number, part.partition, part.next++, record)
      }
    }
    sealBatch(place, start, end, { number: this.#nextBatch++, logId: this.#logId, isHead: false })
    this.#tail.giveBack(start + bytesMax - end)
    return { bytes: place.bytes, start, end }
  }

  #batchIsDurable(active: Segment, appends: readonly Append[], bytes: number): void {
    this.#writing = undefined
    active.end += bytes
    this.counters.batches += 1
    this.counters.bytes += bytes
    this.#queue.done(appends)
    for (const { records, first, resolve } of appends) {
      this.counters.records += records.length
      resolve(first)
    }
    this.#prepareAhead()
    this.#wake()
    this.#show(appends)
  }

  /** From here on readers see the batch, and those who watch are told. */
  #show(appends: readonly Append[]): void {
    const grown = new Set<PartState>()
    for (const { part, records, first } of appends) {
      part.end = first + records.length
      if (part.watchers.size > 0) grown.add(part)
    }
    for (const part of grown) {
      for (const watcher of [...part.watchers]) watcher()
    }
  }

  #beginSegment(): void {
    const segment = this.#supply.take()
    if (segment === undefined) {
      this.#supply.prepare(this.#nextSegment())
      return
    }
    const head = this.#encodeHead(segment)
    if (head.length > segment.capacity / 2) {
      this.#fail(new RangeError('the names and ends of all parts take more than half a segment'))
      return
    }
    this.#writing = segment.file.writeDurably(head, 0).then(
      () => {
        this.#writing = undefined
        const before = this.#segments.at(-1)
        if (before) this.#full.add(before)
        segment.end = head.length
        this.#segments.push(segment)
        this.#writeNext()
      },
      (error) => this.#fail(error),
    )
  }

  #encodeHead(segment: Segment): Buffer {
    const records = this.#catalogue.headRecords(segment.number)
    const sizes = records.map(({ payload }) => RECORD_HEADER_BYTES + payload.length)
    const memory = allocate(sizes.reduce((sum, size) => sum + size, BATCH_HEADER_BYTES))
    let end = BATCH_HEADER_BYTES
    for (const record of records) end = writeRecord(memory, end, CATALOGUE_TOPIC, 0, 0, record)
    sealBatch(memory, 0, end, { number: this.#nextBatch++, logId: this.#logId, isHead: true })
    return memory.bytes
  }

  #nextSegment(): number {
    return (this.#segments.at(-1)?.number ?? 0) + 1
  }

  /** The next segment is made once a quarter of this one is used: in time, but not for a log that hardly grows. */
  #prepareAhead(): void {
    const active = this.#segments.at(-1)
    if (active === undefined || active.end > active.capacity / 4) this.#supply.prepare(this.#nextSegment())
  }

  #readMemory(part: PartState, from: Offset, maxBytes: number): StoredRecord[] {
    const records: StoredRecord[] = []
    let run = runOf(part, from)
    let bytes = 0
    for (let offset = from; offset < part.end; offset++) {
      if (offset >= run.end) run = runOf(part, offset)
      const position = run.positionOf(offset)
      if (position === undefined) break
      const place = this.#tail.find(run.segment, position)
      if (place === undefined) break
      const record = recordAt(place, position - place.from)
      bytes += record.payload.length
      if (bytes > maxBytes && records.length > 0) break
      records.push(record)
    }
    return records
  }

  /** Whole segments from the oldest on: the log has no holes, whatever a crash leaves undone. */
  async #removeReleased(): Promise<void> {
    while (this.#segments.length > 1) {
      const oldest = this.#segments[0] as Segment
      if (oldest.runs.some((run) => run.end > run.owner.released)) return
      this.#segments.shift()
      this.#full.forget(oldest)
      for (const run of oldest.runs) {
        run.owner.runs.shift()
        run.owner.start = run.end
      }
      try {
        await oldest.close()
        await this.#disk.remove(oldest.file.name)
      } catch (error) {
        this.#fail(error)
        return
      }
    }
  }

  #fail(cause: unknown, unknown: readonly Append[] = []): void {
    this.#writing = undefined
    if (this.#state.kind === 'failed') return
    const what = cause instanceof Error ? cause.message : String(cause)
    const error = new EventLogError('log-failed', what, { cause })
    this.#state = { kind: 'failed', error }
    this.#queue.done(unknown)
    for (const { reject } of unknown) reject(error)
    this.#queue.rejectAll(() => error)
    this.#onFailure(error)
  }
}

const runOf = (part: PartState, offset: Offset): Run => part.runs.findLast((run) => run.first <= offset) as Run

const closed = (): EventLogError => new EventLogError('closed', 'the log was closed')

const storageFull = (): EventLogError =>
  new EventLogError('storage-full', 'there is no space for another segment; tried again every second')
