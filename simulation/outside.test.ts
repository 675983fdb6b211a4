import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { test } from 'node:test'
import { gzip } from 'node:zlib'
import { checkers } from './checkers.ts'
import { runSeed } from './run.ts'
import { playScenario, type Scenario } from './scenario.ts'

const planted = (play: Scenario['play']): Scenario => ({ name: 'planted', play })
const told = async (play: Scenario['play']): Promise<string[]> => {
  const violations = await playScenario(planted(play))
  assert.deepEqual(
    violations.filter(({ checker }) => checker !== 'simulated-time'),
    [],
  )
  return violations.map(({ what }) => what)
}

// The real world, as code would reach it that goes around its ports.
const outside: Record<string, (world: Parameters<Scenario['play']>[0]) => unknown> = {
  'a timer': () => new Promise((resolve) => setTimeout(resolve, 1)),
  'a turn of the event loop': () => new Promise((resolve) => setImmediate(resolve)),
  'a file': () => readFile(import.meta.filename),
  cryptography: () => crypto.subtle.digest('SHA-256', new Uint8Array(8)),
  'a thread of the pool': () => new Promise((resolve) => gzip('text', resolve)),
  'a socket': () => new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve)),
}
for (const [name, wait] of Object.entries(outside)) {
  test(`T1 a promise settled by ${name} fails the run, and the line is named`, async () => {
    const [first] = await told(async (world) => {
      await world.time.advance(10)
      await wait(world)
      await world.time.advance(10)
    })
    assert.match(first ?? '', /^\w+ made at .*simulation\/outside\.test\.ts:\d+/)
  })
}

test('T1 so does one that was made before the run and settles in it', async () => {
  const early = new Promise((resolve) => setTimeout(resolve, 20))
  const [first] = await told(async () => {
    await early
  })
  assert.match(first ?? '', /^a callback of Timeout, which is not the run's own/)
})

test('T1 promises, ticks and microtasks are part of simulated time; so is cryptography that waits for nothing', async () => {
  const whats = await told(async (world) => {
    await Promise.resolve()
    await new Promise<void>((resolve) => process.nextTick(resolve))
    await new Promise<void>((resolve) => queueMicrotask(resolve))
    createHash('sha256').update('').digest()
    await world.time.advance(10)
  })
  assert.deepEqual(whats, [])
})

test('T1 a seed is judged by it, too', async () => {
  const name = 'who waits'
  const table = {
    ...checkers,
    [name]: {
      atLeast: 1,
      judges: 'nothing',
      judge: () => new Promise<number>((resolve) => setTimeout(() => resolve(1), 1)),
    },
  }
  const { violations } = await runSeed(1, {}, table)
  assert.deepEqual([...new Set(violations.map(({ checker }) => checker))], ['simulated-time'])
})
