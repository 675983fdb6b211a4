import { presenceStoreContract } from '../regions/presence/presence-store.contract.ts'
import { SimulatedPresenceTable } from './presence-store.simulated.ts'

presenceStoreContract('simulated', () => {
  const table = new SimulatedPresenceTable()
  let now = 0
  const clock = { now: () => now, monotonic: () => now }
  let store = table.open(clock)
  return Promise.resolve({
    store,
    setTime: (ms) => {
      now = ms
    },
    reopen: async () => {
      await store.stop()
      store = table.open(clock)
      return store
    },
    dispose: () => store.stop(),
  })
})
