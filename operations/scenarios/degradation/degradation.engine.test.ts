/**
 * Kafka, Cassandra, Redis and PostgreSQL under a whole region, each standing still and each slow, and
 * what people get meanwhile: cell by cell what docs/degradation.md says.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RegionEngines } from '../../../platform/engines/engine-addresses.ts'
import { engineNames } from '../../../platform/engines/engine-calls.ts'
import { engineOfTest } from '../../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../../platform/kafka/topics.kafka.ts'
import { standbyOf } from '../../../platform/postgres/postgres-of-test.node.ts'
import { nodeRandom } from '../../../platform/random.node.ts'
import type { EngineName } from '../../engines/engine.ts'
import { Links, type Way } from '../links.ts'
import { pidsOf, whileFrozen } from '../frozen-engine.ts'
import { eventually, SmallWorld } from '../small-world.ts'
import { Cast } from './cast.ts'
import { slowMs, testCells } from './cell-tests.ts'
import type { Engine } from './cells.ts'

const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`
const kafka = engineOfTest('kafka')
const eu: RegionEngines = {
  kafka: { ...kafka, topicPrefix: `${mine}.` },
  cassandra: { ...engineOfTest('cassandra'), keyspace: mine },
  redis: { ...engineOfTest('redis'), keyPrefix: `${mine}:` },
  postgres: { ...engineOfTest('postgres'), schema: mine },
}
const standby = await standbyOf(engineOfTest('postgres'))
const links = new Links()

let small: SmallWorld
let cast: Cast

before(async () => {
  const engines = await links.before({ regions: { eu } })
  small = await SmallWorld.start({ regions: ['eu'], gateways: 1, engines })
  cast = await Cast.enter(small, 'fra', 4)
  // Strangers are forgotten: a region that drains has stored what it folded, and folds nothing again.
  small.world.drain('eu')
  await eventually('the region is back', () => small.lines.includes('eu: is back'), 60)
})

after(async () => {
  await small.stop()
  cast.leave()
  await links.close()
  const ours = (await existingTopics(kafka)).map(({ name }) => name).filter((name) => name.startsWith(`${mine}.`))
  await removeTopics(kafka, ours)
})

async function whileSlow(isMeant: (way: Way) => boolean, work: () => Promise<void>): Promise<void> {
  const ways = links.ways.filter(isMeant)
  assert.ok(ways.length > 0, 'no way leads there')
  links.set(ways, { kind: 'pass', delayMs: slowMs })
  try {
    await work()
  } finally {
    links.set(ways, { kind: 'pass' })
  }
}

function testBothStates(
  engine: Engine,
  name: EngineName,
  { pids, isWay }: { pids: () => readonly number[]; isWay: (way: Way) => boolean } = {
    pids: () => pidsOf(name),
    isWay: ({ kind }) => kind === `region–${name}`,
  },
): void {
  const with_ = { engine, cast: () => cast }
  testCells({ ...with_, state: 'stands still', during: (work) => whileFrozen(pids(), work) })
  testCells({ ...with_, state: 'slow', during: (work) => whileSlow(isWay, work) })
}

// Those first in which something is done with a stranger.
testBothStates('Cassandra', 'cassandra')
testBothStates('PostgreSQL', 'postgres')
testBothStates('its standby', 'postgres', {
  pids: () => pidsOf('postgres', ({ listens }) => listens.some(({ host, port }) => `${host}:${port}` === standby)),
  isWay: ({ name }) => name.endsWith(` at ${standby}`),
})
testBothStates('Redis', 'redis')
testBothStates('Kafka', 'kafka')

test('requests to every engine are counted, and those that it did not answer, too', async () => {
  const text = await (await fetch(`${small.world.regions[0]?.admin}/metrics`)).text()
  const numberOf = (name: string, engine: string): number =>
    Number(new RegExp(`^meridian_${name}\\{engine="${engine}".*\\} (\\S+)$`, 'm').exec(text)?.[1])
  for (const engine of engineNames) {
    // What is in memory is not read from Kafka: that a region reads there when it was killed is seen elsewhere.
    if (engine === 'kafka_read') continue
    assert.ok(numberOf('engine_request_seconds_count', engine) > 0, engine)
    assert.ok(numberOf('engine_request_seconds_sum', engine) > 0, engine)
  }
  for (const engine of ['cassandra', 'redis', 'postgres'])
    assert.ok(numberOf('engine_failed_total', engine) > 0, engine)
})
