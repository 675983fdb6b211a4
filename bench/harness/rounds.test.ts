import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figures, type Round } from './rounds.ts'

const round = (
  cpuUsPerOp: number,
  engines: Record<string, number> = {},
  parts: Record<string, number> = { process: cpuUsPerOp },
): Round<{ ops: number }> => ({
  cpuUsPerOp,
  parts,
  engines,
  run: { ops: 100 },
})

test('the least of the rounds counts, of product and limit apart, and the median stands beside it', () => {
  const pairs = [
    { product: round(50), limit: round(30) },
    { product: round(40), limit: round(25) },
    { product: round(90), limit: round(20) },
  ]
  const told = figures(pairs)
  assert.deepEqual([told.cpuUsPerOp, told.limitCpuUsPerOp, told.ratio, told.ops], [40, 20, 2, 300])
  assert.deepEqual([told.medianCpuUsPerOp, told.medianLimitCpuUsPerOp], [50, 25])
  assert.equal('enginesCpuUsPerOp' in told, false)
  assert.equal('processCpuUsPerOp' in told, false)
})

test('the shares of engines are those of the round in which they used least together', () => {
  const pairs = [
    { product: round(50, { kafka: 10, cassandra: 90 }), limit: round(30, { kafka: 8, cassandra: 0 }) },
    { product: round(40, { kafka: 20, cassandra: 40 }), limit: round(25, { kafka: 9, cassandra: 1 }) },
  ]
  const told: Readonly<Record<string, number>> = figures(pairs)
  assert.equal(told['enginesCpuUsPerOp'], 60)
  assert.deepEqual([told['kafkaCpuUsPerOp'], told['cassandraCpuUsPerOp']], [20, 40])
  assert.equal(told['limitEnginesCpuUsPerOp'], 8)
})

test('parts of ours are those of the round that counts', () => {
  const pairs = [
    { product: round(50, {}, { gateway: 10, worker: 40 }), limit: round(30) },
    { product: round(40, {}, { gateway: 15, worker: 25 }), limit: round(25) },
  ]
  const told: Readonly<Record<string, number>> = figures(pairs)
  assert.deepEqual([told['cpuUsPerOp'], told['gatewayCpuUsPerOp'], told['workerCpuUsPerOp']], [40, 15, 25])
})
