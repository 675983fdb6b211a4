/**
 * Two regions on real engines, under names of their own: messages, groups and lanes as ever, also after
 * a region was killed. What is left while an engine is away is in `degradation/`.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { groupKeyOf, type GroupId } from '../../protocol/ids.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafka = engineOfTest('kafka')
const cassandra = engineOfTest('cassandra')
const redis = engineOfTest('redis')
const postgres = engineOfTest('postgres')
const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`

/** Both regions have the engines of one: only names keep them apart. */
const enginesOf = (alias: string): RegionEngines => ({
  kafka: { ...kafka, topicPrefix: `${mine}.${alias}.` },
  cassandra: { ...cassandra, keyspace: `${mine}_${alias}` },
  redis: { ...redis, keyPrefix: `${mine}:${alias}:` },
  postgres: { ...postgres, schema: `${mine}_${alias}` },
})

let small: SmallWorld
let anna: SignedInPerson
let mei: SignedInPerson
let his: WireClient
let hers: WireClient
const meisRows: string[] = []

/** Engines that share two cores with everything else take their time; what never comes about fails. */
const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 60)

before(async () => {
  const engines = { regions: { eu: enginesOf('eu'), ap: enginesOf('ap') } }
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 1, engines })
  anna = await small.person('fra', 'anna')
  mei = await small.person('sin', 'mei')
  his = await small.connected('fra', anna)
  hers = await small.connected('sin', mei, {
    row: ({ kind, body }: Row) => void (kind === kinds.message && meisRows.push(Buffer.from(body ?? []).toString())),
  })
})

after(async () => {
  await small.stop()
  const ours = (await existingTopics(kafka)).map(({ name }) => name).filter((name) => name.startsWith(`${mine}.`))
  await removeTopics(kafka, ours)
})

test('W1 a conversation and a group across a lane, on engines', async () => {
  assert.equal((await his.say(hers.key, '明天见')).code, 0)
  assert.equal((await hers.say(his.key, 'bis morgen')).code, 0)
  await inTheEnd('Mei has it', () => meisRows.includes('明天见'))
  const made = { name: 'Hiking', open: true }
  const created = await callApi(small.edge('fra'), 'POST', '/v1/groups', made, anna.accessToken)
  const [groupId, link] = [created['group_id'] as GroupId, created['link'] as string]
  await callApi(small.edge('sin'), 'POST', `/v1/groups/${groupId}/join`, { link }, mei.accessToken)
  const key = groupKeyOf(groupId)
  await inTheEnd('both are in', () => hers.groups.has(key) && (his.groups.get(key) ?? 0) >= 2)
  assert.equal((await hers.sayToGroup(key, 'Sonntag?')).code, 0)
  await inTheEnd('both have the row', () => his.groups.get(key) === 3 && hers.groups.get(key) === 3)
})

test('W1 kill -9 of either region loses and doubles nothing that its engines were told', async () => {
  meisRows.length = 0
  const sending: Promise<unknown>[] = []
  for (let i = 0; i < 60; i++) {
    sending.push(his.say(hers.key, `${i}`))
    if (i === 20) small.world.kill('eu')
    if (i === 40) small.world.kill('ap')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  await Promise.all(sending)
  await inTheEnd('all are there', () => meisRows.length >= 60)
  assert.deepEqual(
    meisRows,
    Array.from({ length: 60 }, (_, i) => `${i}`),
  )
  assert.deepEqual([...his.complaints, ...hers.complaints], [])
  // What they had folded since they stored it last they have read again, which is counted.
  const reads = await Promise.all(small.world.regions.map(({ admin }) => readsOfKafka(admin)))
  assert.ok(
    reads.some((count) => count > 0),
    reads.join(' '),
  )
})

async function readsOfKafka(admin: string): Promise<number> {
  const text = await (await fetch(`${admin}/metrics`)).text()
  return Number(/^meridian_engine_request_seconds_count\{engine="kafka_read".*\} (\S+)$/m.exec(text)?.[1])
}
