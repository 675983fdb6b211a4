import { EngineError } from '../engines/engine-error.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { engineOfTest } from '../engines/engines-of-test.node.ts'
import { checkVersions, prepareTables, requireTables, type Tables } from './keyspace.cassandra.ts'
import { CassandraSession } from './session.cassandra.ts'

const engine = engineOfTest('cassandra')
const { dataCenter } = engine
const session = await CassandraSession.open(engine)
const made: string[] = []
after(async () => {
  for (const keyspace of made) await session.change(`DROP KEYSPACE IF EXISTS ${keyspace}`)
  await session.close()
})

function freshName(): string {
  const keyspace = `tables_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  made.push(keyspace)
  return keyspace
}

const notes = (versions: number): Tables => ({
  name: 'notes',
  migrations: [
    (keyspace: string) => [`CREATE TABLE IF NOT EXISTS ${keyspace}.note (id int PRIMARY KEY)`],
    (keyspace: string) => [`CREATE TABLE IF NOT EXISTS ${keyspace}.reader (id int PRIMARY KEY)`],
  ].slice(0, versions),
})

const tablesOf = async (keyspace: string): Promise<unknown[]> =>
  (await session.execute('SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?', [keyspace])).map(
    (row) => row.get('table_name'),
  )

test('tables are made once, brought up to date, and refused by a build that is too old or too new', async () => {
  const options = { keyspace: freshName(), dataCenter }
  await prepareTables(session, notes(1), { ...options, replicas: 1 })
  await prepareTables(session, notes(1), { ...options, replicas: 1 })
  await requireTables(session, notes(1), options)
  await assert.rejects(
    requireTables(session, notes(2), options),
    /have version 1, this build needs 2: stop the workers/,
  )
  assert.deepEqual(await tablesOf(options.keyspace), ['note', 'tables'])
  await prepareTables(session, notes(2), { ...options, replicas: 1 })
  await requireTables(session, notes(2), options)
  await assert.rejects(
    requireTables(session, notes(1), options),
    /have version 2, this build knows 1: run the newer build/,
  )
  await assert.rejects(prepareTables(session, notes(1), { ...options, replicas: 1 }), /run the newer build/)
})

test('a keyspace that is not there, or holds something else, is named, and nothing is written', async () => {
  const options = { keyspace: freshName(), dataCenter }
  await assert.rejects(requireTables(session, notes(1), options), /has no keyspace `tables_.*`: prepare it first/)
  assert.deepEqual(await tablesOf(options.keyspace), [])
  await session.change(
    `CREATE KEYSPACE ${options.keyspace} WITH replication = {'class': 'NetworkTopologyStrategy', '${dataCenter}': 1}`,
  )
  await assert.rejects(requireTables(session, notes(1), options), /has no notes: prepare it first/)
  assert.deepEqual(await tablesOf(options.keyspace), [])
  for (const keyspace of ['Rows', 'rows; DROP', '', '1rows', 'r'.repeat(49)])
    await assert.rejects(prepareTables(session, notes(1), { keyspace, dataCenter, replicas: 1 }), /names no keyspace/)
})

test('a keyspace with copies outside the region’s data centre is refused before anything is written', async () => {
  const simple = freshName()
  await session.change(
    `CREATE KEYSPACE ${simple} WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}`,
  )
  for (const work of [requireTables, prepareTables]) {
    await assert.rejects(
      work(session, notes(1), { keyspace: simple, dataCenter, replicas: 1 }),
      /or data leaves the region/,
    )
  }
  const elsewhere = { keyspace: simple, dataCenter: `${dataCenter}-2`, replicas: 1 }
  await assert.rejects(prepareTables(session, notes(1), elsewhere), /or data leaves the region/)
  assert.deepEqual(await tablesOf(simple), [])
})

test('a wrong data centre and an address where nobody listens are told apart, each with what to do', async () => {
  await assert.rejects(CassandraSession.open({ ...engine, dataCenter: 'nowhere' }), (error) => {
    assert.ok(error instanceof Error && !(error instanceof EngineError))
    assert.match(error.message, /has no data centre `nowhere` .*Available DCs.*nodetool status/)
    return true
  })
  await assert.rejects(CassandraSession.open({ ...engine, port: 1 }), (error) => {
    assert.ok(error instanceof EngineError)
    assert.match(error.message, /port 1 does not answer \(.*ECONNREFUSED.*\): start it, or correct the address/)
    return true
  })
})

test('nodes of another release are named', () => {
  checkVersions(['10.0.0.1:9042 5.0.8', '10.0.0.2:9042 5.1.0'])
  assert.throws(
    () => checkVersions(['10.0.0.1:9042 5.0.8', '10.0.0.2:9042 4.1.5', '10.0.0.3:9042 6.0.0']),
    /do not run Cassandra 5.*: 10.0.0.2:9042 4.1.5, 10.0.0.3:9042 6.0.0; upgrade/,
  )
})
