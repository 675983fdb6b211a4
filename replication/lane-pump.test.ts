/** Lanes that a region's own process carries: the contract, between two logs on disks of this machine. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeClock, nodeScheduler } from '../platform/clock.node.ts'
import { openDisk } from '../platform/disk.node.ts'
import { openEmbeddedEventLog } from '../platform/event-log/event-log.embedded.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { laneTopic } from '../protocol/log-records.ts'
import { laneCarrierContract, type LanesUnderTest } from './lane-carrier.contract.ts'
import type { LaneReceiving, OutboundBatch } from './lane-transport.ts'

laneCarrierContract('pumps', async (): Promise<LanesUnderTest> => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-pumps-'))
  const log = async (alias: string) =>
    openEmbeddedEventLog({
      disk: await openDisk(join(folder, alias)),
      scheduler: nodeScheduler,
      random: nodeRandom,
      onFailure: (error) => {
        throw error
      },
    })
  const logs = { eu: await log('eu'), us: await log('us') }
  const receivers = new Map<string, LaneReceiving>()
  const losing = { partition: -1, told: (): void => {} }
  const deliver = (to: string) => async (batch: OutboundBatch) => {
    if (to === 'us' && batch.lane.class === 'chat' && batch.partition === losing.partition) return losing.told()
    const receive = receivers.get(to)
    if (receive === undefined) throw new Error(`${to} is away`)
    await receive(batch)
  }
  return {
    clock: nodeClock,
    scheduler: nodeScheduler,
    random: nodeRandom,
    haste: 50,
    logs,
    disk: (here) => openDisk(join(folder, `${here}-lanes`)),
    way: (here) => {
      const to = here === 'eu' ? 'us' : 'eu'
      return { transports: new Map([[to, { deliver: deliver(to) }]]) }
    },
    runs: (here, replication) => void receivers.set(here, replication.receive),
    async lose(partition, records) {
      const lost = new Promise<void>((resolve) => {
        losing.told = resolve
      })
      losing.partition = partition
      await logs.eu.append({ topic: laneTopic('us', 'chat', 1), partition }, records)
      await lost
      losing.partition = -1
    },
    async dispose() {
      await logs.eu.close()
      await logs.us.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})
