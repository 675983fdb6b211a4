import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeClock } from '../clock.node.ts'
import { Metrics } from '../metrics.ts'
import { EngineCalls } from './engine-calls.ts'
import { engineMetrics } from './engine-metrics.ts'

test('each request is counted once, failed or not, and passes its answer on', async () => {
  const calls = new EngineCalls(nodeClock)
  assert.equal(await calls.measure(() => Promise.resolve(7)), 7)
  await assert.rejects(
    calls.measure(() => Promise.reject(new Error('away'))),
    /away/,
  )
  assert.equal(
    calls.times.counts.reduce((sum, count) => sum + count, 0),
    2,
  )
  assert.equal(calls.failed, 1)
})

test('what the caller is at fault for is no failure of the engine', async () => {
  const calls = new EngineCalls(nodeClock)
  const isCallers = (error: unknown): boolean => error instanceof RangeError
  await assert.rejects(calls.measure(() => Promise.reject(new RangeError('taken')), isCallers))
  await assert.rejects(calls.measure(() => Promise.reject(new Error('away')), isCallers))
  assert.deepEqual({ failed: calls.failed, refused: calls.refused }, { failed: 1, refused: 1 })
})

test('clients that share counts add up what waits, and only engines that are used have series', async () => {
  const calls = new EngineCalls(nodeClock)
  calls.watchQueue(() => 3)
  calls.watchQueue(() => 4)
  const metrics = new Metrics()
  engineMetrics(metrics, new Map([['cassandra', calls]]))
  const text = await metrics.text()
  assert.match(text, /^meridian_engine_waiting{engine="cassandra"} 7$/m)
  assert.match(text, /^meridian_engine_request_seconds_count{engine="cassandra"} 0$/m)
  assert.ok(!text.includes('engine_waiting{engine="redis"'))
})
