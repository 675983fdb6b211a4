/** Accounts, directory and signing keys in the region's PostgreSQL. */
import type { PostgresAddress } from '../../../platform/engines/engine-addresses.ts'
import type { EngineCalls } from '../../../platform/engines/engine-calls.ts'
import { openPostgres, type PostgresDatabase } from '../../../platform/postgres/database.postgres.ts'
import { openPostgresAccountStore } from '../../../regions/accounts/account-store.postgres.ts'
import { openPostgresKeyFile } from '../../../regions/accounts/key-file.postgres.ts'
import type { AccountsBacking } from '../../../regions/accounts/start.ts'
import { openPostgresDirectoryStore } from '../../../regions/directory/directory-store.postgres.ts'

export const openRegionDatabase = (
  address: PostgresAddress,
  application: string,
  warn: (sentence: string) => void,
  calls: EngineCalls,
): Promise<PostgresDatabase> =>
  openPostgres({ address, schema: address.schema ?? 'meridian', application, warn, calls })

export async function openPostgresAccounts(database: PostgresDatabase): Promise<Omit<AccountsBacking, 'resumeTable'>> {
  return {
    store: await openPostgresAccountStore(database),
    homes: await openPostgresDirectoryStore(database),
    keyFile: await openPostgresKeyFile(database),
  }
}
