/**
 * Words in groups of a region whose pipeline runs on Flink: deployed by the region itself, reported as
 * ever, also after the region or its job was ended; and while Flink stands still, messages flow and what
 * is found waits (docs/degradation.md).
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { type GroupId, type GroupKey, groupKeyOf } from '../../protocol/ids.ts'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import { openFlinkCluster } from '../../regions/moderation/stream/flink-cluster.http.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { whileFrozen } from './frozen-engine.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafka = engineOfTest('kafka')
const flink = engineOfTest('flink')
const topicPrefix = `t${nodeRandom.integer(2 ** 40).toString(36)}.`
const cluster = openFlinkCluster(flink)

let small: SmallWorld
let anna: SignedInPerson
let hers: WireClient
let group: GroupKey

/** Engines that share two cores with everything else take their time; what never comes about fails. */
const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 120)

const ask = <Answer>(path: string): Promise<Answer> => askRegion<Answer>(small.world.data, 'eu', 'GET', path)
const job = async (): Promise<{ state: string; starts: number }> =>
  (await ask<{ job: { state: string; starts: number } }>('/moderation')).job
const runningJobs = async (): Promise<string[]> =>
  (await cluster.jobs()).flatMap(({ id, name, state }) =>
    name.startsWith(topicPrefix) && state.type === 'runs' ? [id] : [],
  )

interface Found {
  readonly findings: readonly { readonly author: string; readonly words: readonly string[]; readonly place: number }[]
}
const flagged = async (): Promise<Found['findings']> => (await ask<Found>('/moderation/flagged')).findings
const isFlagged = (count: number) => async (): Promise<boolean> => (await flagged()).length >= count

const says = async (text: string): Promise<void> => assert.equal((await hers.sayToGroup(group, text)).code, 0)

before(async () => {
  small = await SmallWorld.start({
    regions: ['eu'],
    gateways: 1,
    engines: { regions: { eu: { kafka: { ...kafka, topicPrefix }, flink } } },
  })
  anna = await small.person('fra', 'anna')
  hers = await small.connected('fra', anna)
  const created = await callApi(
    small.edge('fra'),
    'POST',
    '/v1/groups',
    { name: 'Hiking', open: true },
    anna.accessToken,
  )
  group = groupKeyOf(created['group_id'] as GroupId)
  const runs = (): Promise<void> => inTheEnd('the job runs', async () => (await job()).state === 'runs')
  await runs()
  const text = ['{"region": "eu-central", "version": 1}', '{"word": "casino", "then": "flag"}'].join('\n')
  await askRegion(small.world.data, 'eu', 'POST', '/moderation/words', { text })
  await runs()
})

after(async () => {
  await small.stop()
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
  // The second time with the list.
  assert.deepEqual(await job(), { state: 'runs', starts: 2 })
})

test('W10 a region that is killed takes up the job that runs, and finds what was said meanwhile once', async () => {
  await says('casino one')
  small.world.kill('eu')
  await says('casino two')
  await inTheEnd('both are reported', isFlagged(3))
  await inTheEnd('the job is known', async () => (await job()).state === 'runs')
  assert.equal((await job()).starts, 0)
  assert.equal((await runningJobs()).length, 1)
})

test('W10 a job that is ended is run again from its checkpoint, and nothing that was said meanwhile is missing', async () => {
  for (const id of await runningJobs()) await cluster.cancel(id)
  await says('casino three')
  await inTheEnd('it was run again', async () => (await job()).starts === 1 && (await job()).state === 'runs')
  await says('casino four')
  await inTheEnd('both are reported', isFlagged(5))
  const [id] = await runningJobs()
  const answer = await fetch(`${flink.rest}/jobs/${id}/checkpoints`)
  const { latest } = (await answer.json()) as { latest?: { restored?: { external_path?: string } } }
  assert.match(latest?.restored?.external_path ?? 'none', /chk-\d+$/)
  const places = (await flagged()).map(({ place }) => place)
  assert.equal(new Set(places).size, 5)
})

test('G8 while Flink stands still messages flow, and what is in them is found afterwards', async () => {
  await whileFrozen('flink', async () => {
    await says('casino five')
    await inTheEnd('it waits for Flink', async () => (await ask<{ behind: number }>('/moderation')).behind === 0)
    assert.equal((await flagged()).length, 5)
  })
  await inTheEnd('it is reported', isFlagged(6))
  assert.deepEqual(hers.complaints, [])
})
