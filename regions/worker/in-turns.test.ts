import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { everyInTurns } from './in-turns.ts'

function looking(t: TestContext, due: () => readonly string[]) {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] })
  const looks: string[] = []
  const timer = everyInTurns(nodeScheduler, 400, due, (item) => void looks.push(item))
  return { looks, timer, pass: (ms: number) => t.mock.timers.tick(ms) }
}

test('what is due is looked at one after another, spread over the period', (t) => {
  const { looks, pass } = looking(t, () => ['a', 'b', 'c', 'd'])
  pass(399)
  assert.deepEqual(looks, [])
  pass(1)
  assert.deepEqual(looks, ['a'])
  pass(100)
  assert.deepEqual(looks, ['a', 'b'])
  pass(200)
  assert.deepEqual(looks, ['a', 'b', 'c', 'd'])
  pass(100)
  assert.deepEqual(looks, ['a', 'b', 'c', 'd', 'a'])
})

test('nothing is looked at where nothing is due', (t) => {
  const { looks, pass } = looking(t, () => [])
  pass(2_000)
  assert.deepEqual(looks, [])
})

test('whoever cancels is not called again, in the middle of a period either', (t) => {
  const { looks, timer, pass } = looking(t, () => ['a', 'b', 'c', 'd'])
  pass(400)
  pass(100)
  timer.cancel()
  pass(2_000)
  assert.deepEqual(looks, ['a', 'b'])
})
