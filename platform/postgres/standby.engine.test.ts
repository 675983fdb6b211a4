/** Reads from a hot standby: which server answers, and what it knows. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { FaultProxy } from '../engines/fault-proxy.node.ts'
import type { PostgresDatabase } from './database.postgres.ts'
import type { Statement } from './postgres-options.ts'
import { type FreshSchema, freshSchema, onServer, primaryOf, standbyOf } from './postgres-of-test.node.ts'

const notes = { name: 'notes', migrations: [{ number: 1, name: 'notes', sql: 'CREATE TABLE note (number bigint)' }] }
const add: Statement = { name: 'add note', text: 'INSERT INTO note VALUES ($1)' }
const newest: Statement = {
  name: 'newest note',
  text: 'SELECT pg_is_in_recovery() AS standby, max(number) AS number FROM note',
}

describe('PostgreSQL standby', () => {
  let schema: FreshSchema
  let standby: string
  let toPrimary: FaultProxy
  let toStandby: FaultProxy

  beforeEach(async () => {
    schema = freshSchema()
    standby = await standbyOf(schema.address)
    toPrimary = await FaultProxy.open(await primaryOf(schema.address))
    toStandby = await FaultProxy.open(standby)
  })
  afterEach(async () => {
    await Promise.all([toPrimary.close(), toStandby.close()])
    await schema.dispose()
  })

  const opened = async (more = {}): Promise<PostgresDatabase> => {
    const servers = [toStandby.address, toPrimary.address]
    const database = await schema.open({ standbyWaitMs: 5_000, ...more }, { ...schema.address, servers })
    await database.migrate(notes)
    return database
  }
  const write = (database: PostgresDatabase, number: number) => database.write((run) => run(add, [number]))
  const read = async (database: PostgresDatabase) => {
    const [row] = await database.askAnywhere(newest)
    return { standby: row?.['standby'] as boolean, number: row?.['number'] as number }
  }
  /** A standby that was avoided is asked again after a moment; how long that takes on this machine nobody knows. */
  const untilStandbyAnswers = async (database: PostgresDatabase): Promise<number> => {
    for (let tries = 0; tries < 1_000; tries++) {
      const { standby: isStandby, number } = await read(database)
      if (isStandby) return number
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error('the standby was never asked again')
  }

  test('a read right after a write comes from the standby and has it', async () => {
    const database = await opened()
    let fromStandby = 0
    for (let number = 1; number <= 100; number++) {
      await write(database, number)
      const seen = await read(database)
      assert.equal(seen.number, number)
      if (seen.standby) fromStandby++
    }
    assert.ok(fromStandby > 50, `${fromStandby} of 100`)
  })

  test('what another process wrote is seen once the primary has been heard', async () => {
    const database = await opened({ stalenessMs: 0 })
    const other = await opened()
    for (let number = 1; number <= 20; number++) {
      await write(other, number)
      assert.equal((await read(database)).number, number)
    }
  })

  test('while the standby replays nothing, the primary answers', async () => {
    const database = await opened({ standbyWaitMs: 50 })
    await onServer(schema.address, standby, 'SELECT pg_wal_replay_pause()')
    try {
      for (let number = 1; number <= 5; number++) {
        await write(database, number)
        assert.deepEqual(await read(database), { standby: false, number })
      }
    } finally {
      await onServer(schema.address, standby, 'SELECT pg_wal_replay_resume()')
    }
    assert.equal(await untilStandbyAnswers(database), 5)
  })

  test('while the standby is down or silent, the primary answers; then the standby again', async () => {
    const database = await opened({ standbyWaitMs: 200, connectMs: 500 })
    for (const kind of ['refuse', 'hang'] as const) {
      await write(database, 1)
      await untilStandbyAnswers(database)
      toStandby.mode = { kind }
      for (let turn = 0; turn < 5; turn++) {
        await write(database, 1)
        assert.deepEqual(await read(database), { standby: false, number: 1 })
      }
      toStandby.mode = { kind: 'pass' }
    }
    await untilStandbyAnswers(database)
  })

  test('while the primary is away, the standby answers as of what was heard last', async () => {
    const database = await opened({ stalenessMs: 0, connectMs: 500, patienceMs: 300 })
    await write(database, 7)
    await untilStandbyAnswers(database)
    toPrimary.mode = { kind: 'refuse' }
    assert.deepEqual(await read(database), { standby: true, number: 7 })
    await assert.rejects(write(database, 8), { code: 'unavailable' })
  })

  test('a statement at fault is not asked twice', async () => {
    const database = await opened()
    await assert.rejects(database.askAnywhere({ name: 'wrong', text: 'SELECT nothing FROM note' }), { code: '42703' })
  })
})
