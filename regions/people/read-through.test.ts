import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fail } from '../../protocol/errors.ts'
import { ReadThrough } from './read-through.ts'

function cache(options: { keptMax?: number; askedMax?: number } = {}) {
  return new ReadThrough<string, string>({
    clock: { monotonic: () => 0 },
    keptMs: 1_000,
    keptMax: options.keptMax ?? 10,
    askedMax: options.askedMax ?? 10,
  })
}

test('a failure is not kept: the next one who asks may be lucky', async () => {
  const names = cache()
  await assert.rejects(
    names.get('mei', () => Promise.reject(fail('unavailable'))),
    { code: 'unavailable' },
  )
  assert.equal(await names.get('mei', () => Promise.resolve('Mei')), 'Mei')
})

test('it stays within its bounds: the oldest answer goes, and no more questions are on their way than allowed', async () => {
  const names = cache({ keptMax: 2, askedMax: 1 })
  for (const name of ['anna', 'ben', 'carl']) await names.get(name, () => Promise.resolve(name))
  assert.equal(names.kept, 2)
  assert.equal(await names.get('anna', () => Promise.resolve('read anew')), 'read anew')
  const { promise, resolve } = Promise.withResolvers<string>()
  const first = names.get('mei', () => promise)
  const shared = names.get('mei', () => assert.fail('asked twice'))
  await assert.rejects(
    names.get('omar', () => Promise.resolve('Omar')),
    { code: 'overloaded' },
  )
  resolve('Mei')
  assert.deepEqual(await Promise.all([first, shared]), ['Mei', 'Mei'])
})
