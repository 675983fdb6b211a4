/** For tests: a keyspace of its own on the engine of the tests, which goes when the file's tests have run. */
import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { CassandraSession } from '../../platform/cassandra/session.cassandra.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { type CassandraRowStoreOptions, prepareCassandraRows } from './row-store.cassandra.ts'

export interface FreshRows {
  readonly options: CassandraRowStoreOptions
  /** For what no store would do. */
  readonly session: CassandraSession
  /** Empties every table: faster than another keyspace. */
  empty(): Promise<void>
}

/** In buckets of a few numbers, so that pages and repairs cross them all the time. */
const spans = { mailbox: 7, timeline: 5 }

export async function freshRows(): Promise<FreshRows> {
  const engine = engineOfTest('cassandra')
  const keyspace = `rows_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const options = { ...engine, keyspace, spans }
  await prepareCassandraRows(options, 1)
  const session = await CassandraSession.open(engine)
  after(async () => {
    await session.change(`DROP KEYSPACE IF EXISTS ${keyspace}`)
    await session.close()
  })
  const query = 'SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?'
  const names = (await session.execute(query, [keyspace])).map((row) => row.get('table_name') as string)
  return {
    options,
    session,
    empty: async () => {
      for (const name of names) if (name !== 'tables') await session.change(`TRUNCATE ${keyspace}.${name}`)
    },
  }
}
