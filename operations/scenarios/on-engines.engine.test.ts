/**
 * Two regions on real engines, under names of their own: messages, groups and lanes as ever, also after
 * a region was killed; and what is left of the product while an engine stands still
 * (docs/degradation.md).
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RegionEngines } from '../../platform/engines/engine-addresses.ts'
import { engineNames } from '../../platform/engines/engine-calls.ts'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { groupKeyOf, type GroupId, userKeyOf } from '../../protocol/ids.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { whileFrozen } from './frozen-engine.ts'
import { eventually, newClientMessageId, SmallWorld } from './small-world.ts'

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
let ben: SignedInPerson
let mei: SignedInPerson
let his: WireClient
let hers: WireClient
const bensRows: string[] = []
const meisRows: string[] = []

const noting = (texts: string[]) => ({
  row: ({ kind, body }: Row) => void (kind === kinds.message && texts.push(Buffer.from(body ?? []).toString())),
})

/** Engines that share two cores with everything else take their time; what never comes about fails. */
const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 60)

before(async () => {
  const engines = { regions: { eu: enginesOf('eu'), ap: enginesOf('ap') } }
  small = await SmallWorld.start({ regions: ['eu', 'ap'], gateways: 1, engines })
  anna = await small.person('fra', 'anna')
  ben = await small.person('fra', 'ben')
  mei = await small.person('sin', 'mei')
  his = await small.connected('fra', anna)
  await small.connected('fra', ben, noting(bensRows))
  hers = await small.connected('sin', mei, noting(meisRows))
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
})

const signIn = () =>
  small.askOnce({
    at: 'fra',
    verb: 'POST',
    path: '/v1/sessions',
    body: { name: anna.name, password: 'anna anna anna' },
  })

async function talks(text: string): Promise<void> {
  assert.equal((await his.say(userKeyOf(ben.user), text)).code, 0)
  await inTheEnd(`Ben has \`${text}\``, () => bensRows.includes(text))
}

test('FC-086 while Redis stands still people talk and sync, and afterwards presence is there again', async () => {
  await whileFrozen('redis', async () => {
    await talks('without Redis')
    const page = await small.askOnce({ at: 'fra', verb: 'GET', path: '/v1/chat/sync', token: ben.accessToken })
    assert.equal(page.status, 200)
  })
  await talks('with Redis')
})

test('while PostgreSQL stands still nobody signs in, and who is there talks', async () => {
  await whileFrozen('postgres', async () => {
    const refused = await signIn()
    assert.deepEqual([refused.status, refused.code], [503, 'unavailable'])
    await talks('without PostgreSQL')
  })
  await inTheEnd('somebody signs in', async () => (await signIn()).status === 200)
})

test('W22 while Kafka stands still nothing is accepted, and what was tried goes through afterwards, once', async () => {
  let late: Promise<unknown> | undefined
  await whileFrozen('kafka', async () => {
    const refused = await small.askOnce({
      at: 'fra',
      verb: 'POST',
      path: '/v1/chat/send',
      token: anna.accessToken,
      body: { to_id: ben.user, type: 'text', content: 'by request', client_msg_id: newClientMessageId() },
    })
    assert.equal(refused.status, 503)
    late = his.say(userKeyOf(ben.user), 'after Kafka')
  })
  await late
  await inTheEnd('Ben has it', () => bensRows.includes('after Kafka'))
  assert.equal(bensRows.filter((text) => text === 'after Kafka').length, 1)
})

test('L3 while Cassandra stands still messages are accepted and shown; rows are stored when it is back', async () => {
  await whileFrozen('cassandra', () => talks('without Cassandra'))
  await talks('with Cassandra')
  await inTheEnd('all of it is in the mailbox', async () => {
    const { body, status } = await small.askOnce({
      at: 'fra',
      verb: 'GET',
      path: `/v1/chat/history/${anna.user}?limit=50`,
      token: ben.accessToken,
    })
    return status === 200 && JSON.stringify(body).includes('without Cassandra')
  })
})

test('requests to every engine are counted, and those that it did not answer, too', async () => {
  const text = await (await fetch(`${small.world.regions[0]?.admin}/metrics`)).text()
  const numberOf = (name: string, engine: string): number =>
    Number(new RegExp(`^meridian_${name}\\{engine="${engine}".*\\} (\\S+)$`, 'm').exec(text)?.[1])
  for (const engine of engineNames) {
    assert.ok(numberOf('engine_request_seconds_count', engine) > 0, engine)
    assert.ok(numberOf('engine_request_seconds_sum', engine) > 0, engine)
  }
  assert.ok(numberOf('engine_failed_total', 'postgres') > 0, 'the sign-in that was refused')
})
