/** Everything of a region on its own disk and in its own process, but for the log where a Kafka is named. Rows, snapshots and log are opened so that they fit each other. */
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../../platform/clock.node.ts'
import { openDisk } from '../../platform/disk.node.ts'
import { openEmbeddedEventLog } from '../../platform/event-log/event-log.embedded.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { embeddedPartCounts } from '../../protocol/log-records.ts'
import { openEmbeddedAccounts } from '../../regions/accounts/accounts.embedded.ts'
import { openEmbeddedRowStore } from '../../regions/mailbox/row-store.embedded.ts'
import { openEmbeddedPresence } from '../../regions/presence/presence-store.embedded.ts'
import { openRows, provenEnds } from '../../regions/worker/open-rows.ts'
import { openSnapshotShelf } from '../../regions/worker/snapshot-shelf.embedded.ts'
import type { Backing } from './backing.ts'
import { openKafkaLog } from './log.kafka.ts'
import type { RegionSetting } from './region-setting.ts'

export async function openEmbeddedBacking(setting: RegionSetting): Promise<Backing> {
  const { config, warn, die } = setting
  const folder = config.data
  const rows = join(folder, 'rows')
  const shelf = await openSnapshotShelf(join(folder, 'snapshots'), rows)
  const store = await openRows(
    shelf,
    () => openEmbeddedRowStore({ folder: rows, scheduler: nodeScheduler }),
    ({ number }) => warn(`rows were missing; put back from snapshot ${number}, the log does the rest`),
  )
  const kafka = config.engines?.kafka
  const log = kafka
    ? await openKafkaLog(setting, kafka, embeddedPartCounts)
    : await openEmbeddedEventLog({
        disk: await openDisk(join(folder, 'log')),
        scheduler: nodeScheduler,
        random: nodeRandom,
        onFailure: die('the log has failed'),
        mustHold: await provenEnds(store, shelf, embeddedPartCounts),
      })
  return {
    log,
    store,
    shelf,
    openAccounts: () => openEmbeddedAccounts(join(folder, 'accounts'), nodeClock),
    openPresence: () =>
      openEmbeddedPresence({
        path: join(folder, 'presence.sqlite'),
        clock: nodeClock,
        scheduler: nodeScheduler,
        onFailure: (error) => warn(`last seen was not written: ${String(error)}`),
      }),
    counts: () => ({
      logBatches: log.counters.batches,
      logRecords: log.counters.records,
      logBytes: log.counters.bytes,
      storePuts: store.counters.puts,
    }),
    async close() {
      await log.close()
      await store.close()
    },
  }
}
