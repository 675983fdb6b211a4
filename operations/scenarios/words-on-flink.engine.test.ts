/**
 * Words in groups of a region whose pipeline runs on Flink, kept by one of two stream processes: reported
 * as ever, also after the process or its job was ended, or stood still past its claim; and while Flink
 * stands still, messages flow and what is found waits (docs/degradation.md).
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type GroupId, type GroupKey, groupKeyOf } from '../../protocol/ids.ts'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import { openFlinkCluster } from '../../regions/moderation/stream/flink-cluster.http.ts'
import { freeze } from '../engines/freeze.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { Cast } from './degradation/cast.ts'
import { testCells } from './degradation/cell-tests.ts'
import { pidsOf, whileFrozen, whileSlowed } from './frozen-engine.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafka = engineOfTest('kafka')
const flink = engineOfTest('flink')
const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`
const topicPrefix = `${mine}.`
const streams = ['eu/stream-1', 'eu/stream-2']
const cluster = openFlinkCluster(flink)

let small: SmallWorld
let anna: SignedInPerson
let hers: WireClient
let group: GroupKey
let cast: Cast

/** Engines that share two cores with everything else take their time; what never comes about fails. */
const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 120)

const ask = <Answer>(path: string): Promise<Answer> => askRegion<Answer>(small.world.data, 'eu', 'GET', path)
/** As the process said that runs it; before the first has said anything there is nothing. */
interface Standing {
  readonly by?: string
  readonly behind?: number
  readonly job?: { readonly state: string; readonly starts: number }
}
const standing = (): Promise<Standing> => ask<Standing>('/moderation')
const job = async (): Promise<Standing['job']> => (await standing()).job
const jobRuns = async (): Promise<boolean> => (await job())?.state === 'runs'
const runningJobs = async (): Promise<string[]> =>
  (await cluster.jobs()).flatMap(({ id, name, state }) =>
    name.startsWith(topicPrefix) && state.type === 'runs' ? [id] : [],
  )

interface Found {
  readonly findings: readonly {
    readonly author: string
    readonly at: number
    readonly words: readonly string[]
    readonly place: number
  }[]
}
const flagged = async (): Promise<Found['findings']> => (await ask<Found>('/moderation/flagged')).findings
const isFlagged = (count: number) => async (): Promise<boolean> => (await flagged()).length >= count

let said = 0
async function says(text: string): Promise<void> {
  assert.equal((await hers.sayToGroup(group, text)).code, 0)
  said += 1
}

before(async () => {
  small = await SmallWorld.start({
    regions: ['eu'],
    gateways: 1,
    streams: 2,
    engines: {
      regions: {
        eu: {
          kafka: { ...kafka, topicPrefix },
          flink,
          postgres: { ...engineOfTest('postgres'), schema: mine },
          zookeeper: { ...engineOfTest('zookeeper'), root: `/${mine}` },
        },
      },
    },
  })
  anna = await small.person('fra', 'anna')
  hers = await small.connected('fra', anna)
  cast = await Cast.enter(small, 'fra')
  const created = await callApi(
    small.edge('fra'),
    'POST',
    '/v1/groups',
    { name: 'Hiking', open: true },
    anna.accessToken,
  )
  group = groupKeyOf(created['group_id'] as GroupId)
  await inTheEnd('the job runs', jobRuns)
  const text = ['{"region": "eu-central", "version": 1}', '{"word": "casino", "then": "flag"}'].join('\n')
  await askRegion(small.world.data, 'eu', 'POST', '/moderation/words', { text })
  // The second time with the list.
  await inTheEnd('it runs with the list', async () => (await job())?.starts === 2 && (await jobRuns()))
})

after(async () => {
  await small.stop()
  cast.leave()
  for (const id of await runningJobs()) await cluster.cancel(id)
  const ours = (await existingTopics(kafka)).map(({ name }) => name).filter((name) => name.startsWith(topicPrefix))
  await removeTopics(kafka, ours)
})

test('G8 a region runs its pipeline on Flink, and says what was found as one without it does', async () => {
  await says('see you at the C@SINO')
  await says('or at home')
  await inTheEnd('it is reported', isFlagged(1))
  const [{ author, words } = {}] = await flagged()
  assert.deepEqual([author, words], [anna.user, ['casino']])
})

test('P1, W10 a stream process that stands still past its claim is followed by the other, and writes nothing any more', async () => {
  const { by: owner = '' } = await standing()
  const other = streams.find((each) => each !== owner)
  const goOn = freeze(small.world.pidOf(owner) as number)
  try {
    await says('casino one')
    await inTheEnd('the other runs it', async () => (await standing()).by === other && (await jobRuns()))
    await says('casino two')
    await inTheEnd('both are reported', isFlagged(3))
    assert.equal((await job())?.starts, 0)
    assert.equal((await runningJobs()).length, 1)
  } finally {
    goOn()
  }
  const saysItEnded = (line: string): boolean => line.startsWith(`${owner}: ended`)
  await inTheEnd('the first ends and stands by', () => small.lines.some(saysItEnded))
  assert.equal((await standing()).by, other)
})

test('P1, W10 a stream process that is killed loses nothing and says nothing twice', async () => {
  await says('casino three')
  small.world.kill((await standing()).by ?? '')
  await says('casino four')
  await inTheEnd('both are reported', isFlagged(5))
  await inTheEnd('it is run again', async () => (await job())?.starts === 0 && (await jobRuns()))
  assert.equal((await runningJobs()).length, 1)
})

test('W10 a job that is ended is run again from its checkpoint, and nothing that was said meanwhile is missing', async () => {
  for (const id of await runningJobs()) await cluster.cancel(id)
  await says('casino five')
  await inTheEnd('it was run again', async () => (await job())?.starts === 1 && (await jobRuns()))
  await says('casino six')
  await inTheEnd('both are reported', isFlagged(7))
  const [id] = await runningJobs()
  const answer = await fetch(`${flink.rest}/jobs/${id}/checkpoints`)
  const { latest } = (await answer.json()) as { latest?: { restored?: { external_path?: string } } }
  assert.match(latest?.restored?.external_path ?? 'none', /chk-\d+$/)
  const places = (await flagged()).map(({ place }) => place)
  assert.equal(new Set(places).size, 7)
})

const onFlink = { engine: 'Flink', cast: () => cast } as const
testCells({ ...onFlink, state: 'stands still', during: (work) => whileFrozen(pidsOf('flink'), work) })
testCells({ ...onFlink, state: 'slow', during: (work) => whileSlowed(pidsOf('flink'), work) })

test('G8 while Flink stands still messages flow, and what is in them is found afterwards', async () => {
  await whileFrozen(pidsOf('flink'), async () => {
    await says('casino seven')
    await inTheEnd('it waits for Flink', async () => (await standing()).behind === 0)
    assert.equal((await flagged()).length, 7)
  })
  await inTheEnd('it is reported', isFlagged(8))
  assert.deepEqual(hers.complaints, [])
})

test('W10 over all of that each text was found once, and none was counted twice', async () => {
  interface Counted {
    readonly findings: readonly { readonly at: number; readonly messages: number }[]
  }
  const windows = async () => (await ask<Counted>('/moderation/stats')).findings
  const begin = Math.max(...(await flagged()).map(({ at }) => at))
  await inTheEnd('the last window has ended', async () => (await windows()).some(({ at }) => at + 10_000 > begin))
  const counted = (await windows()).reduce((sum, { messages }) => sum + messages, 0)
  assert.ok(counted > 0 && counted <= said, `${counted} of ${said}`)
  assert.equal((await flagged()).length, said - 1)
})
