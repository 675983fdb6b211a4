import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { test } from 'node:test'
import { MessageChannel } from 'node:worker_threads'
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
  'a socket': () =>
    new Promise((resolve) =>
      connect(1, '127.0.0.1')
        .on('error', () => {})
        .once('close', resolve),
    ),
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

test('T1 so does one whose source was there before the run', async (t) => {
  const { port1, port2 } = new MessageChannel()
  const closed = [port1, port2].map((port) => once(port, 'close'))
  t.after(async () => {
    port1.close()
    await Promise.all(closed)
  })
  const message = new Promise((resolve) => port2.once('message', resolve))
  const [first] = await told(async () => {
    port1.postMessage('from outside')
    await message
  })
  assert.match(first ?? '', /^a callback of MessagePort, which is not the run's own/)
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
