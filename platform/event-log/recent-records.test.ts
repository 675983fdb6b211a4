/** What is in memory is without holes, and bounded over all parts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredRecord } from './event-log.ts'
import { numbered, range } from './event-log.contract.ts'
import { RecentBudget, RecentRecords } from './recent-records.ts'

const stored = (from: number, to: number): StoredRecord[] =>
  range(from, to).map((offset) => ({ ...numbered(offset), offset }))

const offsets = (records: readonly StoredRecord[]): number[] => records.map(({ offset }) => offset)

test('W20 a hole ends what is read from memory: what others put there is fetched', () => {
  const recent = new RecentRecords(new RecentBudget(1_000_000))
  recent.add(10, stored(10, 14), 14)
  recent.add(14, stored(14, 16), 16)
  recent.add(20, stored(20, 22), 22)
  assert.deepEqual(offsets(recent.read(11, 22, 1_000)), range(11, 16))
  assert.deepEqual(offsets(recent.read(16, 22, 1_000)), [])
  assert.deepEqual(offsets(recent.read(9, 22, 1_000)), [])
  assert.deepEqual(offsets(recent.read(20, 22, 1_000)), [20, 21])
  assert.deepEqual(offsets(recent.read(20, 21, 1_000)), [20], 'never beyond what is durable')
})

test('a gap that holds no record is no hole', () => {
  const recent = new RecentRecords(new RecentBudget(1_000_000))
  recent.add(10, stored(10, 12), 13)
  recent.add(13, stored(13, 15), 15)
  assert.deepEqual(offsets(recent.read(10, 15, 1_000)), [10, 11, 13, 14])
  assert.deepEqual(offsets(recent.read(12, 15, 1_000)), [13, 14])
})

test('what was fetched already is not kept twice', () => {
  const recent = new RecentRecords(new RecentBudget(1_000_000))
  recent.add(10, stored(10, 14), 14)
  recent.add(12, stored(12, 14), 14)
  recent.add(14, stored(14, 15), 15)
  assert.deepEqual(offsets(recent.read(10, 15, 1_000)), range(10, 15))
})

test('the oldest pieces of all parts go first, and the bound holds for ever', () => {
  const budget = new RecentBudget(10 * (4 + 32))
  const anna = new RecentRecords(budget)
  const mei = new RecentRecords(budget)
  for (const n of range(0, 5_000)) {
    anna.add(n, stored(n, n + 1), n + 1)
    mei.add(n, stored(n, n + 1), n + 1)
  }
  assert.deepEqual(offsets(anna.read(4_994, 5_000, 1_000)), [])
  assert.deepEqual(offsets(anna.read(4_995, 5_000, 1_000)), range(4_995, 5_000))
  assert.deepEqual(offsets(mei.read(4_995, 5_000, 1_000)), range(4_995, 5_000))
})

test('a read is bounded by bytes and holds one record at least', () => {
  const recent = new RecentRecords(new RecentBudget(1_000_000))
  recent.add(0, stored(0, 100), 100)
  assert.deepEqual(offsets(recent.read(0, 100, 40)), range(0, 10))
  assert.deepEqual(offsets(recent.read(5, 100, 0)), [5])
})

test('records come back whole, and what was handed in may change', () => {
  const recent = new RecentRecords(new RecentBudget(1_000_000))
  const given = [
    { kind: 0, flags: 255, at: 0, payload: new Uint8Array(0) },
    { kind: 255, flags: 0, at: 2 ** 48 - 1, payload: Uint8Array.of(0, 255, 10) },
    { kind: 7, flags: 3, at: 1_767_225_600_123, payload: new Uint8Array(70_000).fill(9) },
  ]
  const whole = given.map((record, index) => ({ ...record, payload: record.payload.slice(), offset: 2 ** 40 + index }))
  recent.addDense(2 ** 40, given)
  for (const { payload } of given) payload.fill(1)
  const found = recent.read(2 ** 40, 2 ** 41, 1_000_000)
  assert.deepEqual(found, whole)
  assert.deepEqual(recent.read(2 ** 40 + 2, 2 ** 41, 1_000_000), whole.slice(2))
  assert.notEqual(found[1]?.payload.slice().buffer, found[1]?.payload.buffer)
})
