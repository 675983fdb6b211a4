import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noClientFaults } from '../clients/sdk/client-faults.ts'
import { noEdgeFaults } from '../edge/edge-faults.ts'
import { noFoldFaults } from '../regions/fold/fold-faults.ts'
import { noReadFaults } from '../regions/mailbox/read-faults.ts'
import { noPolicyKeeperFaults } from '../regions/policy/policy-keeper.ts'
import { noReceiverFaults } from '../replication/receiver.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import { plantedBugs } from './bugs.ts'
import { noStoreFaults } from './row-store.simulated.ts'

/** Table (f) of the write path, as far as this slice has the part: 13, 16, 17, 23, 29, 35, 36 and from 39 on belong to re-homing and restore. */
const numbers = [
  ...Array.from({ length: 12 }, (_, index) => index + 1),
  ...[14, 15, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 30, 31, 32, 33, 34, 37, 38],
]
/** From here on they are our own. */
const own = 101

test('every bug of the write path that this slice can have is planted once', () => {
  assert.deepEqual(
    plantedBugs.map(({ number }) => number).filter((number) => number < own),
    numbers,
  )
})

test('every switch is a planted bug', () => {
  const { poisons: _, ...workerSwitches } = noWorkerFaults
  const switches = [
    noFoldFaults,
    workerSwitches,
    noReadFaults,
    noClientFaults,
    noStoreFaults,
    noReceiverFaults,
    noPolicyKeeperFaults,
    noEdgeFaults,
  ].flatMap(Object.keys)
  const keys = new Set(plantedBugs.map(({ key }) => key))
  assert.deepEqual([...new Set(switches)].sort(), [...keys].sort())
})
