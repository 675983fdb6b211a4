/** What keeps the accounts of a region in one process: two SQLite files and a key file in one folder. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqliteDirectoryStore } from '../directory/directory-store.sqlite.ts'
import { openSqliteAccountStore } from './account-store.sqlite.ts'
import type { AccountsBacking } from './start.ts'
import { keyFileAt } from './key-file.node.ts'

/** `folder` is made if missing, for its owner alone. */
export async function openEmbeddedAccounts(folder: string): Promise<Omit<AccountsBacking, 'resumeTable'>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    store: openSqliteAccountStore(join(folder, 'accounts.sqlite')),
    homes: openSqliteDirectoryStore({ path: join(folder, 'directory.sqlite') }),
    keyFile: keyFileAt(join(folder, 'keys.json')),
  }
}
