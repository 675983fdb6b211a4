/**
 * A segment is one file of the log; a run is what one part has in it. A run keeps the file position
 * of each of its records, four bytes a record: offsets are dense here, so the position of an offset
 * is one array access, and a part that fell behind reads its own records and not its neighbours'.
 */
import type { DiskFile } from '../disk.ts'
import { EventLogError, type Offset, type StoredRecord } from './event-log.ts'
import { allocate, type Bytes } from './bytes.ts'
import { isIntact, RECORD_HEADER_BYTES, recordAt, recordEnd } from './record-format.ts'

/** One read covers at most this much of the file, however far apart a part's records are. */
const WINDOW_BYTES = 256 * 1024
/** A record further than this behind the one before it is left to a read of its own. */
const GAP_BYTES = 32 * 1024
/** Read beyond the start of the last wanted record, in the hope that it ends there. */
const SLACK_BYTES = 4 * 1024

export class Segment {
  readonly number: number
  readonly file: DiskFile
  readonly capacity: number
  readonly runs: Run[] = []
  /** Where the next batch goes. */
  end = 0
  #readers = 0
  #whenIdle: (() => void) | undefined

  constructor(number: number, file: DiskFile, capacity: number) {
    this.number = number
    this.file = file
    this.capacity = capacity
  }

  get room(): number {
    return this.capacity - this.end
  }

  /** Durable records of `run` from `from` up to `end`, as many as one window of the file holds. */
  async read(run: Run, from: Offset, end: Offset, maxBytes: number): Promise<readonly StoredRecord[]> {
    this.#readers += 1
    try {
      const start = run.positionOf(from)
      const records = await this.#readWindow(run, from, lastInWindow(run, from, end, maxBytes), maxBytes, SLACK_BYTES)
      if (records.length > 0) return records
      const header = await this.#bytes(start, RECORD_HEADER_BYTES)
      return await this.#readWindow(run, from, from, maxBytes, recordEnd(header.view, 0))
    } finally {
      this.#readers -= 1
      if (this.#readers === 0) this.#whenIdle?.()
    }
  }

  /** Closes the file when the reads under way are done. No read may begin after this. */
  async close(): Promise<void> {
    if (this.#readers > 0) {
      await new Promise<void>((resolve) => {
        this.#whenIdle = resolve
      })
    }
    await this.file.close()
  }

  async #readWindow(run: Run, from: Offset, last: Offset, maxBytes: number, slack: number): Promise<StoredRecord[]> {
    const start = run.positionOf(from)
    const memory = await this.#bytes(start, run.positionOf(last) - start + slack)
    const records: StoredRecord[] = []
    let size = 0
    for (let offset = from; offset <= last; offset++) {
      const at = run.positionOf(offset) - start
      if (at + RECORD_HEADER_BYTES > memory.bytes.length || recordEnd(memory.view, at) > memory.bytes.length) break
      if (!isIntact(memory, at)) throw damaged(this.file.name, start + at, 'a record does not match its checksum')
      const record = recordAt(memory, at)
      size += record.payload.length
      if (size > maxBytes && records.length > 0) break
      records.push(record)
    }
    return records
  }

  async #bytes(position: number, length: number): Promise<Bytes> {
    const memory = allocate(Math.min(length, this.capacity - position))
    try {
      const count = await this.file.read(memory.bytes, position)
      if (count !== memory.bytes.length) throw damaged(this.file.name, position + count, 'the file ends early')
    } catch (error) {
      if (error instanceof EventLogError) throw error
      throw new EventLogError('damaged', `\`${this.file.name}\` cannot be read at byte ${position}`, { cause: error })
    }
    return memory
  }
}

/** What a segment must know of the part a run belongs to. */
export interface RunOwner {
  /** The lowest offset still stored. */
  start: Offset
  /** Everything below may go. Not kept over a restart: those who release do so again. */
  released: Offset
  /** Oldest first. */
  readonly runs: Run[]
}

/** The records of one part in one segment: offsets `first` to `end` − 1, each with its file position. */
export class Run {
  readonly owner: RunOwner
  readonly segment: Segment
  readonly first: Offset
  #positions = new Uint32Array(16)
  #count = 0

  constructor(owner: RunOwner, segment: Segment, first: Offset) {
    this.owner = owner
    this.segment = segment
    this.first = first
  }

  get end(): Offset {
    return this.first + this.#count
  }

  push(position: number): void {
    if (this.#count === this.#positions.length) this.#resize(this.#count * 2)
    this.#positions[this.#count++] = position
  }

  positionOf(offset: Offset): number {
    return this.#positions[offset - this.first] as number
  }

  /** Gives back what `push` took ahead, once the segment is full. */
  trim(): void {
    this.#resize(this.#count)
  }

  #resize(length: number): void {
    const positions = new Uint32Array(length)
    positions.set(this.#positions.subarray(0, this.#count))
    this.#positions = positions
  }
}

export const damaged = (file: string, position: number, what: string): EventLogError =>
  new EventLogError('damaged', `\`${file}\` at byte ${position}: ${what}`)

/** The last offset worth reading together with `from`: near enough, and not far beyond `maxBytes`. */
const lastInWindow = (run: Run, from: Offset, end: Offset, maxBytes: number): Offset => {
  const start = run.positionOf(from)
  const limit = start + Math.min(WINDOW_BYTES, maxBytes + SLACK_BYTES)
  const stop = Math.min(end, run.end)
  let last = from
  while (last + 1 < stop) {
    const next = run.positionOf(last + 1)
    if (next > limit || next - run.positionOf(last) > GAP_BYTES) break
    last += 1
  }
  return last
}
