import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 as zlibCrc32 } from 'node:zlib'
import { crc32 } from './crc32.ts'
import { allocate } from './bytes.ts'

test('the known answer', () => {
  const memory = allocate(9)
  memory.bytes.write('123456789', 'latin1')
  assert.equal(crc32(memory, 0, 9), 0xcbf43926)
})

test('the same as zlib at every length, place and seed, small and large', () => {
  const memory = allocate(1_200)
  memory.bytes.forEach((_, at) => {
    memory.bytes[at] = (at * 167 + (at >> 3) * 29) & 255
  })
  for (let length = 0; length < 500; length++) {
    const start = length % 11
    for (const seed of [0, 1, 213, 0xffffffff]) {
      const expected = zlibCrc32(memory.bytes.subarray(start, start + length), seed)
      assert.equal(crc32(memory, start, start + length, seed), expected, `${length} bytes from ${start}, seed ${seed}`)
    }
  }
})
