import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserKey } from '../../protocol/ids.ts'
import { DeliveredTracker } from './delivered-tracker.ts'

const anna = 'anna' as UserKey
const mei = 'mei' as UserKey

function told(tracker: DeliveredTracker, seq: number): [UserKey, number][] {
  const all: [UserKey, number][] = []
  tracker.acked(seq, (peer, place) => all.push([peer, place]))
  return all
}

test('L12 of messages of one peer in a row only the newest is told, and nothing beyond the ack', () => {
  const tracker = new DeliveredTracker()
  for (let i = 1; i <= 8; i++) tracker.pushed(i, anna, i * 10)
  assert.deepEqual(told(tracker, 5), [[anna, 50]])
  assert.deepEqual(told(tracker, 5), [])
  assert.deepEqual(told(tracker, 8), [[anna, 80]])
})

test('L12 every peer hears of their own messages', () => {
  const tracker = new DeliveredTracker()
  tracker.pushed(1, anna, 7)
  tracker.pushed(2, mei, 3)
  tracker.pushed(3, anna, 8)
  assert.deepEqual(told(tracker, 3), [
    [anna, 7],
    [mei, 3],
    [anna, 8],
  ])
})
