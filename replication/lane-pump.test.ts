/** Lanes that a region's own process carries: the contract, between two logs on disks of this machine. */
import { laneTopic } from '../protocol/log-records.ts'
import { laneCarrierContract, type LanesUnderTest } from './lane-carrier.contract.ts'
import { laneLogsOfTest } from './lane-logs-of-test.node.ts'
import type { LaneReceiving, OutboundBatch } from './lane-transport.ts'

laneCarrierContract('pumps', async (): Promise<LanesUnderTest> => {
  const regions = await laneLogsOfTest()
  const receivers = new Map<string, LaneReceiving>()
  const losing = { partition: -1, told: (): void => {} }
  const deliver = (to: string) => async (batch: OutboundBatch) => {
    if (to === 'us' && batch.lane.class === 'chat' && batch.partition === losing.partition) return losing.told()
    const receive = receivers.get(to)
    if (receive === undefined) throw new Error(`${to} is away`)
    await receive(batch)
  }
  return {
    ...regions,
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
      await regions.logs.eu.append({ topic: laneTopic('us', 'chat', 1), partition }, records)
      await lost
      losing.partition = -1
    },
  }
})
