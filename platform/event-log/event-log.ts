/**
 * The event log: partitioned, append-only, durable. The seam between regions and replication, kept
 * by segment files here (`event-log.embedded.ts`) and by Kafka there (`event-log.kafka.ts`).
 *
 * Duties of every adapter, each with a test in `event-log.contract.ts`:
 *  - W1 Durable first. `append` resolves, and a reader sees a record, only when it is durable. A
 *    crash may drop the tail that nobody was told about and nobody has seen.
 *  - W2 One batch in flight per part. When the outcome of a batch is unknown, the same batch is
 *    written again, unchanged, before anything else. So duplicates and late copies are normal
 *    content, and nothing above may depend on their absence.
 *  - Order: two appends to one part by one caller are stored in call order; if the first is
 *    rejected, so is every later one that was waiting behind it (no hole in a pipelined sequence).
 *  - Offsets are record numbers within the part: increasing, gaps legal, never a file position.
 *  - L3 A full disk rejects appends with `storage-full` and goes on serving reads; an engine that takes
 *    nothing for a while rejects with `unavailable`, and reads wait until it answers. Any other failure
 *    of a write rejects everything from then on with `log-failed`: the process must end.
 *  - W20 A reader that asks below `start` gets `truncated`; it is never moved to another offset. A part
 *    whose log was replaced or cut at its end under the process refuses everything with `damaged`; where
 *    its records can be had again, with `unavailable` until it goes on, empty, above its former offsets.
 *
 * Payload bytes handed to `append` belong to the log until the promise settles. Payloads handed out
 * by `read` are views that stay valid only until control returns to the event loop: copy what is kept.
 */

/** A named set of partitions: `user`, `group`, `feed`, `xr.to-ap.chat.g1`. At most 249 characters of [a-z0-9.-]. */
export type Topic = string & { readonly __topic: unique symbol }

export const topic = (name: string): Topic => name as Topic

/** One partition of one topic. */
export interface Part {
  readonly topic: Topic
  readonly partition: number
}

/** A record number within its part, below 2^43 (so that epoch · 2^43 + offset stays a safe integer). */
export type Offset = number

export interface NewRecord {
  /** What the payload is; the meaning belongs to the topic (`protocol/log-records.ts`). 0–255. */
  readonly kind: number
  readonly flags: number
  /** Wall-clock milliseconds of the one who appends. */
  readonly at: number
  readonly payload: Uint8Array
}

export interface StoredRecord extends NewRecord {
  readonly offset: Offset
}

export interface EventLog {
  /**
   * Appends `records` in order, all or nothing. Resolves to the offset of the first when durable.
   * Rejects with `EventLogError`; after `storage-full`, `unavailable` and `closed` nothing was stored,
   * after `log-failed` it is unknown.
   */
  append(part: Part, records: readonly NewRecord[]): Promise<Offset>

  /**
   * Durable records of `part` from `from` on, in order, at most about `maxBytes` of payload but at
   * least one if there is one; empty at the end. Answers at once, without a promise, when the
   * records are still in memory, which is the rule for a reader that keeps up. `truncated`, `closed`
   * and `damaged` may be thrown at once or come as a rejection.
   */
  read(part: Part, from: Offset, maxBytes: number): readonly StoredRecord[] | Promise<readonly StoredRecord[]>

  /** Calls `onGrowth` after records of `part` became durable, whoever appended them. Returns the way to stop it. */
  watch(part: Part, onGrowth: () => void): () => void

  /** The lowest offset still stored. Equal to `end` when the part is empty. */
  start(part: Part): Offset

  /** One above the highest durable offset. Also grows by what other processes append, soon where somebody watches. */
  end(part: Part): Offset

  /**
   * Allows records of `part` below `offset` to be dropped; how soon is the adapter's affair. Never
   * drops at or above it. A lower offset than before changes nothing.
   */
  release(part: Part, offset: Offset): Promise<void>

  /** Bytes on disk that some part has not released yet; an adapter that cannot look says by what it reckons. */
  heldBytes(): number

  /** Bytes on disk that `part` alone would keep: from its oldest record not released to the end of what cannot be dropped before (L7). */
  heldBy(part: Part): number

  close(): Promise<void>
}

export type EventLogErrorCode = 'storage-full' | 'unavailable' | 'log-failed' | 'truncated' | 'closed' | 'damaged'

export class EventLogError extends Error {
  override readonly name = 'EventLogError'
  readonly code: EventLogErrorCode
  constructor(code: EventLogErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options)
    this.code = code
  }
}
