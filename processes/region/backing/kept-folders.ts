/**
 * What a region's keeper remembers between starts: in the region's database where it has one, so that another
 * process can go on from it, and in folders without. What lay in folders before is taken over by the first
 * process that finds the database without it.
 */
import { join } from 'node:path'
import { openDisk } from '../../../platform/disk.node.ts'
import { keptOnDisk } from '../../../platform/kept-files.disk.ts'
import { adopting } from '../../../platform/kept-files.ts'
import { type KeptFilesOptions, openPostgresKeptFiles } from '../../../platform/kept-files.postgres.ts'
import type { PostgresDatabase } from '../../../platform/postgres/database.postgres.ts'
import type { KeptFolders } from './backing.ts'

export async function openKeptFolders(
  data: string,
  database: PostgresDatabase | undefined,
  options: KeptFilesOptions,
): Promise<KeptFolders> {
  const own: KeptFolders = async (folder) => keptOnDisk(await openDisk(join(data, folder)))
  if (database === undefined) return own
  const kept = await openPostgresKeptFiles(database, options)
  return async (folder) => adopting(kept(folder), await own(folder))
}
