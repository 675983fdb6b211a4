import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Packer, Unpacker } from './packing.ts'

/** Base-128 as it is written in books. */
function plain(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

function packed(value: number): Uint8Array {
  const packer = new Packer()
  packer.number(value)
  return packer.finish()
}

test('W9 a number is packed as base-128 and comes back, up to 2^53 − 1', () => {
  const borders = [0, 127, 128, 2 ** 28 - 1, 2 ** 28, 2 ** 32, 2 ** 49, Number.MAX_SAFE_INTEGER]
  for (const value of borders) assert.deepEqual([...packed(value)], plain(value))
  fc.assert(
    fc.property(fc.maxSafeNat(), (value) => {
      const bytes = packed(value)
      assert.deepEqual([...bytes], plain(value))
      assert.equal(new Unpacker(bytes).number(), value)
    }),
  )
})
