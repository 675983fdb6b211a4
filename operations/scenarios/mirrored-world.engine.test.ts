/**
 * Two regions whose lanes MirrorMaker 2 copies, with a Kafka to themselves each: a conversation and a
 * group across, a policy that narrows while it runs, and a mirror that is killed.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { engineOfTest, enginesOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { mirrorStatesIn } from '../../processes/mirror/mirror-state.ts'
import { groupKeyOf, type GroupId } from '../../protocol/ids.ts'
import { topics } from '../../protocol/log-records.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafkas = [engineOfTest('kafka'), engineOfTest('kafka', 'us')] as const

const own: readonly string[] = Object.values(topics)

let small: SmallWorld
let anna: SignedInPerson
let joe: SignedInPerson
let hers: WireClient
let his: WireClient
const joesRows: string[] = []

/** A JVM that shares two cores with everything else takes a minute to begin; what never comes about fails. */
const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 150)

const flowOf = (alias: string) => mirrorStatesIn(small.world.data).find((state) => state.alias === alias)?.flows[0]

before(async () => {
  for (const kafka of kafkas) {
    const there = (await existingTopics(kafka)).filter(({ name }) => name === 'user')
    assert.deepEqual(there, [], 'a world lives on these engines: run this on others')
  }
  const [eu, us] = kafkas
  const engines = { ...enginesOfTest(), regions: { eu: { kafka: eu }, us: { kafka: us } } }
  small = await SmallWorld.start({ regions: ['eu', 'us'], gateways: 1, engines })
  anna = await small.person('fra', 'anna')
  joe = await small.person('iad', 'joe')
  hers = await small.connected('fra', anna)
  his = await small.connected('iad', joe, {
    row: ({ kind, body }: Row) => void (kind === kinds.message && joesRows.push(Buffer.from(body ?? []).toString())),
  })
})

after(async () => {
  await small.stop()
  for (const kafka of kafkas) {
    const names = (await existingTopics(kafka)).map(({ name }) => name)
    await removeTopics(
      kafka,
      names.filter((name) => own.includes(name) || name.includes('xr.to-') || name.startsWith('mm2-')),
    )
  }
})

test('W1 a conversation and a group across lanes that mirrors copy', async () => {
  assert.equal((await hers.say(his.key, 'over the mirror')).code, 0)
  await inTheEnd('Joe has it', () => joesRows.includes('over the mirror'))
  const created = await callApi(
    small.edge('fra'),
    'POST',
    '/v1/groups',
    { name: 'Hiking', open: true },
    anna.accessToken,
  )
  const [groupId, link] = [created['group_id'] as GroupId, created['link'] as string]
  await callApi(small.edge('iad'), 'POST', `/v1/groups/${groupId}/join`, { link }, joe.accessToken)
  const key = groupKeyOf(groupId)
  await inTheEnd('both are in', () => his.groups.has(key) && (hers.groups.get(key) ?? 0) >= 2)
  assert.equal((await his.sayToGroup(key, 'Sunday?')).code, 0)
  await inTheEnd('both have the row', () => hers.groups.get(key) === 3 && his.groups.get(key) === 3)
  await inTheEnd('the flow says that it carries', () => flowOf('eu')?.state === 'carries')
})

test('R2 mirror and supervisor are killed: what was sent arrives, once and in order', async () => {
  joesRows.length = 0
  const texts = Array.from({ length: 40 }, (_, i) => `${i}`)
  for (const [at, text] of texts.entries()) {
    assert.equal((await hers.say(his.key, text)).code, 0)
    if (at === 10) process.kill(flowOf('eu')?.pid as number, 'SIGKILL')
    if (at === 20) small.world.kill('eu/mirror')
  }
  await inTheEnd('all are there', () => joesRows.length >= texts.length)
  assert.deepEqual(joesRows, texts)
  assert.deepEqual([...hers.complaints, ...his.complaints], [])
})
