/** One file of the log, and how records are read from it. */
import type { DiskFile } from '../disk.ts'
import { allocate, type Bytes } from './bytes.ts'
import { EventLogError, type Offset, type StoredRecord } from './event-log.ts'
import { isIntact, RECORD_HEADER_BYTES, recordAt, recordEnd } from './record-format.ts'
import type { Run } from './run.ts'

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
  #users = 0
  #whenUnused: (() => void) | undefined

  constructor(number: number, file: DiskFile, capacity: number) {
    this.number = number
    this.file = file
    this.capacity = capacity
  }

  get room(): number {
    return this.capacity - this.end
  }

  get isUsed(): boolean {
    return this.#users > 0
  }

  /** Keeps the file open while `work` runs. */
  async using<T>(work: () => Promise<T>): Promise<T> {
    this.#users += 1
    try {
      return await work()
    } finally {
      this.#users -= 1
      if (this.#users === 0) this.#whenUnused?.()
    }
  }

  /** Closes the file when nobody uses it any more. Nobody may begin to after this. */
  async close(): Promise<void> {
    if (this.#users > 0) {
      await new Promise<void>((resolve) => {
        this.#whenUnused = resolve
      })
    }
    await this.file.close()
  }

  /** Records of `run`, which is warm, from `from` up to `end`: as many as one window of the file holds, one at least. */
  async read(run: Run, from: Offset, end: Offset, maxBytes: number): Promise<readonly StoredRecord[]> {
    const last = lastInWindow(run, from, Math.min(end, run.end), maxBytes)
    const records = await this.#readWindow(run, from, last, maxBytes, SLACK_BYTES)
    if (records.length > 0) return records
    const header = await this.load(placeOf(run, from), RECORD_HEADER_BYTES)
    return this.#readWindow(run, from, from, maxBytes, recordEnd(header.view, 0))
  }

  /** The bytes from `position` on, fewer than `length` only at the end of the file. */
  async load(position: number, length: number): Promise<Bytes> {
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

  async #readWindow(run: Run, from: Offset, last: Offset, maxBytes: number, slack: number): Promise<StoredRecord[]> {
    const start = placeOf(run, from)
    const memory = await this.load(start, placeOf(run, last) - start + slack)
    const records: StoredRecord[] = []
    let size = 0
    for (let offset = from; offset <= last; offset++) {
      const at = placeOf(run, offset) - start
      if (at + RECORD_HEADER_BYTES > memory.bytes.length || recordEnd(memory.view, at) > memory.bytes.length) break
      if (!isIntact(memory, at)) throw damaged(this.file.name, start + at, 'a record does not match its checksum')
      const record = recordAt(memory, at)
      size += record.payload.length
      if (size > maxBytes && records.length > 0) break
      records.push(record)
    }
    return records
  }
}

export const damaged = (file: string, position: number, what: string): EventLogError =>
  new EventLogError('damaged', `\`${file}\` at byte ${position}: ${what}`)

const placeOf = (run: Run, offset: Offset): number => {
  const position = run.positionOf(offset)
  if (position === undefined) throw new Error(`nobody knows where offset ${offset} is`)
  return position
}

/** The last offset worth reading together with `from`: near enough, and not far beyond `maxBytes`. */
const lastInWindow = (run: Run, from: Offset, end: Offset, maxBytes: number): Offset => {
  const start = placeOf(run, from)
  const limit = start + Math.min(WINDOW_BYTES, maxBytes + SLACK_BYTES)
  let last = from
  for (let before = start; last + 1 < end; last++) {
    const next = placeOf(run, last + 1)
    if (next > limit || next - before > GAP_BYTES) break
    before = next
  }
  return last
}
