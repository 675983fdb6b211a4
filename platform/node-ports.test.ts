import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeClock, nodeScheduler } from './clock.node.ts'
import { sleep } from './clock.ts'
import { nodeRandom } from './random.node.ts'

test('timers run once, repeat until cancelled, and never run when cancelled', async () => {
  const seen: string[] = []
  nodeScheduler.after(1, () => seen.push('cancelled')).cancel()
  nodeScheduler.soon(() => seen.push('soon'))
  const beats = Promise.withResolvers<void>()
  let count = 0
  const beat = nodeScheduler.every(1, () => {
    count += 1
    if (count === 3) {
      beat.cancel()
      beats.resolve()
    }
  })
  await beats.promise
  await sleep(nodeScheduler, 10)
  assert.deepEqual([seen, count], [['soon'], 3])
})

test('the monotonic clock does not go back and the wall clock shows this century', () => {
  const before = nodeClock.monotonic()
  assert.ok(nodeClock.monotonic() >= before)
  assert.ok(nodeClock.now() > Date.UTC(2025, 0) && nodeClock.now() < Date.UTC(2100, 0))
})

test('chance keeps to its range and does not repeat itself', () => {
  for (let round = 0; round < 1_000; round++) {
    const fraction = nodeRandom.fraction()
    assert.ok(fraction >= 0 && fraction < 1)
    const die = nodeRandom.integer(6)
    assert.ok(Number.isInteger(die) && die >= 0 && die < 6)
  }
  assert.equal(nodeRandom.bytes(16).length, 16)
  assert.notDeepEqual(nodeRandom.bytes(16), nodeRandom.bytes(16))
})
