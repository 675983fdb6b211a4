/** A schema of its own on the PostgreSQL that tests run on, and what tests do to servers. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { PostgresAddress } from '../engines/engine-addresses.ts'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { openPostgres, type PostgresDatabase } from './database.postgres.ts'
import type { PostgresLimits, PostgresOptions } from './postgres-options.ts'

/** A machine that runs everything else besides is slow; nothing here is about speed. */
const patient: Partial<PostgresLimits> = { connectMs: 10_000, statementMs: 20_000, patienceMs: 20_000 }

export interface FreshSchema {
  readonly schema: string
  readonly address: PostgresAddress
  /** Each call is another process. */
  open(more?: Partial<PostgresLimits>, address?: PostgresAddress): Promise<PostgresDatabase>
  /** As a person at a console would ask. */
  sql(text: string, server?: string): Promise<pg.QueryResult>
  /** Closes what was opened and drops the schema. */
  dispose(): Promise<void>
}

export function freshSchema(): FreshSchema {
  const address = engineOfTest('postgres')
  const schema = `test_${randomBytes(6).toString('hex')}`
  const opened: PostgresDatabase[] = []
  const sql = async (text: string, server?: string): Promise<pg.QueryResult> =>
    onServer(address, server ?? (await primaryOf(address)), text)
  return {
    schema,
    address,
    sql,
    async open(more = {}, at = address) {
      const options: PostgresOptions = {
        address: at,
        schema,
        application: schema,
        warn: () => {},
        limits: { connectionsMax: 4, ...patient, ...more },
      }
      const database = await openPostgres(options)
      opened.push(database)
      return database
    },
    async dispose() {
      await Promise.all(opened.map((database) => database.close()))
      await sql(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
    },
  }
}

export async function onServer(address: PostgresAddress, server: string, text: string): Promise<pg.QueryResult> {
  const [host = '', port] = server.split(':')
  const { user, password, database } = address
  const client = new pg.Client({
    host,
    port: Number(port),
    user,
    database,
    ...(password === undefined ? {} : { password }),
  })
  // A server that is told to end its connections ends this one, too.
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

export const primaryOf = (address: PostgresAddress): Promise<string> => serverThat(address, false)

/** The engines that tests run on have one; without it nothing can be said of standbys. */
export const standbyOf = (address: PostgresAddress): Promise<string> => serverThat(address, true)

async function serverThat(address: PostgresAddress, isStandby: boolean): Promise<string> {
  for (const server of address.servers) {
    const { rows } = await onServer(address, server, 'SELECT pg_is_in_recovery() AS standby')
    if ((rows[0] as { standby: boolean }).standby === isStandby) return server
  }
  throw new Error(`${address.servers.join(', ')}: none of them is ${isStandby ? 'a standby' : 'the primary'}`)
}
