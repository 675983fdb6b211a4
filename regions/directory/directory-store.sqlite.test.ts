import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { directoryStoreContract } from './directory-store.contract.ts'
import { openSqliteDirectoryStore } from './directory-store.sqlite.ts'

directoryStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-directory-'))
  const path = join(folder, 'directory.sqlite')
  let store = openSqliteDirectoryStore({ path })
  return {
    store,
    reopen: async () => {
      await store.close()
      store = openSqliteDirectoryStore({ path })
      return store
    },
    dispose: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
})
