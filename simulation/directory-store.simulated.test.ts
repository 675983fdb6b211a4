import { directoryStoreContract } from '../regions/directory/directory-store.contract.ts'
import { SimulatedDirectoryMedium } from './directory-store.simulated.ts'

directoryStoreContract('simulated', async () => {
  const medium = new SimulatedDirectoryMedium()
  const open = async () => medium.open()
  return { store: await open(), beside: open, reopen: open, dispose: async () => {} }
})
