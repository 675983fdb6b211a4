import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GroupId, MessageId, UserId } from '../../../protocol/ids.ts'
import { postFed } from './stream-records.ts'

function fed(text: string, place = 1): Record<string, unknown> {
  const [group, author] = ['grp_1' as GroupId, 'usr_1' as UserId]
  const names = { name: `${group}/${author}/${place}`, message: '7' as MessageId }
  const { payload } = postFed({ ...names, at: 5, group, author, place, text }, 4)
  return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>
}

test('G8 a post goes with its skeleton only where that says more than the plain form', () => {
  for (const text of ['Insel', 'i l', '大象 Ｌｉｌｉ', 'vi-lla']) assert.equal(fed(text)['skeleton'], undefined, text)
  assert.equal(fed('c4sino')['skeleton'], 'cAslno')
  assert.equal(fed('v|lla')['skeleton'], 'vLlla')
})

test('G8 copies of a post have one number, and other posts another', () => {
  const numbers = Array.from({ length: 1_000 }, (_, place) => fed('hallo', place)['name'])
  assert.equal(new Set(numbers).size, 1_000)
  assert.equal(fed('hallo', 3)['name'], numbers[3])
  assert.ok(numbers.every((each) => Number.isSafeInteger(each)))
})
