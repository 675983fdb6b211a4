import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noClientFaults } from '../clients/sdk/client-faults.ts'
import { noFoldFaults } from '../regions/fold/fold-faults.ts'
import { noReadFaults } from '../regions/mailbox/read-faults.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import { plantedBugs } from './bugs.ts'
import { noStoreFaults } from './row-store.simulated.ts'

/** Table (f) of the write path, as far as this slice has the part: 13, 16, 17, 23, 29 and from 35 on belong to re-homing and restore. */
const numbers = [
  ...Array.from({ length: 12 }, (_, index) => index + 1),
  ...[14, 15, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 30, 31, 32, 33, 34, 38],
]

test('every bug of the write path that this slice can have is planted once', () => {
  assert.deepEqual(
    plantedBugs.map(({ number }) => number),
    numbers,
  )
})

test('every switch is a planted bug', () => {
  const { poisons: _, ...workerSwitches } = noWorkerFaults
  const switches = [noFoldFaults, workerSwitches, noReadFaults, noClientFaults, noStoreFaults].flatMap(Object.keys)
  const keys = new Set(plantedBugs.map(({ key }) => key))
  assert.deepEqual([...new Set(switches)].sort(), [...keys].sort())
})
