import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anna } from './row-fixtures.ts'
import { OwnerRows } from './owner-rows.ts'

test('a ring that rows come to and leave, and that grows meanwhile, answers as a list does', () => {
  const ring = new OwnerRows(anna, 'user/0')
  let list: { readonly number: number; readonly position: number }[] = []
  for (let step = 1; step <= 400; step++) {
    const row = { number: step * 3, position: step * 100 }
    ring.push(row.number, row.position)
    list.push(row)
    // More and more stay, then all but a few leave.
    const drops = step % 100 === 0 ? list.length - 2 : step % 3 === 0 ? 2 : 0
    for (let drop = 0; drop < drops; drop++) ring.dropOldest()
    list = list.slice(drops)
    assert.equal(ring.count, list.length)
    for (const index of [-1, 0, list.length >> 1, list.length - 1, list.length]) {
      assert.equal(ring.number(index), list[index]?.number)
      assert.equal(ring.position(index), list[index]?.position ?? -1)
    }
    for (const number of [0, step, row.number - 1, row.number]) {
      const found = list.findIndex((one) => one.number > number)
      assert.equal(ring.firstAbove(number), found < 0 ? list.length : found)
    }
  }
})
