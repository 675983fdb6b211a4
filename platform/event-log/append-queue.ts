/**
 * Appends that wait for the next batch, in the order of their calls. The queue itself has no limit:
 * whoever accepts work from outside bounds himself by `bytes`, since only he can say no with a
 * sentence that somebody reads.
 */
import { U48_MAX } from './bytes.ts'
import { declarationBytes, type PartState } from './catalogue.ts'
import type { EventLogError, NewRecord, Offset } from './event-log.ts'
import { BATCH_HEADER_BYTES, RECORD_HEADER_BYTES } from './record-format.ts'

/** A write this long takes about 2 ms: nobody waits longer for somebody else's records. */
const BATCH_BYTES_MAX = 1024 * 1024
/** Encoding this many takes about 2 ms of the main thread. */
const BATCH_RECORDS_MAX = 4_096

export interface Append {
  readonly part: PartState
  readonly records: readonly NewRecord[]
  readonly bytes: number
  /** Offset of the first record, once the append is in a batch. */
  first: Offset
  readonly resolve: (first: Offset) => void
  readonly reject: (error: EventLogError) => void
}

export interface Batch {
  readonly appends: readonly Append[]
  /** Its size, or a little more. */
  readonly bytesMax: number
}

export class AppendQueue {
  #waiting: Append[] = []
  /** Not yet durable: waiting, or taken and not reported back. */
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** The room that the next batch needs at least; nothing when none is asked for. */
  get needed(): number {
    const first = this.#waiting[0]
    return first ? BATCH_HEADER_BYTES + first.bytes + declarationBytes(first.part.topic) : 0
  }

  push(append: Append): void {
    this.#waiting.push(append)
    this.#bytes += append.bytes
  }

  /** Whole appends in order, as many as one batch in `room` may hold; at least one. */
  take(room: number): Batch {
    const limit = Math.min(room, BATCH_BYTES_MAX)
    let count = 0
    let records = 0
    let bytesMax = BATCH_HEADER_BYTES
    for (const append of this.#waiting) {
      const bytes = append.bytes + declarationBytes(append.part.topic)
      records += append.records.length
      if (count > 0 && (bytesMax + bytes > limit || records > BATCH_RECORDS_MAX)) break
      bytesMax += bytes
      count += 1
    }
    const appends = this.#waiting
    this.#waiting = appends.splice(count)
    return { appends, bytesMax }
  }

  /** What was taken is durable, or never will be. */
  done(appends: readonly Append[]): void {
    for (const { bytes } of appends) this.#bytes -= bytes
  }

  rejectAll(reason: () => EventLogError): void {
    const appends = this.#waiting.splice(0)
    this.done(appends)
    for (const { reject } of appends) reject(reason())
  }
}

/** The bytes that `records` take. Throws `RangeError` for what cannot be stored. */
export const measure = (records: readonly NewRecord[], bytesMax: number): number => {
  if (records.length === 0) throw new RangeError('an append of no records')
  let bytes = 0
  for (const { kind, flags, at, payload } of records) {
    if ((kind & 255) !== kind || (flags & 255) !== flags) throw new RangeError('kind and flags are one byte each')
    if (!(at >= 0 && at <= U48_MAX)) throw new RangeError(`${at} is no time`)
    bytes += RECORD_HEADER_BYTES + payload.length
  }
  if (bytes > bytesMax) throw new RangeError(`an append of ${bytes} bytes, the most is ${bytesMax}`)
  return bytes
}
