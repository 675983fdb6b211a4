/** Who carries an activation out in a region: its worker tells the parts, its replication opens the lanes. */
import type { PolicyCarriers } from '../../regions/policy/policy-keeper.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import type { Replication } from '../../replication/replication.ts'

export const carriersOf = (worker: RegionWorker, replication: Replication): PolicyCarriers => ({
  activate: async (record) => {
    replication.openGeneration(record.generation)
    await worker.activate(record)
  },
  partsOn: (activation) => worker.standing.partsOn(activation),
  barriers: (activation, generation) => replication.barriers(activation, generation),
})
