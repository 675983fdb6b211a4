/** A region's rows and their snapshots in LevelDB, on its own disk. */
import { join } from 'node:path'
import { nodeScheduler } from '../../../platform/clock.node.ts'
import { openEmbeddedRowStore } from '../../../regions/mailbox/row-store.embedded.ts'
import { openRows } from '../../../regions/worker/open-rows.ts'
import { openSnapshotShelf } from '../../../regions/worker/snapshot-shelf.embedded.ts'
import type { Snapshot } from '../../../regions/worker/snapshot-shelf.ts'
import type { RegionRows } from './backing.ts'

export async function openEmbeddedRows(data: string, onRestored: (from: Snapshot) => void): Promise<RegionRows> {
  const folder = join(data, 'rows')
  const shelf = await openSnapshotShelf(join(data, 'snapshots'), folder)
  const store = await openRows(shelf, () => openEmbeddedRowStore({ folder, scheduler: nodeScheduler }), onRestored)
  return { store, shelf, counters: store.counters, close: () => store.close() }
}
