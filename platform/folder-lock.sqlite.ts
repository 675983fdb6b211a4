/**
 * One process per data folder. The lock is the operating system's (SQLite takes it on an empty
 * database file and never writes to it), so it goes with its process however that ends, kill -9
 * included, and two starts at the same moment cannot both win. A file with a process id could do
 * neither: the id may have been given to somebody else, and between reading and taking over lies a gap.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface FolderLock {
  release(): void
}

export class FolderLocked extends Error {
  override readonly name = 'FolderLocked'
}

/** Takes `folder`, which is created if need be, for this process. Throws `FolderLocked` when another one has it. */
export const lockFolder = (folder: string): FolderLock => {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'lock'))
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    throw new FolderLocked(`\`${folder}\` is in use by process ${holderOf(folder)}`, { cause: error })
  }
  // Only for the sentence above.
  writeFileSync(join(folder, 'lock-holder'), String(process.pid))
  return {
    release: () => {
      if (database.isOpen) database.close()
    },
  }
}

const holderOf = (folder: string): string => {
  try {
    return readFileSync(join(folder, 'lock-holder'), 'utf8')
  } catch {
    return 'unknown'
  }
}
