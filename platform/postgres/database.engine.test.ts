/** What a PostgreSQL can do to a write, with a link to it that breaks when the test says so. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { EngineError } from '../engines/engine-error.ts'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import type { PostgresDatabase } from './database.postgres.ts'
import type { Statement } from './postgres-options.ts'
import { type FreshSchema, freshSchema, primaryOf } from './postgres-of-test.node.ts'

const notes = {
  name: 'notes',
  migrations: [{ number: 1, name: 'notes', sql: 'CREATE TABLE note (number bigint PRIMARY KEY, times int NOT NULL)' }],
}
/** Not harmless twice: the second time it counts again. */
const add: Statement = {
  name: 'add note',
  text: `INSERT INTO note VALUES ($1, 1) ON CONFLICT (number) DO UPDATE SET times = note.times + 1 RETURNING times`,
}
const all: Statement = { name: 'all notes', text: 'SELECT number, times FROM note ORDER BY number' }
const touch: Statement = { name: 'touch', text: 'UPDATE note SET times = times + 1 WHERE number = $1' }

const addNote = (database: PostgresDatabase, number: number): Promise<number> =>
  database.write(async (run) => Number((await run(add, [number])).rows[0]?.['times']))

const once = (count: number) => Array.from({ length: count }, (_, number) => ({ number, times: 1 }))
const isEngineError = (code: string) => (error: unknown) => error instanceof EngineError && error.code === code

describe('PostgreSQL database', () => {
  let schema: FreshSchema
  let link: FaultProxy

  beforeEach(async () => {
    schema = freshSchema()
    link = await FaultProxy.open(await primaryOf(schema.address))
  })
  afterEach(async () => {
    await link.close()
    await schema.dispose()
  })
  const opened = async (more = {}): Promise<PostgresDatabase> => {
    const database = await schema.open(more, { ...schema.address, servers: [link.address] })
    await database.migrate(notes)
    return database
  }

  test('a commit whose answer was lost has happened once, and says what it said', async () => {
    const database = await opened()
    let commits = 0
    let lost = 0
    link.judge = (bytes) => {
      if (!bytes.includes('COMMIT') || commits++ % 3 > 0) return 'pass'
      lost++
      return 'lose-answer'
    }
    for (let number = 0; number < 20; number++) assert.equal(await addNote(database, number), 1)
    link.judge = () => 'pass'
    assert.deepEqual(await database.ask(all), once(20))
    assert.deepEqual([commits, lost], [20, 7])
  })

  test('a commit that never arrived happens once', async () => {
    const database = await opened()
    let commits = 0
    link.judge = (bytes) => (bytes.includes('COMMIT') && ++commits % 3 === 1 ? 'lose-request' : 'pass')
    const answers = await Promise.all(Array.from({ length: 20 }, (_, number) => addNote(database, number)))
    assert.deepEqual(answers, new Array(20).fill(1))
    link.judge = () => 'pass'
    assert.deepEqual(await database.ask(all), once(20))
  })

  test('connections that the server ends (57P01) cost no write and no answer', async () => {
    const database = await opened()
    const stop = new AbortController()
    const killer = (async () => {
      while (!stop.signal.aborted) {
        await schema.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '${schema.schema}'`,
        )
      }
    })()
    try {
      for (let from = 0; from < 100; from += 10) {
        const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => addNote(database, from + at)))
        assert.deepEqual(answers, new Array(10).fill(1))
      }
    } finally {
      stop.abort()
      await killer
    }
    assert.deepEqual(await database.ask(all), once(100))
  })

  test('transactions that lock each other out run again', async () => {
    const database = await opened()
    for (const number of [1, 2]) await addNote(database, number)
    let waiting = 0
    let bothHoldOne = (): void => {}
    const both = new Promise<void>((resolve) => {
      bothHoldOne = resolve
    })
    const crossing = (first: number, second: number): Promise<void> =>
      database.write(async (run) => {
        await run(touch, [first])
        if (++waiting >= 2) bothHoldOne()
        await both
        await run(touch, [second])
      })
    await Promise.all([crossing(1, 2), crossing(2, 1)])
    assert.ok(waiting > 2, 'they never met')
    assert.deepEqual(
      (await database.ask(all)).map((row) => row['times']),
      [3, 3],
    )
  })

  test('what `work` throws, or a broken constraint, leaves nothing and costs no connection', async () => {
    const database = await opened({ connectionsMax: 1 })
    for (let turn = 0; turn < 5; turn++) {
      const failing = database.write(async (run) => {
        await run(add, [turn])
        throw new RangeError('no')
      })
      await assert.rejects(failing, RangeError)
      const broken = database.write((run) => run({ name: 'twice', text: 'INSERT INTO note VALUES (7, 1), (7, 1)' }))
      await assert.rejects(broken, { code: '23505' })
    }
    assert.deepEqual(await database.ask(all), [])
    const connections = await schema.sql(
      `SELECT count(*) AS count FROM pg_stat_activity WHERE application_name = '${schema.schema}' AND state = 'idle in transaction'`,
    )
    assert.equal(Number((connections.rows[0] as { count: string }).count), 0)
  })

  test('a server that is cut off is `unavailable`, and is used again as soon as it is there', async () => {
    const database = await opened({ patienceMs: 300 })
    link.mode = { kind: 'refuse' }
    await assert.rejects(addNote(database, 1), isEngineError('unavailable'))
    await assert.rejects(database.ask(all), isEngineError('unavailable'))
    link.mode = { kind: 'pass' }
    assert.equal(await addNote(database, 1), 1)
  })

  test('a server that is silent holds nobody up for ever', async () => {
    const database = await opened({ connectMs: 500, statementMs: 300, patienceMs: 300 })
    link.mode = { kind: 'hang' }
    const answers = await Promise.allSettled(Array.from({ length: 12 }, (_, number) => addNote(database, number)))
    for (const answer of answers) assert.ok(answer.status === 'rejected' && isEngineError('unavailable')(answer.reason))
    link.mode = { kind: 'refuse' }
    link.mode = { kind: 'pass' }
    assert.equal(await addNote(database, 99), 1)
  })

  test('FC-089 connections that a firewall forgot are given up, each with the first statement that it does not answer', async () => {
    const database = await opened({ connectionsMax: 2, statementMs: 300, patienceMs: 300 })
    await Promise.all([addNote(database, 1), addNote(database, 2)])
    link.strand()
    let failed = 0
    while (!(await addNote(database, 99).catch((error: unknown) => isEngineError('unavailable')(error) && 0))) failed++
    assert.ok(failed <= 2 + 2, `${failed} failed`)
  })

  test('no more writes wait than may; the others are told at once', async () => {
    const database = await opened({ connectionsMax: 1, waitingMax: 2 })
    const answers = await Promise.allSettled(Array.from({ length: 5 }, (_, number) => addNote(database, number)))
    assert.deepEqual(
      answers.map((one) => one.status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    )
    assert.ok(answers[4]?.status === 'rejected' && isEngineError('overloaded')(answers[4].reason))
  })

  test('a full disk is `no-space`', async () => {
    const database = await opened()
    await schema.sql(`CREATE FUNCTION ${schema.schema}.full() RETURNS void LANGUAGE plpgsql AS
      $$BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END$$`)
    const writing = database.write((run) => run({ name: 'full', text: `SELECT ${schema.schema}.full()` }))
    await assert.rejects(writing, isEngineError('no-space'))
    assert.equal(await addNote(database, 1), 1)
  })

  test('a statement that takes too long is `unavailable` and has not happened', async () => {
    const database = await opened({ statementMs: 200 })
    const slow = database.write(async (run) => {
      await run(add, [1])
      await run({ name: 'slow', text: 'SELECT pg_sleep(5)' })
    })
    await assert.rejects(slow, isEngineError('unavailable'))
    assert.deepEqual(await database.ask(all), [])
  })

  test('a number beyond 2^53 is an error, not another number', async () => {
    const database = await opened()
    assert.deepEqual(await database.ask({ name: 'largest', text: 'SELECT 9007199254740991::bigint AS n' }), [
      { n: Number.MAX_SAFE_INTEGER },
    ])
    await assert.rejects(database.ask({ name: 'beyond', text: 'SELECT 9007199254740993::bigint AS n' }), RangeError)
  })
})
