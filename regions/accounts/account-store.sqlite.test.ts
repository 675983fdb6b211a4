import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { accountStoreContract } from './account-store.contract.ts'
import type { AccountStore } from './account-store.ts'
import { openSqliteAccountStore } from './account-store.sqlite.ts'

accountStoreContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-accounts-'))
  const path = join(folder, 'accounts.sqlite')
  let store = openSqliteAccountStore(path)
  const others: AccountStore[] = []
  return {
    store,
    beside: async () => {
      const other = openSqliteAccountStore(path)
      others.push(other)
      return other
    },
    reopen: async () => {
      await store.close()
      store = openSqliteAccountStore(path)
      return store
    },
    dispose: async () => {
      for (const one of [store, ...others]) await one.close()
      await rm(folder, { recursive: true })
    },
  }
})

test('the file with the password hashes is for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-accounts-'))
  const store = openSqliteAccountStore(join(folder, 'accounts.sqlite'))
  assert.equal((await stat(join(folder, 'accounts.sqlite'))).mode & 0o077, 0)
  await store.close()
  await rm(folder, { recursive: true })
})
