/**
 * The schema of a database, brought up to date by numbered migrations that are written down in a
 * table of the same schema. A lock of the server lets one process at a time look and change; each
 * migration is one transaction with the line that says that it ran.
 *
 * What ran is compared with what this version of the code has: one that was edited, or of a newer
 * version, ends the start with a sentence, before anything is written.
 */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { writeSlotTable } from './write-slots.postgres.ts'

/** Never edited once it has run anywhere; a change is another migration. */
export interface Migration {
  /** 1, 2, 3 … without a gap, within its set. */
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** The tables of one store. */
export interface MigrationSet {
  readonly name: string
  readonly migrations: readonly Migration[]
}

/** What ours holds on the server; any number that nobody else uses. */
const lockKey = 0x6d657264

export async function migrate(client: pg.ClientBase, schema: string, set: MigrationSet): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${lockKey})`)
  try {
    const applied = await appliedOf(client, schema, set.name)
    refuseOthers(set, applied)
    const missing = set.migrations.slice(applied.length)
    if (missing.length === 0) return
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await client.query(`${writeSlotTable}; ${migrationTable}`)
    for (const migration of missing) await run(client, set.name, migration)
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${lockKey})`)
  }
}

const migrationTable = `CREATE TABLE IF NOT EXISTS migration (
  set_name text NOT NULL,
  number   int NOT NULL,
  name     text NOT NULL,
  hash     text NOT NULL,
  ran_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (set_name, number)
)`

interface Applied {
  readonly number: number
  readonly name: string
  readonly hash: string
}

async function appliedOf(client: pg.ClientBase, schema: string, set: string): Promise<readonly Applied[]> {
  const there = await client.query('SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = $2', [
    schema,
    'migration',
  ])
  if (there.rowCount === 0) return []
  const text = 'SELECT number, name, hash FROM migration WHERE set_name = $1 ORDER BY number'
  return (await client.query<Applied>(text, [set])).rows
}

function refuseOthers({ name, migrations }: MigrationSet, applied: readonly Applied[]): void {
  if (applied.length > migrations.length) {
    throw new Error(
      `the database has version ${applied.length} of \`${name}\`, this version of the code knows ${migrations.length}: start a newer one`,
    )
  }
  for (const [at, { number, name: title, hash }] of applied.entries()) {
    if (hash === hashOf(migrations[at] as Migration)) continue
    throw new Error(
      `migration ${number} of \`${name}\` (${title}) ran with other statements than this version of the code has: restore it and add another migration instead`,
    )
  }
}

async function run(client: pg.ClientBase, set: string, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query('INSERT INTO migration (set_name, number, name, hash) VALUES ($1, $2, $3, $4)', [
      set,
      migration.number,
      migration.name,
      hashOf(migration),
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Indentation may change, statements may not. */
const hashOf = ({ sql }: Migration): string =>
  createHash('sha256').update(sql.replaceAll(/\s+/g, ' ').trim()).digest('hex')
