/**
 * Opens the rows of a region. Rows that are behind the newest snapshot (deleted by hand, or a tail
 * that a power cut took) are put back from it first: no rebuild starts before the newest snapshot (L6),
 * and the log folds the rest again (R9).
 */
import type { ProvenEnd } from '../../platform/event-log/recovery.ts'
import { feedPart, groupPart, type PartCounts, userPart } from '../../protocol/log-records.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { Snapshot, SnapshotShelf } from './snapshot-shelf.ts'

/** `open` is called a second time after rows were put back. */
export async function openRows<Store extends RowStore>(
  shelf: SnapshotShelf,
  open: () => Promise<Store>,
  onRestored: (from: Snapshot) => void,
): Promise<Store> {
  const store = await open()
  const newest = (await shelf.list()).at(-1)
  if (newest === undefined || !(await isBehind(store, newest))) return store
  await store.close()
  await shelf.restore(newest)
  onRestored(newest)
  return open()
}

/** Where the log has been, as rows and snapshots show: a log that ends before has lost records (L2). */
export async function provenEnds(store: RowStore, shelf: SnapshotShelf, counts: PartCounts): Promise<ProvenEnd[]> {
  const proven: ProvenEnd[] = []
  for (const part of partsOf(counts)) {
    const checkpoint = await store.checkpoint(part)
    if (checkpoint !== undefined) proven.push({ part, end: checkpoint.offset })
  }
  for (const { offsets } of await shelf.list())
    for (const { part, offset } of offsets) proven.push({ part, end: offset })
  return proven
}

async function isBehind(store: RowStore, { offsets }: Snapshot): Promise<boolean> {
  for (const { part, offset } of offsets) if (((await store.checkpoint(part))?.offset ?? 0) < offset) return true
  return false
}

const partsOf = ({ user, group, feed }: PartCounts) => [
  ...Array.from({ length: user }, (_, partition) => userPart(partition)),
  ...Array.from({ length: group }, (_, partition) => groupPart(partition)),
  ...Array.from({ length: feed }, (_, partition) => feedPart(partition)),
]
