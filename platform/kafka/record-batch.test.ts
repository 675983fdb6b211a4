/** Record batches against themselves, against damage, and against what Kafka's own clients wrote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { numbered, numberOf, range } from '../event-log/event-log.contract.ts'
import { batchBytesMax, decodeBatches, encodeBatch } from './record-batch.ts'
import { crc32c } from './crc32c.ts'

const at = (batch: Buffer, base: number): Buffer => {
  const bytes = Buffer.from(batch)
  bytes.writeBigInt64BE(BigInt(base), 0)
  return bytes
}

/** Changes a batch and makes its checksum right again, as a writer would have. */
const rewritten = (bytes: Buffer, change: (bytes: Buffer) => Buffer): Buffer => {
  const changed = change(Buffer.from(bytes))
  changed.writeInt32BE(changed.length - 12, 8)
  changed.writeUInt32BE(crc32c(changed, 21, changed.length), 17)
  return changed
}

const withAttributes = (bytes: Buffer, attributes: number, producer: number): Buffer =>
  rewritten(bytes, (copy) => {
    copy.writeInt16BE(attributes, 21)
    copy.writeBigInt64BE(BigInt(producer), 43)
    return copy
  })

test('CRC-32C of the check value and of every length', () => {
  assert.equal(crc32c(Buffer.from('123456789'), 0, 9), 0xe3069283)
  assert.equal(crc32c(Buffer.from('x123456789x'), 1, 10), 0xe3069283)
  assert.equal(crc32c(Buffer.alloc(32), 0, 32), 0x8a9136aa)
  assert.equal(crc32c(Buffer.alloc(0), 0, 0), 0)
})

test('L1 records come back with kind, flags, time and payload', () => {
  const given = [
    { kind: 0, flags: 255, at: 0, payload: new Uint8Array(0) },
    { kind: 255, flags: 0, at: 2 ** 48 - 1, payload: Uint8Array.of(0, 255, 10) },
    { kind: 7, flags: 3, at: 1_767_225_600_123, payload: new Uint8Array(70_000).fill(9) },
  ]
  const batch = encodeBatch(given, 1_767_225_600_000, ['rx-us', 'origin'])
  assert.ok(batch.length <= batchBytesMax(given, ['rx-us', 'origin']))
  const { records, next, foreign } = decodeBatches(at(batch, 41), 41, [])
  assert.deepEqual(
    records.map(({ offset: _, ...record }) => record),
    given,
  )
  assert.deepEqual(
    records.map(({ offset }) => offset),
    [41, 42, 43],
  )
  assert.deepEqual([next, foreign], [44, 0])
})

test('FC-080 a batch bears no producer id, so no broker takes it for one that it has and acknowledges it unstored', () => {
  assert.equal(encodeBatch([numbered(1)], 0, []).readBigInt64BE(43), -1n)
})

test('FC-083 in a later life of a topic offsets are counted from where the former one ended', () => {
  const batch = at(encodeBatch(range(0, 5).map(numbered), 0, []), 10)
  const { records, next } = decodeBatches(batch, 112, [], { origin: 100 })
  assert.deepEqual(
    records.map((record) => [record.offset, numberOf(record)]),
    [2, 3, 4].map((n) => [110 + n, n]),
  )
  assert.equal(next, 115)
})

test('several batches, read from the middle, the last of them cut off', () => {
  const batches = [0, 10, 20].map((base) => at(encodeBatch(range(base, base + 10).map(numbered), 0, []), base))
  const whole = Buffer.concat(batches)
  const all = decodeBatches(whole, 7, [])
  assert.deepEqual(all.records.map(numberOf), range(7, 30))
  assert.equal(all.next, 30)
  const short = decodeBatches(whole.subarray(0, whole.length - 1), 7, [])
  assert.deepEqual(short.records.map(numberOf), range(7, 20))
  assert.equal(short.next, 20)
  assert.deepEqual(decodeBatches(whole.subarray(0, 80), 3, []), { records: [], next: 3, foreign: 0, unmarked: [] })
})

test('every changed bit is noticed', () => {
  const bytes = at(encodeBatch([numbered(1), numbered(2)], 0, []), 5)
  for (const byte of range(21, bytes.length)) {
    const broken = Buffer.from(bytes)
    broken[byte] = (broken[byte] as number) ^ 4
    assert.throws(() => decodeBatches(broken, 5, []), RangeError, `byte ${byte}`)
  }
})

test('a batch of gzip is read, one of another compression is refused with what to do', () => {
  const plain = at(encodeBatch(range(0, 100).map(numbered), 0, []), 0)
  const packed = rewritten(plain, (copy) => {
    copy.writeInt16BE(1, 21)
    return Buffer.concat([copy.subarray(0, 61), gzipSync(copy.subarray(61))])
  })
  assert.deepEqual(decodeBatches(packed, 0, []).records.map(numberOf), range(0, 100))
  const lz4 = withAttributes(plain, 3, -1)
  assert.throws(() => decodeBatches(lz4, 0, []), /compression\.type .* gzip or none/)
})

test('markers and aborted transactions of a mirror are gaps: nothing is read there, and reading goes on behind', () => {
  const transactional = 16
  const control = 32
  const own = (base: number) => at(encodeBatch([numbered(base)], 0, []), base)
  const marker = (base: number, producer: number, type: number): Buffer => {
    const head = withAttributes(own(base), transactional | control, producer)
    // Length, attributes, two deltas, a key of four bytes (version 0, type), no value, no header.
    const body = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, type, 1, 0])
    return rewritten(head, (copy) => Buffer.concat([copy.subarray(0, 61), body]))
  }
  const of = (base: number, producer: number): Buffer => withAttributes(own(base), transactional, producer)
  // Producer 7 aborts, then commits under the same id; producer 8 commits meanwhile.
  const bytes = Buffer.concat([
    of(0, 7),
    of(1, 8),
    of(2, 7),
    marker(3, 7, 0),
    of(4, 7),
    marker(5, 7, 1),
    marker(6, 8, 1),
  ])
  const { records, next } = decodeBatches(bytes, 0, [{ producer: 7, first: 0 }])
  assert.deepEqual(records.map(numberOf), [1, 4])
  assert.equal(next, 7)
})

test('a record that is not of this product is passed over and counted', () => {
  const bytes = at(encodeBatch([numbered(0), numbered(1)], 0, []), 0)
  const stray = rewritten(bytes, (copy) => {
    const name = copy.indexOf(Buffer.of(2, 0x6d, 16))
    copy[name + 1] = 0x6e
    return copy
  })
  const { records, foreign, next } = decodeBatches(stray, 0, [])
  assert.deepEqual(records.map(numberOf), [1])
  assert.deepEqual([foreign, next], [1, 2])
})

test('R1 where a mark is needed, what has none or another one is passed over and named', () => {
  const bytes = Buffer.concat([
    at(encodeBatch([numbered(0), numbered(1)], 0, ['origin', 'rx-us']), 0),
    at(encodeBatch([numbered(2)], 0, []), 2),
    at(encodeBatch([numbered(3)], 0, ['rx-ap', 'rx-us2', 'x-us']), 3),
    at(encodeBatch([numbered(4)], 0, ['rx-us']), 4),
  ])
  const { records, unmarked, foreign, next } = decodeBatches(bytes, 0, [], { mark: 'rx-us' })
  assert.deepEqual(records.map(numberOf), [0, 1, 4])
  assert.deepEqual([unmarked, foreign, next], [[2, 3], 0, 5])
  assert.deepEqual(decodeBatches(bytes, 0, []).records.map(numberOf), range(0, 5))
})
