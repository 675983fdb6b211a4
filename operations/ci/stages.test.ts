import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filesOf, shiftsOf, stageKeys, stageOf, stages } from './stages.ts'

test('T3 the stages and their minutes', () => {
  assert.deepEqual(
    stages.map(({ key, budgetMinutes }) => [key, budgetMinutes]),
    [
      ['check', 2],
      ['unit', 3],
      ['simulation', 3],
      ['fuzz', 1],
      ['processes', 3],
      ['replay', 1],
      ['edge', 2],
      ['engines', 13],
    ],
  )
  assert.deepEqual(
    stages.map((stage) => stage.key),
    [...stageKeys],
  )
})

test('the suffix of a test file names its stage, then its room', () => {
  assert.equal(stageOf('regions/fold/fold.test.ts'), 'unit')
  assert.equal(stageOf('edge/verify-token.test.ts'), 'unit')
  assert.equal(stageOf('edge/relay.edge.test.ts'), 'edge')
  assert.equal(stageOf('operations/alerts/alerts.promtool.test.ts'), 'edge')
  assert.equal(stageOf('operations/infra/modules.terraform.test.ts'), 'edge')
  assert.equal(stageOf('clients/sdk/outbox.test.ts'), 'edge')
  assert.equal(stageOf('clients/sdk/outbox.fuzz.test.ts'), 'fuzz')
  assert.equal(stageOf('simulation/bugs.test.ts'), 'simulation')
  assert.equal(stageOf('simulation/kill.process.test.ts'), 'processes')
  assert.equal(stageOf('regions/presence/presence-store.redis.engine.test.ts'), 'engines')
})

test('every test file runs in exactly one stage', () => {
  const paths = ['regions/a.test.ts', 'edge/b.edge.test.ts', 'simulation/c.test.ts', 'protocol/d.fuzz.test.ts', 'e.ts']
  const ran = stages.flatMap((stage) => filesOf(stage, paths, []))
  assert.deepEqual(ran.sort(), paths.slice(0, 4).sort())
})

test('a prefix narrows a stage to the files below it', () => {
  const unit = stages.find((stage) => stage.key === 'unit')
  assert.ok(unit)
  assert.deepEqual(filesOf(unit, ['regions/a.test.ts', 'protocol/b.test.ts'], ['protocol']), ['protocol/b.test.ts'])
})

test('contracts on engines run beside each other, scenarios that stop engines alone, and nothing twice', () => {
  const engines = stages.find((stage) => stage.key === 'engines')
  assert.ok(engines)
  const [kafka, zookeeper, failover, torture] = [
    'platform/a.engine.test.ts',
    'regions/b.engine.test.ts',
    'operations/engines/c.engine.test.ts',
    'operations/torture/d.engine.test.ts',
  ]
  assert.deepEqual(shiftsOf(engines, [failover, kafka, torture, zookeeper]), [
    { files: [failover, kafka, zookeeper], filesAtOnce: 2 },
    { files: [torture], filesAtOnce: 1 },
  ])
  assert.deepEqual(shiftsOf(engines, [torture]), [{ files: [torture], filesAtOnce: 1 }])
})
