/** Two regions on disks of this machine, for the contract of lane carriers: how their lanes get away is the test's. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../platform/clock.node.ts'
import { openDisk } from '../platform/disk.node.ts'
import type { EventLog } from '../platform/event-log/event-log.ts'
import { openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import { keptOnDisk } from '../platform/kept-files.disk.ts'
import { nodeRandom } from '../platform/random.node.ts'
import type { LanesUnderTest } from './lane-carrier.contract.ts'

/** All of it but the lanes. `dispose` closes the logs, so whatever uses them ends before. */
export async function laneLogsOfTest(): Promise<Omit<LanesUnderTest, 'way' | 'runs' | 'lose'>> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-lanes-'))
  const log = async (alias: string): Promise<EventLog> =>
    openEmbeddedEventLog({
      disk: await openDisk(join(folder, alias)),
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: (error) => {
        throw error
      },
    })
  const logs = { eu: await log('eu'), us: await log('us') }
  return {
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    haste: 50,
    logs,
    files: async (here) => keptOnDisk(await openDisk(join(folder, `${here}-lanes`))),
    async dispose() {
      await logs.eu.close()
      await logs.us.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
