import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { isUniqueViolation, type Migration, openDatabase, transaction, translated } from './database.sqlite.ts'
import { DiskError } from './disk.ts'

const people: Migration = { number: 1, name: 'people', sql: 'CREATE TABLE person (name TEXT PRIMARY KEY) STRICT' }
const ages: Migration = { number: 2, name: 'ages', sql: 'ALTER TABLE person ADD COLUMN age INTEGER' }

describe('database', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meridian-database-'))
  })
  after(() => rm(folder, { recursive: true }))
  const names = (database: ReturnType<typeof openDatabase>) =>
    database
      .prepare('SELECT name FROM person ORDER BY name')
      .all()
      .map((row) => row['name'])

  test('migrations run once and in order, on a file that has some of them already', () => {
    const path = join(folder, 'migrations.sqlite')
    const first = openDatabase({ path, migrations: [people] })
    first.exec("INSERT INTO person (name) VALUES ('Anna')")
    first.close()
    const second = openDatabase({ path, migrations: [people, ages] })
    second.exec("UPDATE person SET age = 30 WHERE name = 'Anna'")
    second.close()
    const third = openDatabase({ path, migrations: [people, ages] })
    assert.equal(third.prepare('SELECT age FROM person').get()?.['age'], 30)
    third.close()
  })

  test('a file of a newer version is refused and left alone', () => {
    const path = join(folder, 'newer.sqlite')
    openDatabase({ path, migrations: [people, ages] }).close()
    assert.throws(() => openDatabase({ path, migrations: [people] }), /schema 2, this version of the code knows 1/)
    openDatabase({ path, migrations: [people, ages] }).close()
  })

  test('a migration that fails leaves nothing of itself behind', () => {
    const path = join(folder, 'broken.sqlite')
    const broken: Migration = { number: 1, name: 'broken', sql: `${people.sql}; CREATE TABEL` }
    assert.throws(() => openDatabase({ path, migrations: [broken] }))
    openDatabase({ path, migrations: [people] }).close()
  })

  test('a transaction that throws changes nothing', () => {
    const database = openDatabase({ path: join(folder, 'rollback.sqlite'), migrations: [people] })
    const insert = database.prepare('INSERT INTO person (name) VALUES (?)')
    assert.throws(
      () =>
        transaction(database, () => {
          insert.run('Anna')
          insert.run('Anna')
        }),
      isUniqueViolation,
    )
    assert.deepEqual(names(database), [])
    transaction(database, () => insert.run('Mei'))
    assert.deepEqual(names(database), ['Mei'])
    database.close()
  })

  test('L3 a full disk is told as such, and what was stored stays readable', () => {
    const database = openDatabase({ path: join(folder, 'full.sqlite'), migrations: [people] })
    const insert = database.prepare('INSERT INTO person (name) VALUES (?)')
    insert.run('Anna')
    database.exec('PRAGMA max_page_count = 1')
    assert.throws(
      () =>
        transaction(database, () => {
          for (let i = 0; i < 10_000; i++) insert.run(`Carl ${i}`)
        }),
      (error) => error instanceof DiskError && error.code === 'no-space',
    )
    assert.deepEqual(names(database), ['Anna'])
    database.close()
  })

  test('the file is for its owner alone', async () => {
    const path = join(folder, 'mode.sqlite')
    const database = openDatabase({ path, migrations: [people] })
    database.exec("INSERT INTO person (name) VALUES ('Anna')")
    for (const file of [path, `${path}-wal`]) assert.equal((await stat(file)).mode & 0o777, 0o600, file)
    database.close()
  })

  test('a second process may look things up, and cannot write', () => {
    const path = join(folder, 'shared.sqlite')
    const owner = openDatabase({ path, migrations: [people] })
    const reader = openDatabase({ path, migrations: [people], readOnly: true })
    owner.exec("INSERT INTO person (name) VALUES ('Anna')")
    assert.deepEqual(names(reader), ['Anna'])
    assert.throws(
      () => translated(() => reader.exec("INSERT INTO person (name) VALUES ('Mei')")),
      (error) => error instanceof DiskError && error.code === 'failed',
    )
    reader.close()
    owner.close()
  })
})
