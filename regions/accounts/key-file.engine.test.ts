import { freshSchema } from '../../platform/postgres/postgres-of-test.node.ts'
import { keyFileContract } from './key-file.contract.ts'
import { openPostgresKeyFile } from './key-file.postgres.ts'

keyFileContract('postgres', async () => {
  const fresh = freshSchema()
  return {
    file: await openPostgresKeyFile(await fresh.open()),
    reopen: async () => openPostgresKeyFile(await fresh.open()),
    dispose: () => fresh.dispose(),
  }
})
