import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type IndexEntry, packIndex, readIndex } from './conversation-index.ts'

test('L9 entries of the index come back as they were, whatever their numbers', () => {
  const numbers = fc.tuple(fc.maxSafeNat(), fc.maxSafeNat(), fc.maxSafeNat(), fc.maxSafeNat())
  const entry = numbers.map(([convN, seq, block, sent]): IndexEntry => ({ convN, seq, block, sent }))
  fc.assert(fc.property(fc.array(entry), (entries) => assert.deepEqual(readIndex(packIndex(entries)), entries)))
})

test('L9 an entry of a conversation in which both write takes six bytes', () => {
  const far = 2 ** 43 + 1_000_000
  const entries: IndexEntry[] = Array.from({ length: 64 }, (_, i) => ({
    convN: 5_000 + i,
    seq: far + i * 30,
    block: far + 63 * 30,
    sent: i % 2 === 0 ? far + i : 0,
  }))
  const packed = packIndex(entries)
  assert.deepEqual(readIndex(packed), entries)
  assert.ok(packed.length <= 64 * 6, `${packed.length} bytes`)
})
