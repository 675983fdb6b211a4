import { type ShelfUnderTest, snapshotShelfContract } from '../regions/worker/snapshot-shelf.contract.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { SimulatedRowStore } from './row-store.simulated.ts'
import { SimulatedSnapshotShelf } from './snapshot-shelf.simulated.ts'

snapshotShelfContract('simulated', () => {
  const time = new SimulatedTime()
  const medium = new SimulatedRowStore(new SeededRandom(1))
  const shelf = new SimulatedSnapshotShelf(medium)
  const stop = time.runInBackground()
  const under: ShelfUnderTest = {
    shelf,
    rows: () => medium.mount(time),
    reopen: async (beforeOpening) => {
      await beforeOpening(shelf)
      return under
    },
    dispose: () => {
      stop()
      return Promise.resolve()
    },
  }
  return Promise.resolve(under)
})
