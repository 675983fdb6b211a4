/**
 * A region whose parts run in two worker processes: people are served by the worker that has their part,
 * groups reach members at both, and parts move when a worker goes and comes back.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { sessionTimeoutMs } from '../../platform/registry/registry.zookeeper.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { groupKeyOf, type GroupId } from '../../protocol/ids.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { freeze } from '../engines/freeze.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { whileFrozen } from './frozen-engine.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafka = engineOfTest('kafka')
const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`
const engines = {
  regions: {
    eu: {
      kafka: { ...kafka, topicPrefix: `${mine}.` },
      cassandra: { ...engineOfTest('cassandra'), keyspace: mine },
      redis: { ...engineOfTest('redis'), keyPrefix: `${mine}:` },
      postgres: { ...engineOfTest('postgres'), schema: mine },
      zookeeper: { ...engineOfTest('zookeeper'), root: `/${mine}` },
    },
  },
}
const names = ['anna', 'ben', 'carla', 'dora', 'emil', 'fritz']
const workers = ['eu/worker-1', 'eu/worker-2'] as const

interface Member {
  readonly person: SignedInPerson
  readonly client: WireClient
  /** Texts by author's key, in the order in which they were shown. */
  readonly heard: Map<string, string[]>
}

let small: SmallWorld
let members: readonly Member[] = []

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 90)

/** A part that is still being handed over when the world has just started opens nobody's mailbox: a client asks again. */
async function signedUp(name: string): Promise<SignedInPerson> {
  for (let tries = 0; ; tries++) {
    try {
      return await small.person('fra', name)
    } catch (caught) {
      if (tries === 20 || !/unavailable/.test(String(caught))) throw caught
      await pause(1_000)
    }
  }
}

async function member(name: string): Promise<Member> {
  const person = await signedUp(name)
  const heard = new Map<string, string[]>()
  const client = await small.connected('fra', person, {
    row: ({ kind, author, body }: Row) => {
      if (kind !== kinds.message) return
      const list = heard.get(author) ?? []
      list.push(Buffer.from(body ?? []).toString())
      heard.set(author, list)
    },
  })
  return { person, client, heard }
}

before(async () => {
  small = await SmallWorld.start({ regions: ['eu'], gateways: 1, workers: 2, engines })
  members = await Promise.all(names.map(member))
})

after(async () => {
  await small.stop()
  const ours = (await existingTopics(kafka)).map(({ name }) => name).filter((name) => name.startsWith(`${mine}.`))
  await removeTopics(kafka, ours)
})

/** Everybody says `texts` to everybody else; resolves when each has each once and in order. */
async function everybodyTalks(texts: readonly string[]): Promise<void> {
  for (const { heard } of members) heard.clear()
  await Promise.all(
    members.map(async (from) => {
      for (const text of texts)
        await Promise.all(members.filter((to) => to !== from).map((to) => from.client.say(to.client.key, `${text}`)))
    }),
  )
  for (const to of members)
    for (const from of members) {
      if (from === to) continue
      await inTheEnd(
        `${texts.length} texts are heard`,
        () => (to.heard.get(from.client.key)?.length ?? 0) >= texts.length,
      )
      assert.deepEqual(to.heard.get(from.client.key), texts)
    }
}

test('P1 six people with mailboxes at two workers talk, each with each', async () => {
  await everybodyTalks(['hello', 'there'])
})

test('G1 a group has its rows at both workers, pushed and by sync', async () => {
  const [first] = members as [Member]
  const made = { name: 'Hiking', open: true }
  const created = await callApi(small.edge('fra'), 'POST', '/v1/groups', made, first.person.accessToken)
  const [groupId, link] = [created['group_id'] as GroupId, created['link'] as string]
  for (const { person } of members.slice(1))
    await callApi(small.edge('fra'), 'POST', `/v1/groups/${groupId}/join`, { link }, person.accessToken)
  const key = groupKeyOf(groupId)
  await inTheEnd('all are in', () => members.every(({ client }) => (client.groups.get(key) ?? 0) >= 6))
  assert.equal((await first.client.sayToGroup(key, 'Sunday?')).code, 0)
  await inTheEnd('all have the row', () => members.every(({ client }) => client.groups.get(key) === 7))
  // Rows are final a tick later; asked over HTTP, where no part is run.
  for (const { person } of members)
    await inTheEnd('the row is in a page', async () => {
      const page = await small.askOnce({ at: 'fra', verb: 'GET', path: '/v1/chat/sync', token: person.accessToken })
      const rows = (page.body['group_rows'] ?? []) as readonly { readonly gseq: string }[]
      return rows.some(({ gseq }) => gseq === '7')
    })
})

test('W22 while ZooKeeper stands still everybody talks, syncs and signs in, and no part changes hands', async () => {
  await whileFrozen('zookeeper', async () => {
    await everybodyTalks(['without ZooKeeper'])
    const { person } = members[0] as Member
    const page = await small.askOnce({ at: 'fra', verb: 'GET', path: '/v1/chat/sync', token: person.accessToken })
    assert.equal(page.status, 200)
    const body = { name: person.name, password: 'anna anna anna' }
    assert.equal((await small.askOnce({ at: 'fra', verb: 'POST', path: '/v1/sessions', body })).status, 200)
  })
  await everybodyTalks(['with ZooKeeper'])
})

/** Everybody says something to the next one every 50 ms while `happens` happens; each of it is heard, once and in order. */
async function talkWhile(what: string, happens: () => Promise<void>): Promise<void> {
  for (const { heard } of members) heard.clear()
  const texts = Array.from({ length: 40 }, (_, at) => `${what} ${at}`)
  const talking = members.map(async (from, at) => {
    const to = members[(at + 1) % members.length] as Member
    for (const text of texts) {
      await from.client.say(to.client.key, text)
      await pause(50)
    }
  })
  await pause(300)
  await happens()
  await Promise.all(talking)
  for (const [at, from] of members.entries()) {
    const to = members[(at + 1) % members.length] as Member
    await inTheEnd('all are heard', () => (to.heard.get(from.client.key)?.length ?? 0) >= texts.length)
    assert.deepEqual(to.heard.get(from.client.key), texts)
  }
  assert.deepEqual(
    members.flatMap(({ client }) => client.complaints),
    [],
  )
}

test('FC-082 W21 a worker stands still past its session and wakes up beside the new owner of its parts', () =>
  talkWhile('still', async () => {
    const goOn = freeze(small.world.pidOf(workers[0]) as number)
    try {
      await pause(sessionTimeoutMs + 4_000)
    } finally {
      goOn()
    }
  }))

for (const [how, what] of [
  ['drain', 'SIGTERM'],
  ['kill', 'kill -9'],
] as const)
  test(`FC-082 W21 parts move at ${what} of a worker and back again: nothing lost, doubled or out of order`, async () => {
    small.lines.length = 0
    await talkWhile(what, async () => small.world[how](workers[how === 'drain' ? 0 : 1]))
    // Nobody ended but the one that was told to.
    assert.deepEqual(
      small.lines.filter((line) => line.includes('ended (code 70)')),
      [],
    )
  })
