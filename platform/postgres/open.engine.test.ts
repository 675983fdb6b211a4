/** What a start says when the database is not what it should be: a sentence, and nothing is written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PostgresAddress } from '../engines/engine-addresses.ts'
import { type FreshSchema, freshSchema, primaryOf, standbyOf } from './postgres-of-test.node.ts'

const one = { number: 1, name: 'first', sql: 'CREATE TABLE first (number int)' }
const two = { number: 2, name: 'second', sql: 'CREATE TABLE second (number int)' }
const set = (...migrations: (typeof one)[]) => ({ name: 'things', migrations })

const check = (title: string, body: (schema: FreshSchema) => Promise<void>): void => {
  test(title, async () => {
    const schema = freshSchema()
    try {
      await body(schema)
    } finally {
      await schema.dispose()
    }
  })
}
const tables = async ({ sql, schema }: FreshSchema): Promise<string[]> => {
  const { rows } = await sql(`SELECT tablename FROM pg_tables WHERE schemaname = '${schema}' ORDER BY tablename`)
  return (rows as { tablename: string }[]).map((row) => row.tablename)
}
const quick = { connectMs: 5_000, patienceMs: 0 }

check('migrations run once, in order, each set on its own', async (schema) => {
  const database = await schema.open()
  await database.migrate(set(one))
  await database.migrate(set(one, two))
  await database.migrate(set(one, two))
  await database.migrate({ name: 'others', migrations: [{ number: 1, name: 'x', sql: 'CREATE TABLE other (n int)' }] })
  assert.deepEqual(await tables(schema), ['first', 'migration', 'other', 'second', 'write_slot'])
})

check('processes that start at once migrate one after the other', async (schema) => {
  const databases = await Promise.all([schema.open(), schema.open(), schema.open(), schema.open()])
  await Promise.all(databases.map((database) => database.migrate(set(one, two))))
  const { rows } = await schema.sql(`SELECT count(*)::int AS ran FROM ${schema.schema}.migration`)
  assert.deepEqual(rows, [{ ran: 2 }])
})

check('a database of a newer version is refused and left alone', async (schema) => {
  const database = await schema.open()
  await database.migrate(set(one, two))
  await assert.rejects(database.migrate(set(one)), /has version 2 of `things`.*knows 1: start a newer one/)
})

check('a migration that was edited after it ran is refused; another indentation is not', async (schema) => {
  const database = await schema.open()
  await database.migrate(set(one))
  await database.migrate(set({ ...one, sql: '  CREATE TABLE\n first  (number int) ' }))
  const edited = { ...one, sql: 'CREATE TABLE first (number bigint)' }
  await assert.rejects(
    database.migrate(set(edited, two)),
    /migration 1 of `things` \(first\) ran with other statements/,
  )
  assert.deepEqual(await tables(schema), ['first', 'migration', 'write_slot'])
})

check('a migration that fails leaves nothing of itself', async (schema) => {
  const database = await schema.open()
  const failing = { number: 2, name: 'failing', sql: 'CREATE TABLE half (n int); SELECT 1 / 0' }
  await assert.rejects(database.migrate(set(one, failing)), { code: '22012' })
  assert.deepEqual(await tables(schema), ['first', 'migration', 'write_slot'])
  await database.migrate(set(one, two))
})

const refusals: [string, (address: PostgresAddress) => Promise<PostgresAddress> | PostgresAddress, RegExp][] = [
  [
    'a missing database',
    (address) => ({ ...address, database: 'nowhere' }),
    /has no database `nowhere`: create it, or correct the name/,
  ],
  [
    'somebody who may not come in',
    (address) => ({ ...address, user: 'nobody_here' }),
    /does not let `nobody_here` in: correct user and password/,
  ],
  [
    'no server at the address',
    (address) => ({ ...address, servers: ['127.0.0.1:1'] }),
    /no PostgreSQL answers at 127.0.0.1:1: start it, or correct the addresses/,
  ],
  [
    'standbys only',
    async (address) => ({ ...address, servers: [await standbyOf(address)] }),
    /no primary among the PostgreSQL servers .*: promote a standby/,
  ],
]
for (const [title, change, sentence] of refusals) {
  check(`${title}: a start says so`, async (schema) => {
    await assert.rejects(schema.open(quick, await change(schema.address)), sentence)
  })
}

check('a server of the list that is away does not keep a process from starting', async (schema) => {
  const servers = ['127.0.0.1:1', await primaryOf(schema.address)]
  const database = await schema.open({}, { ...schema.address, servers })
  await database.migrate(set(one))
})
