import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oncePerTurn, type Scheduler } from './clock.ts'

test('a clock that is read once a turn stands still until the turn is over', () => {
  const soon: (() => void)[] = []
  const none = { cancel: () => {} }
  const scheduler: Scheduler = { after: () => none, every: () => none, soon: (work) => void soon.push(work) }
  let reading = 0
  const clock = oncePerTurn({ now: () => ++reading, monotonic: () => 100 + ++reading }, scheduler)
  assert.deepEqual([clock.now(), clock.now(), clock.monotonic(), clock.monotonic()], [1, 1, 102, 102])
  assert.equal(soon.length, 1)
  soon.pop()?.()
  assert.deepEqual([clock.monotonic(), clock.now()], [103, 4])
  assert.equal(soon.length, 1)
})
