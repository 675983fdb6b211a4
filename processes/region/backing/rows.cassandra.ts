/** A region's rows and their snapshots in its Cassandra. */
import type { CassandraAddress } from '../../../platform/engines/engine-addresses.ts'
import type { EngineCalls } from '../../../platform/engines/engine-calls.ts'
import { openCassandraRowStore, prepareCassandraRows } from '../../../regions/mailbox/row-store.cassandra.ts'
import { openRows } from '../../../regions/worker/open-rows.ts'
import { openCassandraShelf } from '../../../regions/worker/snapshot-shelf.cassandra.ts'
import type { Snapshot } from '../../../regions/worker/snapshot-shelf.ts'
import type { RegionRows } from './backing.ts'

/** Three copies of each row, where there are three nodes. */
const copies = 3

/** `worker` names whose parts the snapshots are for. */
export async function openCassandraRows(
  address: CassandraAddress & { readonly calls: EngineCalls },
  worker: string,
  onRestored: (from: Snapshot) => void,
): Promise<RegionRows> {
  const options = { ...address, keyspace: address.keyspace ?? 'meridian' }
  await prepareCassandraRows(options, Math.min(copies, address.contactPoints.length))
  const shelf = await openCassandraShelf(options, worker)
  const store = await openRows(shelf, () => openCassandraRowStore(options), onRestored)
  return {
    store,
    shelf,
    counters: store.counters,
    async close() {
      await store.close()
      await shelf.close()
    },
  }
}
