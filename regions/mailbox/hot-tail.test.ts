import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HotTail } from './hot-tail.ts'
import { anna, ben, hikers, mei, numbers } from './row-fixtures.ts'

const bounds = { slabBytes: 1_000, slabsMax: 4, rowsPerOwnerMax: 20 }
const part = 'user/0'
const row = (number: number) => new Uint8Array(100).fill(number)
const all = Number.MAX_SAFE_INTEGER
const numbersIn = (rows: readonly Uint8Array[]): number[] => rows.map((bytes) => bytes[0] as number)

test('W10 a row that is not stored stays, however many follow', () => {
  const tail = new HotTail(bounds)
  for (const n of numbers(1, 200)) tail.add(anna, n, row(n), part, n)
  assert.equal(tail.coversFrom(anna), 1)
  assert.deepEqual(numbersIn(tail.after(anna, 0, all, 1_000, all)), numbers(1, 200))
})

test('memory is bounded by slabs once rows are stored, whoever they belong to', () => {
  const tail = new HotTail(bounds)
  for (const n of numbers(1, 200)) {
    tail.add([anna, ben, mei][n % 3] as string, n, row(n), part, n)
    tail.stored(part, n)
    assert.ok(tail.bytes <= (bounds.slabsMax + 1) * bounds.slabBytes)
  }
  assert.ok((tail.coversFrom(anna) ?? 0) > 150)
  assert.deepEqual(numbersIn(tail.after(anna, 192, all, 10, all)), [195, 198])
})

test('one busy owner keeps a bounded number of rows, and everybody else theirs', () => {
  const tail = new HotTail({ ...bounds, slabsMax: 1_000 })
  tail.add(anna, 1, row(1), part, 1)
  for (const n of numbers(2, 200)) {
    tail.add(hikers, n, row(n), part, n)
    tail.stored(part, n)
  }
  const kept = tail.after(hikers, 0, all, 1_000, all).length
  assert.ok(kept <= bounds.rowsPerOwnerMax + 10, `${kept} rows`)
  assert.deepEqual(numbersIn(tail.after(hikers, 198, all, 10, all)), [199, 200])
  assert.equal(tail.coversFrom(anna), 1)
})

test('an owner whose rows have all left is forgotten, and begins again with the next', () => {
  const tail = new HotTail(bounds)
  tail.add(anna, 1, row(1), part, 1)
  for (const n of numbers(2, 100)) {
    tail.add(ben, n, row(n), part, n)
    tail.stored(part, n)
  }
  assert.equal(tail.coversFrom(anna), undefined)
  tail.add(anna, 101, row(101), part, 101)
  assert.equal(tail.coversFrom(anna), 101)
  assert.deepEqual(numbersIn(tail.after(anna, 100, all, 10, all)), [101])
})

test('a page is cut by rows and bytes, one row is found, and a replay changes nothing', () => {
  const tail = new HotTail(bounds)
  for (const n of [3, 5, 9]) tail.add(anna, n, row(n), part, n)
  tail.add(anna, 5, row(77), part, 5)
  assert.deepEqual(numbersIn(tail.after(anna, 3, all, 10, all)), [5, 9])
  assert.deepEqual(numbersIn(tail.after(anna, 0, 5, 10, all)), [3, 5])
  assert.deepEqual(numbersIn(tail.after(anna, 0, all, 2, all)), [3, 5])
  assert.deepEqual(numbersIn(tail.after(anna, 0, all, 10, 101)), [3, 5])
  assert.equal(tail.at(anna, 5)?.[0], 5)
  assert.equal(tail.at(anna, 4), undefined)
})

test('a row larger than a slab has one of its own', () => {
  const tail = new HotTail(bounds)
  tail.add(anna, 1, Buffer.alloc(5_000, 1), part, 1)
  tail.add(anna, 2, row(2), part, 2)
  assert.deepEqual(
    tail.after(anna, 0, all, 10, all).map(({ length }) => length),
    [5_000, 100],
  )
})

test('what was read stays as it is, however often its memory is used again', () => {
  const tail = new HotTail(bounds)
  const read: Uint8Array[] = []
  for (const n of numbers(1, 200)) {
    tail.add(anna, n, row(n), part, n)
    tail.stored(part, n)
    read.push(tail.at(anna, n) as Uint8Array)
  }
  const page = tail.after(anna, 190, all, 10, all)
  for (const n of numbers(201, 400)) {
    tail.add(ben, n, row(n), part, n)
    tail.stored(part, n)
  }
  assert.equal(tail.coversFrom(anna), undefined)
  assert.deepEqual(read, numbers(1, 200).map(row))
  assert.deepEqual(page, numbers(191, 200).map(row))
})

test('rows below a number come newest first, cut by rows and bytes', () => {
  const tail = new HotTail(bounds)
  for (const n of [3, 5, 9]) tail.add(anna, n, row(n), part, n)
  assert.deepEqual(numbersIn(tail.before(anna, 9, 10, all)), [5, 3])
  assert.deepEqual(numbersIn(tail.before(anna, all, 2, all)), [9, 5])
  assert.deepEqual(numbersIn(tail.before(anna, all, 10, 101)), [9, 5])
  assert.deepEqual(tail.before(anna, 3, 10, all), [])
  assert.deepEqual(tail.before(ben, 3, 10, all), [])
})
