/** Rows, snapshots and log of a region on its disk, opened so that they fit each other. */
import { join } from 'node:path'
import type { Scheduler } from '../../platform/clock.ts'
import { openDisk } from '../../platform/disk.node.ts'
import { type EmbeddedEventLog, openEmbeddedEventLog } from '../../platform/event-log/event-log.embedded.ts'
import type { Random } from '../../platform/random.ts'
import type { PartCounts } from '../../protocol/log-records.ts'
import { type CountedRowStore, openEmbeddedRowStore } from '../../regions/mailbox/row-store.embedded.ts'
import { openRows, provenEnds } from '../../regions/worker/open-rows.ts'
import { openSnapshotShelf } from '../../regions/worker/snapshot-shelf.embedded.ts'
import type { Snapshot, SnapshotShelf } from '../../regions/worker/snapshot-shelf.ts'

export interface StorageOptions {
  /** Of the region; everything lies below it. */
  readonly folder: string
  readonly counts: PartCounts
  readonly scheduler: Scheduler
  readonly random: Random
  readonly segmentBytes?: number
  readonly onLogFailure: (error: unknown) => void
  readonly onRestored: (from: Snapshot) => void
}

export interface Storage {
  readonly log: EmbeddedEventLog
  readonly store: CountedRowStore
  readonly shelf: SnapshotShelf
}

export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { folder, counts, scheduler, random, segmentBytes, onLogFailure, onRestored } = options
  const rows = join(folder, 'rows')
  const shelf = await openSnapshotShelf(join(folder, 'snapshots'), rows)
  const store = await openRows(shelf, () => openEmbeddedRowStore({ folder: rows, scheduler }), onRestored)
  const log = await openEmbeddedEventLog({
    disk: await openDisk(join(folder, 'log')),
    scheduler,
    random,
    onFailure: onLogFailure,
    ...(segmentBytes !== undefined && { segmentBytes }),
    mustHold: await provenEnds(store, shelf, counts),
  })
  return { log, store, shelf }
}
