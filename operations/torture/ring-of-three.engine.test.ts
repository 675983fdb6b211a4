/**
 * Brokers and Cassandra nodes of a region with quorums, killed, stopped and slowed under the whole product,
 * and what people get while too few copies of a record would be in sync.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { EngineAddresses } from '../../platform/engines/engine-addresses.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { existingTopics } from '../../platform/kafka/topics.kafka.ts'
import { down } from '../engines/down.ts'
import { up } from '../engines/up.ts'
import { Cast } from '../scenarios/degradation/cast.ts'
import { testCells } from '../scenarios/degradation/cell-tests.ts'
import { whileFrozen } from '../scenarios/frozen-engine.ts'
import { SmallWorld } from '../scenarios/small-world.ts'
import { callApi, signUp } from '../wire-client/people.ts'
import { EngineNodes } from './engine-nodes.ts'
import { tortureByFaults } from './faults-under-load.ts'
import { kindsOfEngineFaults } from './injections/engine-faults.ts'
import type { Injection } from './injections/injection.ts'
import { linkFault } from './injections/link-faults.ts'
import { setLeastInSync } from './least-in-sync.ts'
import { type Stage, worldOn } from './stage.ts'

// Where one of them cannot be had, this is left out with the others.
engineOfTest('kafka')
engineOfTest('cassandra')

let data: string
let engines: EngineNodes
let cast: Cast
let stage: Pick<Stage, 'world' | 'links' | 'stop'>
const lines: string[] = []
const random = new SeededRandom(3)

/** Longer than the brokers' own patience with one of them that says nothing. */
const brokersHoldMs = 7_000
/** Two of three Cassandra nodes go on at once; a few statements have to meet the third. */
const nodesHoldMs = 3_000

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'meridian-three-'))
  const wish = { data, only: ['kafka', 'cassandra'], regions: ['eu'], quorums: ['eu'] } as const
  const { addresses } = await up(wish, { say: () => {} })
  const told = JSON.parse(readFileSync(addresses, 'utf8')) as EngineAddresses
  engines = new EngineNodes(told, new Map([['eu', data]]))
  stage = await worldOn(told, (from, line) => void lines.push(`${from}: ${line}`))
  cast = await Cast.enter(SmallWorld.in(stage.world), 'fra')
})
after(async () => {
  await stage.stop()
  cast.leave()
  await down(data, () => true)
  await rm(data, { recursive: true })
})

function engineFaults(kinds: readonly string[], holdMs: number): Injection[] {
  const known = new Map(kindsOfEngineFaults(engines).map((kind) => [kind.kind, kind]))
  return kinds.map((kind) => ({ ...(known.get(kind) ?? assert.fail(kind)).draw(random), holdMs }))
}

test('FC-080, FC-081 brokers are killed and stopped in turn, and leaders move: nothing accepted is lost, doubled or out of order', async () => {
  const injections = engineFaults(['kill kafka', 'stop kafka', 'kill kafka', 'stop kafka'], brokersHoldMs)
  const { report, violations } = await tortureByFaults({ world: stage.world, injections, crowd: 'k', say: () => {} })
  assert.deepEqual(violations, [], lines.slice(-40).join('\n'))
  assert.ok(report.acked > 100, `only ${report.acked} sends were accepted`)
})

/** So many copies must have a record that one broker fewer is too few. */
const ofAll = 3
const ofMost = 2
/** A broker that says nothing is out of the copies in sync after six seconds. */
const outOfSyncMs = 8_000

testCells({
  engine: 'Kafka',
  state: 'below min.insync',
  cast: () => cast,
  async during(work) {
    const kafka = engines.addresses.regions['eu']?.kafka ?? assert.fail('there is no Kafka')
    const topics = (await existingTopics(kafka)).map(({ name }) => name).filter((name) => name.includes('.eu.'))
    const [stopped] = engines.running('eu', 'kafka')
    await setLeastInSync(kafka, topics, ofAll)
    try {
      await whileFrozen([stopped?.pid ?? assert.fail('no broker runs')], async () => {
        await pause(outOfSyncMs)
        await work()
      })
    } finally {
      await setLeastInSync(kafka, topics, ofMost)
    }
  },
})

test('FC-085 one of three Cassandra nodes is killed, stopped and slowed: people write and read on, and are told nothing of it', async () => {
  const edge = stage.world.edges[0]?.url as string
  const [anna, ben] = [await signUp(edge, 'anna', 'Anna'), await signUp(edge, 'ben', 'Ben')]
  const way = stage.links.ways.filter(({ kind }) => kind === 'region–cassandra').slice(0, 1)
  const slow = linkFault(stage.links, 'slow region–cassandra', way, { kind: 'pass', delayMs: 2_000 }, random)
  const faults = [...engineFaults(['kill cassandra', 'stop cassandra'], nodesHoldMs), { ...slow, holdMs: nodesHoldMs }]
  // Older rows are read from the store in the midst of each.
  const read = (): Promise<unknown> =>
    callApi(edge, 'GET', `/v1/chat/history/${ben.user}?limit=50`, undefined, anna.accessToken)
  const injections = faults.map(
    (each): Injection => ({
      ...each,
      begin: () =>
        each
          .begin()
          .then(read)
          .then(() => {}),
    }),
  )
  const { report, violations } = await tortureByFaults({ world: stage.world, injections, crowd: 'c', say: () => {} })
  assert.deepEqual(violations, [], lines.slice(-40).join('\n'))
  assert.equal(report.refused, 0)
  assert.ok(report.acked > 100, `only ${report.acked} sends were accepted`)
})
