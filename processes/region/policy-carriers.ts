/** Who carries an activation out in a region: its worker tells the parts, its replication opens the lanes. */
import type { Clock } from '../../platform/clock.ts'
import type { PolicyCarriers } from '../../regions/policy/policy-keeper.ts'
import { quotaCounts } from '../../regions/policy/quota-counts.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { Replication } from '../../replication/replication.ts'

export interface Carrying {
  /** Number of the region. */
  readonly region: number
  readonly worker: RegionWorker
  readonly replication: Replication
  readonly clock: Pick<Clock, 'now'>
  /** Whether the lanes to the region with this alias stand still for an emergency stop. */
  isStopped(alias: string): boolean
}

export const carriersOf = ({ region, worker, replication, clock, isStopped }: Carrying): PolicyCarriers => ({
  activate: async (record) => {
    replication.openGeneration(record.generation)
    await worker.activate(record)
  },
  partsOn: (activation) => worker.standing.partsOn(activation),
  barriers: (activation, generation) => replication.barriers(activation, generation, isStopped),
  quotas: () => quotaCounts(worker.policy(), region, (key) => worker.standing.counted(key), clock.now()),
})
