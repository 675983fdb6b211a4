import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyAt, keyIn } from './known-keys.ts'

const bytes = Uint8Array.from({ length: 40 }, (_, i) => (i * 37) & 255)
const spelled = (from: Uint8Array, at: number): string => String.fromCharCode(...from.subarray(at, at + 16))

test('a key is the sixteen bytes, from wherever it is read', () => {
  for (let at = 0; at <= 24; at++) assert.equal(keyAt(bytes, at), spelled(bytes, at))
  assert.equal(keyIn(`c${spelled(bytes, 3)}${spelled(bytes, 9)}`, 17), spelled(bytes, 9))
})

test('two ids whose bytes choose one slot are told apart, however often they take turns', () => {
  const other = bytes.slice(0, 16)
  other[15] = (other[15] as number) ^ 1
  for (let turn = 0; turn < 3; turn++) {
    assert.equal(keyAt(bytes, 0), spelled(bytes, 0))
    assert.equal(keyAt(other, 0), spelled(other, 0))
  }
})
