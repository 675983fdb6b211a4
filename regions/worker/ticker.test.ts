import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Part } from '../../platform/event-log/event-log.ts'
import { Ticker } from './ticker.ts'

const idle = { tick: 7, tickUsed: false }
const used = { tick: 7, tickUsed: true }

test('S4 L11 ticks go to all feed parts while one is in use, one at a time to each', async () => {
  const appended: number[] = []
  const answers: (() => void)[] = []
  const append = ({ partition }: Part): Promise<number> => {
    appended.push(partition)
    return new Promise((resolve) => answers.push(() => resolve(0)))
  }
  const ticker = new Ticker({ append }, 2, () => 1)
  ticker.look([idle, idle])
  assert.deepEqual(appended, [])
  ticker.look([idle, used])
  ticker.look([idle, used])
  assert.deepEqual(appended, [0, 1], 'the log is slow: no second one behind the first')
  answers[0]?.()
  await undefined
  await undefined
  ticker.look([idle, used])
  assert.deepEqual(appended, [0, 1, 0])
})

test('S4 a part that is behind the others is caught up though nobody uses the tick', () => {
  const appended: number[] = []
  const ticker = new Ticker({ append: ({ partition }) => Promise.resolve(appended.push(partition)) }, 2, () => 1)
  ticker.look([{ tick: 6, tickUsed: false }, idle])
  assert.deepEqual(appended, [0, 1])
})

test('S4 whoever runs a few of the feed parts gives ticks to all of them', () => {
  const appended: number[] = []
  const ticker = new Ticker({ append: ({ partition }) => Promise.resolve(appended.push(partition)) }, 4, () => 1)
  ticker.look([])
  assert.deepEqual(appended, [])
  ticker.look([used])
  assert.deepEqual(appended, [0, 1, 2, 3])
})
