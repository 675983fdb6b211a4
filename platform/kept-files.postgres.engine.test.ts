import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptFilesContract } from './kept-files.contract.ts'
import { KeepingTaken } from './kept-files.ts'
import { openPostgresKeptFiles } from './kept-files.postgres.ts'
import { freshSchema } from './postgres/postgres-of-test.node.ts'

const ends = () => assert.fail('nobody else keeps them')

keptFilesContract('postgres', async () => {
  const fresh = freshSchema()
  const open = async () => openPostgresKeptFiles(await fresh.open(), { token: undefined, onTaken: ends })
  const folders = await open()
  return {
    files: folders('policy'),
    reopen: async () => (await open())('policy'),
    others: () => Promise.resolve(folders('lanes')),
    dispose: () => fresh.dispose(),
  }
})

test('FC-088 a keeper that stood still changes nothing once another keeps the files, and is told to end', async () => {
  const fresh = freshSchema()
  try {
    const ended: KeepingTaken[] = []
    const keeper = async (token: bigint) =>
      (await openPostgresKeptFiles(await fresh.open(), { token, onTaken: (taken) => ended.push(taken) }))('lanes')
    const before = await keeper(7n)
    await before.replace('lane-positions.json', Uint8Array.of(1))
    const now = await keeper(9n)
    assert.deepEqual(await now.read('lane-positions.json'), Uint8Array.of(1), 'it goes on where that one was')
    await assert.rejects(before.replace('lane-positions.json', Uint8Array.of(2)), KeepingTaken)
    await assert.rejects(before.replace('words.jsonl', Uint8Array.of(2)), KeepingTaken)
    assert.equal(ended.length, 2)
    assert.deepEqual(await now.read('lane-positions.json'), Uint8Array.of(1))
    assert.equal(await now.read('words.jsonl'), undefined)
    await assert.rejects(keeper(8n), KeepingTaken)
    await now.replace('lane-positions.json', Uint8Array.of(3))
    assert.equal(ended.length, 2)
  } finally {
    await fresh.dispose()
  }
})
