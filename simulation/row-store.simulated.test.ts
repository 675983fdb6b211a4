import { historyContract } from '../regions/mailbox/history.contract.ts'
import { rowStoreContract, type StoreUnderTest } from '../regions/mailbox/row-store.contract.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { SimulatedRowStore } from './row-store.simulated.ts'

const openFresh = () => {
  const time = new SimulatedTime()
  const stop = time.runInBackground()
  const medium = new SimulatedRowStore(new SeededRandom(5))
  const opened: StoreUnderTest = {
    store: medium.mount(time),
    reopen: () => Promise.resolve({ ...opened, store: medium.mount(time) }),
    dispose: () => Promise.resolve(stop()),
  }
  return Promise.resolve(opened)
}

rowStoreContract('simulated', openFresh)
historyContract('simulated', openFresh)
