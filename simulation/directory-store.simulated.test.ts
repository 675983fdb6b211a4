import { directoryStoreContract } from '../regions/directory/directory-store.contract.ts'
import { SimulatedDirectoryMedium } from './directory-store.simulated.ts'

directoryStoreContract('simulated', async () => {
  const medium = new SimulatedDirectoryMedium()
  return { store: medium.open(), reopen: async () => medium.open(), dispose: async () => {} }
})
