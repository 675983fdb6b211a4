import { freshSchema } from '../../platform/postgres/postgres-of-test.node.ts'
import { accountStoreContract } from './account-store.contract.ts'
import { openPostgresAccountStore } from './account-store.postgres.ts'

accountStoreContract('PostgreSQL', async () => {
  const schema = freshSchema()
  const open = async () => openPostgresAccountStore(await schema.open())
  return { store: await open(), beside: open, reopen: open, dispose: () => schema.dispose() }
})
