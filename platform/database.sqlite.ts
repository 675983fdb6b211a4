/**
 * Opens a SQLite file the way every adapter of ours wants it: write-ahead log, each commit synced
 * before it is told (a device number that was handed out must not come back after a power cut),
 * foreign keys checked, readable by its owner alone, and its schema brought up to date by numbered
 * migrations that are written down in a table of the same file.
 *
 * SQLite answers on the calling thread. That suits what is kept here: small rows, found by key,
 * written at sign-in and refresh, never per message.
 */
import { chmodSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DiskError } from './disk.ts'

/** Never edited once it has run anywhere; a change is another migration. */
export interface Migration {
  /** 1, 2, 3 … without a gap. */
  readonly number: number
  readonly name: string
  readonly sql: string
}

export interface DatabaseOptions {
  readonly path: string
  readonly migrations: readonly Migration[]
  /** For a second process that only looks things up. The file must exist and be up to date. */
  readonly readOnly?: boolean
}

/** Throws when the file was written by a newer version of the code. */
export function openDatabase(options: DatabaseOptions): DatabaseSync {
  const { path, migrations, readOnly = false } = options
  const database = new DatabaseSync(path, { readOnly, timeout: 5_000 })
  try {
    if (!readOnly) {
      if (path !== ':memory:') chmodSync(path, 0o600)
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
      migrate(database, migrations)
    }
    refuseOtherVersion(database, migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Runs `work` in one transaction: all of it durable when this returns, none of it when it throws.
 * A full disk is a `DiskError` with `no-space`; other failures of the engine are `failed`.
 */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  return translated(() => {
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  })
}

/** Runs `work`, its engine errors turned into `DiskError`. For single statements and reads. */
export function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = engineCode(error)
    if (code === undefined || constraints.has(code)) throw error
    throw new DiskError(code === sqliteFull ? 'no-space' : 'failed', 'the database could not do this', { cause: error })
  }
}

/** Whether `error` is the engine's word that a row would break a UNIQUE or PRIMARY KEY. */
export const isUniqueViolation = (error: unknown): boolean => {
  const extended = (error as { errcode?: unknown }).errcode
  return extended === 2067 || extended === 1555
}

const sqliteFull = 13
/** A broken constraint is the caller's affair, not the disk's. */
const constraints = new Set([19])

function engineCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown }).errcode
  return typeof code === 'number' ? code & 0xff : undefined
}

function migrate(database: DatabaseSync, migrations: readonly Migration[]): void {
  database.exec('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT')
  for (const { number, name, sql } of migrations) {
    transaction(database, () => {
      // Read inside the transaction: another process may have been here first.
      if (appliedUpTo(database) >= number) return
      database.exec(sql)
      database.prepare('INSERT INTO migration (number, name) VALUES (?, ?)').run(number, name)
    })
  }
}

function refuseOtherVersion(database: DatabaseSync, migrations: readonly Migration[]): void {
  const applied = appliedUpTo(database)
  const known = migrations.at(-1)?.number ?? 0
  if (applied === known) return
  throw new Error(`the database has schema ${applied}, this version of the code knows ${known}`)
}

const appliedUpTo = (database: DatabaseSync): number =>
  Number(database.prepare('SELECT coalesce(max(number), 0) AS applied FROM migration').get()?.['applied'] ?? 0)
