import { accountStoreContract } from '../regions/accounts/account-store.contract.ts'
import { SimulatedAccountMedium } from './account-store.simulated.ts'

accountStoreContract('simulated', async () => {
  const medium = new SimulatedAccountMedium()
  const open = async () => medium.open()
  return { store: await open(), beside: open, reopen: open, dispose: async () => {} }
})
