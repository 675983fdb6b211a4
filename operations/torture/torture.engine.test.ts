/** A handful of faults from a seed, on one node of each engine: the torture in small. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { EngineNodes } from './engine-nodes.ts'
import { tortureByFaults } from './faults-under-load.ts'
import { drawInjections, type Injection } from './injections/injection.ts'
import { kindsOn } from './on-engines.ts'
import { type Stage, worldOn } from './stage.ts'

/** One region's engines serve two regions here, which only names keep apart. */
const engines = {
  kafka: engineOfTest('kafka'),
  cassandra: engineOfTest('cassandra'),
  redis: engineOfTest('redis'),
  postgres: engineOfTest('postgres'),
}
const addresses = { regions: { eu: engines, ap: engines } }

/** A set of the tests has a folder for each region; one that somebody started by hand has not. */
const above = dirname(process.env['MERIDIAN_ENGINES'] ?? '')
const folder = existsSync(join(above, 'eu', 'set.json')) ? join(above, 'eu') : above

/** Seconds each, together less than a minute where nothing else runs. */
const wanted = [
  'kill kafka',
  'stop cassandra',
  'kill redis',
  'kill region',
  'cut region–kafka',
  'black hole region–region',
]
const holdMsMax = 2_000

const lines: string[] = []
let stage: Stage

before(async () => {
  const world = await worldOn(addresses, (from, line) => void lines.push(`${from}: ${line}`))
  stage = { ...world, engines: new EngineNodes(addresses, new Map([['eu', folder]])), disk: undefined }
})
after(() => stage.stop())

test('W1 people talk while parts of everything are killed, stopped and cut off: nothing accepted is lost, doubled or out of order', async () => {
  const kinds = kindsOn(stage).filter(({ kind }) => wanted.includes(kind))
  assert.equal(kinds.length, wanted.length)
  const drawn = drawInjections(kinds, new SeededRandom(1), wanted.length)
  const injections = drawn.map((each): Injection => ({ ...each, holdMs: Math.min(each.holdMs, holdMsMax) }))
  const { report, violations } = await tortureByFaults({ world: stage.world, injections, say: () => {} })
  assert.deepEqual(violations, [], lines.slice(-40).join('\n'))
  assert.ok(report.acked > 100, `only ${report.acked} sends were accepted`)
  assert.equal(
    Object.values(report.recovery).reduce((sum, { times }) => sum + times, 0),
    wanted.length,
  )
})
