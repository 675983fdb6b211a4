/**
 * Planted bugs: each breaks one rule of production code through its switch. A checker that lets one
 * pass would let the same mistake of ours pass, so each must be found within a bounded search.
 */
import { noFoldFaults } from '../regions/fold/fold-faults.ts'
import { noReadFaults } from '../regions/mailbox/read-faults.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import type { WorldOptions } from './world.ts'

export interface PlantedBug {
  readonly key: string
  readonly options: WorldOptions
}

const fold = (key: keyof typeof noFoldFaults): PlantedBug => ({
  key,
  options: { foldFaults: { ...noFoldFaults, [key]: true } },
})
const worker = (key: keyof typeof noWorkerFaults): PlantedBug => ({
  key,
  options: { workerFaults: { ...noWorkerFaults, [key]: true } },
})
const read = (key: keyof typeof noReadFaults): PlantedBug => ({
  key,
  options: { readFaults: { ...noReadFaults, [key]: true } },
})

export const plantedBugs: readonly PlantedBug[] = [
  fold('noDedup'),
  fold('noChain'),
  worker('ackAtAppend'),
  worker('ackBeforeSync'),
  worker('checkpointFirst'),
  read('headAhead'),
  read('joinSeesAll'),
]
