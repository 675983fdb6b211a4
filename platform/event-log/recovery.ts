/**
 * Reads the segments of an earlier run and decides what is the end of the log (L2).
 *
 * Only one write is ever in flight, and the next segment is begun only when the one before it is
 * durable to its last batch. So after a crash exactly one place can be bad: the last batch. Bad
 * bytes with an intact batch behind them are damage, not a torn tail, and so are bad bytes below an
 * offset that a checkpoint, a row or a snapshot proves to have been durable. Both refuse to open, and
 * nothing is changed. A torn tail is zeroed durably before anything is appended, or its remains
 * could later look like damage. The last intact batch is written once more, as it is (W2): a process
 * that was killed in its write may have left it in memory only, and readers are about to see it.
 *
 * Of a large log only the newest part is read whole, so that a start takes seconds at most. What an
 * older segment holds is told by the head of the next one, and damage in it is found by its reader.
 */
import type { Disk, DiskFile } from '../disk.ts'
import { type Before, CATALOGUE_TOPIC, Catalogue, runIn } from './catalogue.ts'
import { EventLogError, type Offset, type Part } from './event-log.ts'
import { allocate, type Bytes } from './bytes.ts'
import {
  type BatchInfo,
  batchAt,
  BATCH_HEADER_BYTES,
  findBatch,
  FORMAT_VERSION,
  RECORD_HEADER_BYTES,
  recordEnd,
  recordKind,
  recordLog,
  recordOffset,
  recordPartition,
} from './record-format.ts'
import { damaged, Segment } from './segment.ts'
import { segmentNumber } from './segment-supply.ts'

/** The log of `part` is known to have reached `end`: a checkpoint, a row or a snapshot lies there. */
export interface ProvenEnd {
  readonly part: Part
  readonly end: Offset
}

export interface Recovered {
  readonly catalogue: Catalogue
  /** Those with content, oldest first. */
  readonly segments: Segment[]
  /** The empty one after them, if an earlier run got that far. */
  readonly blank: DiskFile | undefined
  /** Nothing in a log that holds nothing. */
  readonly logId: number | undefined
  readonly nextBatch: number
}

export interface RecoveryOptions {
  readonly segmentBytes: number
  /** How much of the newest log is read whole. */
  readonly verifyBytes: number
  readonly mustHold: readonly ProvenEnd[]
}

export const recover = async (disk: Disk, options: RecoveryOptions): Promise<Recovered> => {
  const files: DiskFile[] = []
  try {
    for (const name of await segmentNames(disk)) files.push(await disk.open(name))
    return await recoverFrom(disk, files, options)
  } catch (error) {
    for (const file of files) await file.close()
    throw error
  }
}

/** The last with records, the next one begun, the one made ahead: these may bear the marks of a crash. */
const MAY_BE_TORN = 3

const recoverFrom = async (disk: Disk, files: readonly DiskFile[], options: RecoveryOptions): Promise<Recovered> => {
  const { segmentBytes, verifyBytes, mustHold } = options
  const scan = new Scan()
  const verified = Math.max(MAY_BE_TORN, Math.ceil(verifyBytes / segmentBytes))
  for (const [index, file] of files.entries()) {
    await scan.take(file, index < files.length - verified)
  }
  const { catalogue, segments } = scan
  for (const part of catalogue.parts()) part.end = part.next

  const last = segments.at(-1)
  for (const { part, end } of mustHold) {
    const reached = catalogue.find(part)?.end ?? 0
    if (reached >= end) continue
    const what = `the log ends here with ${part.topic}/${part.partition} at ${reached}, which once reached ${end}`
    throw damaged(last?.file.name ?? 'log', last?.end ?? 0, what)
  }

  if (last && scan.tornBytes > 0) await zero(last.file, last.end, scan.tornBytes)
  if (last) await writeAgain(last.file, scan.lastBatch, last.end)
  const blank = await keepOne(disk, scan.empty, segmentBytes)
  return { catalogue, segments, blank, logId: scan.logId, nextBatch: scan.nextBatch ?? 1 }
}

interface Empty {
  readonly file: DiskFile
  readonly size: number
  readonly isZero: boolean
}

/** Room for a head of some thousand parts; a larger one takes a second read. */
const HEAD_BYTES = 64 * 1024

class Scan {
  readonly catalogue = new Catalogue()
  readonly segments: Segment[] = []
  /** Segments without an intact head: made ahead, or torn when they were begun. */
  readonly empty: Empty[] = []
  logId: number | undefined
  nextBatch: number | undefined
  /** Where the intact log ends; an intact batch after this is proof of damage. */
  stop: { readonly file: string; readonly position: number } | undefined
  tornBytes = 0
  /** Where the last intact batch starts, in the last segment that has any. */
  lastBatch = 0
  #before: Before = { kind: 'nothing' }
  #memory: Bytes = allocate(0)

  async take(file: DiskFile, isHeadEnough: boolean): Promise<void> {
    const segment = new Segment(segmentNumber(file.name) as number, file, await file.size())
    if (isHeadEnough) await this.#takeHead(segment)
    else await this.#takeWhole(segment)
  }

  async #takeHead(segment: Segment): Promise<void> {
    let memory = await segment.load(0, HEAD_BYTES)
    if (!batchAt(memory, 0, this.logId)) memory = await segment.load(0, segment.capacity)
    const head = batchAt(memory, 0, this.logId)
    if (head === undefined) throw damaged(segment.file.name, 0, 'the segment has no intact head')
    this.#takeBatch(segment, memory, 0, head)
    this.segments.push(segment)
    this.#before = { kind: 'unread', segment }
    this.nextBatch = undefined
    // Nobody knows better without reading it.
    segment.end = segment.capacity
  }

  async #takeWhole(segment: Segment): Promise<void> {
    const { file } = segment
    const memory = await this.#loadWhole(segment)
    if (this.stop === undefined) this.#takeBatches(segment, memory)
    const stray = findBatch(memory, segment.end, this.logId)
    const torn = lengthWithoutZeros(memory.bytes.subarray(segment.end))
    if (stray) {
      const { file: name, position } = this.stop ?? { file: file.name, position: segment.end }
      throw damaged(name, position, `no intact batch here, but batch ${stray.number} follows in \`${file.name}\``)
    }
    if (segment.end === 0 || torn > 0) this.stop ??= { file: file.name, position: segment.end }
    if (segment.end === 0) {
      this.#takeEmpty(segment, torn === 0)
      return
    }
    this.segments.push(segment)
    this.#before = { kind: 'read' }
    this.tornBytes = torn
  }

  #takeEmpty(segment: Segment, isZero: boolean): void {
    // Every segment but the very first is begun while the one before it is still there.
    if (this.segments.length === 0 && segment.number !== 1) {
      throw damaged(segment.file.name, 0, 'the oldest segment has no head')
    }
    this.empty.push({ file: segment.file, size: segment.capacity, isZero })
  }

  /** Into memory that is used again for the next one. */
  async #loadWhole({ file, capacity }: Segment): Promise<Bytes> {
    if (this.#memory.bytes.length !== capacity) this.#memory = allocate(capacity)
    const count = await file.read(this.#memory.bytes, 0)
    if (count !== capacity) throw damaged(file.name, count, 'the file ends early')
    return this.#memory
  }

  #takeBatches(segment: Segment, memory: Bytes): void {
    for (;;) {
      const batch = batchAt(memory, segment.end, this.logId)
      if (batch === undefined) return
      this.#takeBatch(segment, memory, segment.end, batch)
    }
  }

  #takeBatch(segment: Segment, memory: Bytes, start: number, batch: BatchInfo): void {
    const complaint = this.#complaint(batch, start)
    if (complaint) throw damaged(segment.file.name, start, complaint)
    this.logId = batch.logId
    this.nextBatch = batch.number + 1
    this.lastBatch = start
    this.#takeRecords(segment, memory, start + BATCH_HEADER_BYTES, batch.end)
    segment.end = batch.end
  }

  #complaint(batch: BatchInfo, start: number): string | undefined {
    if (batch.version !== FORMAT_VERSION) return `format ${batch.version}, this program knows ${FORMAT_VERSION}`
    if (batch.isHead !== (start === 0)) return 'a head where none belongs, or none where one does'
    if (this.nextBatch !== undefined && batch.number !== this.nextBatch) {
      return `batch ${batch.number} where ${this.nextBatch} belongs`
    }
    return undefined
  }

  #takeRecords(segment: Segment, memory: Bytes, start: number, end: number): void {
    const { bytes, view } = memory
    for (let at = start; at < end; ) {
      const next = recordEnd(view, at)
      const complaint =
        recordLog(view, at) === CATALOGUE_TOPIC
          ? this.#learn(segment, recordKind(view, at), bytes.subarray(at + RECORD_HEADER_BYTES, next))
          : this.#note(segment, view, at)
      if (complaint) throw damaged(segment.file.name, at, complaint)
      at = next
    }
  }

  #note(segment: Segment, view: DataView, at: number): string | undefined {
    const part = this.catalogue.byNumber(recordLog(view, at), recordPartition(view, at))
    if (part === undefined) return 'a record of a topic without a name'
    const offset = recordOffset(view, at)
    if (offset !== part.next) return `offset ${offset} where ${part.next} belongs`
    runIn(part, segment).push(at)
    part.next += 1
    return undefined
  }

  #learn(segment: Segment, kind: number, payload: Buffer): string | undefined {
    const known = this.catalogue.learn(kind, payload, segment.number, this.#before)
    return known ? undefined : 'what stands here of topics and parts contradicts what came before'
  }
}

/** Names of the segments in order, without a hole. */
const segmentNames = async (disk: Disk): Promise<string[]> => {
  const names = (await disk.list()).filter((name) => segmentNumber(name) !== undefined)
  for (const [index, name] of names.entries()) {
    const before = names[index - 1]
    if (before === undefined || segmentNumber(name) === (segmentNumber(before) as number) + 1) continue
    throw new EventLogError('damaged', `\`${before}\` is followed by \`${name}\`: a segment is missing`)
  }
  return names
}

const keepOne = async (disk: Disk, empty: readonly Empty[], segmentBytes: number): Promise<DiskFile | undefined> => {
  const [first, ...others] = empty
  for (const { file } of others.reverse()) await discard(disk, file)
  if (first === undefined) return undefined
  if (first.isZero && first.size === segmentBytes) return first.file
  await discard(disk, first.file)
  return undefined
}

const discard = async (disk: Disk, file: DiskFile): Promise<void> => {
  await file.close()
  await disk.remove(file.name)
}

/** Bounds the memory that zeroing takes. */
const PIECE_BYTES = 1024 * 1024

const zero = async (file: DiskFile, position: number, length: number): Promise<void> => {
  const zeros = new Uint8Array(Math.min(length, PIECE_BYTES))
  for (let done = 0; done < length; done += zeros.length) {
    await file.writeDurably(zeros.subarray(0, Math.min(zeros.length, length - done)), position + done)
  }
}

const writeAgain = async (file: DiskFile, start: number, end: number): Promise<void> => {
  const batch = new Uint8Array(end - start)
  await file.read(batch, start)
  await file.writeDurably(batch, start)
}

const ZEROS = Buffer.alloc(64 * 1024)

/** How many bytes there are up to the last one that is not zero. */
const lengthWithoutZeros = (bytes: Buffer): number => {
  let end = bytes.length
  while (end > 0) {
    const start = Math.max(0, end - ZEROS.length)
    if (bytes.compare(ZEROS, 0, end - start, start, end) !== 0) break
    end = start
  }
  while (end > 0 && bytes[end - 1] === 0) end -= 1
  return end
}
