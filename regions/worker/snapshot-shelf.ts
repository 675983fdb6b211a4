/**
 * Where snapshots of a region's rows are kept: rows, cells and offsets of one moment (L7), each whole
 * and durable, or not there. In a folder beside the live rows here (`snapshot-shelf.embedded.ts`), in
 * Cassandra's own snapshots there.
 */
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import type { RowStore } from '../mailbox/row-store.ts'

/** One part was stored up to `offset`, or a little further, when a snapshot was made. */
export interface StoredUpTo {
  readonly part: Part
  readonly offset: Offset
}

export interface Snapshot {
  /** Counts up for ever; a higher one is newer. */
  readonly number: number
  /** Wall-clock milliseconds at which it was begun. */
  readonly at: number
  /** What it holds at least: a log that goes on from here rebuilds everything (W20). */
  readonly offsets: readonly StoredUpTo[]
}

export interface SnapshotShelf {
  /** Oldest first. */
  list(): Promise<readonly Snapshot[]>
  /** Of the store that this shelf is for. Resolves when it is durable and would be listed after a crash. Rejects when there is none, and nothing of it is left. */
  make(rows: RowStore, at: number, offsets: readonly StoredUpTo[]): Promise<Snapshot>
  remove(snapshot: Snapshot): Promise<void>
  /** Puts it in the place of the live rows, which nobody may have open. After a crash on the way there are no rows, or all of these. */
  restore(snapshot: Snapshot): Promise<void>
}
