import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { directoryStoreContract } from './directory-store.contract.ts'
import type { DirectoryStore } from './directory-store.ts'
import { openSqliteDirectoryStore } from './directory-store.sqlite.ts'

directoryStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-directory-'))
  const path = join(folder, 'directory.sqlite')
  let store = openSqliteDirectoryStore({ path })
  const others: DirectoryStore[] = []
  return {
    store,
    beside: async () => {
      const other = openSqliteDirectoryStore({ path })
      others.push(other)
      return other
    },
    reopen: async () => {
      await store.close()
      store = openSqliteDirectoryStore({ path })
      return store
    },
    dispose: async () => {
      for (const one of [store, ...others]) await one.close()
      await rm(folder, { recursive: true })
    },
  }
})
