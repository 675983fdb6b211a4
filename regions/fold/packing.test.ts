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

test('W9 numbers of a list come back by their steps, in whatever order they stand', () => {
  const back = (values: readonly number[]): number[] => {
    const packer = new Packer()
    let before = 0
    for (const value of values) {
      packer.step(value, before)
      before = value
    }
    const from = new Unpacker(packer.finish())
    before = 0
    return values.map(() => {
      before = from.step(before)
      return before
    })
  }
  const most = Number.MAX_SAFE_INTEGER
  for (const values of [[most], [most, 0, most], [0, 0], [5, 4, most - 1, most]]) assert.deepEqual(back(values), values)
  fc.assert(fc.property(fc.array(fc.maxSafeNat()), (values) => assert.deepEqual(back(values), values)))
})

test('W9 numbers that ascend take a byte each', () => {
  const packer = new Packer()
  for (let value = 2 ** 43; value < 2 ** 43 + 100; value++) packer.step(value, value - 1)
  assert.equal(packer.finish().length, 100)
})
