import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EngineAddresses } from '../platform/engines/engine-addresses.ts'
import { checkScale } from './world-scale.ts'

const kafka = { brokers: ['127.0.0.1:9092'] }
const zookeeper = { servers: ['127.0.0.1:2181'] }
const some: EngineAddresses = { regions: { eu: { kafka, zookeeper } } }

test('P1 what a region cannot have is refused, with the engines that it lacks', () => {
  assert.doesNotThrow(() => checkScale({}, {}))
  assert.doesNotThrow(() => checkScale({ workers: 2, apis: 1 }, { engines: some }))
  assert.throws(
    () => checkScale({ streams: 2 }, { engines: some }),
    /stream processes need engines, and eu has no postgres/,
  )
  assert.throws(() => checkScale({ workers: 1 }, { regions: ['eu', 'us'], engines: some }), /us has no zookeeper/)
  assert.throws(
    () => checkScale({ streams: 4 }, { engines: some }),
    /at most 5 gateways, .* 3 stream processes and 2 keepers/,
  )
  assert.throws(() => checkScale({ apis: 1 }, { engines: some }), /have a worker, or no api/)
  assert.throws(() => checkScale({ keepers: 2 }, { engines: some }), /have a worker and an api/)
  assert.throws(
    () => checkScale({ workers: 1, apis: 1, keepers: 2 }, { engines: some }),
    /keepers that stand by need engines, and eu has no cassandra, redis, postgres/,
  )
  assert.throws(() => checkScale({ keepers: 0 }, {}), /a region has a keeper/)
})
