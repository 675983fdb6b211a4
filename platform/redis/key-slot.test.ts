import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slotOfKey } from './key-slot.ts'

// As `CLUSTER KEYSLOT` answers.
const known: [string, number][] = [
  ['123456789', 12739],
  ['foo', 12182],
  ['somekey', 11058],
  ['foo{hash_tag}', 2515],
  ['bar{hash_tag}', 2515],
  ['', 0],
]
for (const [key, slot] of known) {
  test(`the slot of \`${key}\` is ${slot}`, () => assert.equal(slotOfKey(key), slot))
}

test('what stands between the first braces decides, unless nothing does', () => {
  assert.equal(slotOfKey('{user1000}.following'), slotOfKey('{user1000}.followers'))
  assert.equal(slotOfKey('foo{bar}{zap}'), slotOfKey('bar'))
  assert.notEqual(slotOfKey('foo{}{bar}'), slotOfKey('bar'))
})
