import { accountStoreContract } from '../regions/accounts/account-store.contract.ts'
import { SimulatedAccountMedium } from './account-store.simulated.ts'

accountStoreContract('simulated', async () => {
  const medium = new SimulatedAccountMedium()
  return { store: medium.open(), reopen: async () => medium.open(), dispose: async () => {} }
})
