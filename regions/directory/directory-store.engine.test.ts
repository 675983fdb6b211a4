import { freshSchema } from '../../platform/postgres/postgres-of-test.node.ts'
import { directoryStoreContract } from './directory-store.contract.ts'
import { openPostgresDirectoryStore } from './directory-store.postgres.ts'

directoryStoreContract('PostgreSQL', async () => {
  const schema = freshSchema()
  const open = async () => openPostgresDirectoryStore(await schema.open())
  return { store: await open(), beside: open, reopen: open, dispose: () => schema.dispose() }
})
