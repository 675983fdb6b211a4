/**
 * A region whose parts run in two worker processes and whose API is served by two more: people are served
 * by the worker that has their part, groups reach members at both, and parts move when a worker goes and
 * comes back. Whichever API process is asked, it answers the same, and the other when one goes. One of two
 * keepers keeps it, and the other goes on where that one was.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { engineOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { openPostgres } from '../../platform/postgres/database.postgres.ts'
import { sessionTimeoutMs } from '../../platform/registry/registry.zookeeper.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { closeCodes } from '../../protocol/close-codes.ts'
import { frameFields } from '../../protocol/codec/frame.ts'
import type { EdgeCaller } from '../../protocol/edge-envelope.ts'
import { groupKeyOf, type GroupId, type RegionName } from '../../protocol/ids.ts'
import { kinds, type Row } from '../../protocol/messages.ts'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import { openPostgresKeyFile } from '../../regions/accounts/key-file.postgres.ts'
import { jwksKeptMs, KeyRing } from '../../regions/accounts/key-ring.jose.ts'
import type { RegionPolicy } from '../../residency-policy/publish/activation.ts'
import { freeze } from '../engines/freeze.ts'
import { helloFrame } from '../wire-client/frames.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import { SocketClient } from '../wire-client/socket-client.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { ApiProcess } from './api-process.ts'
import { askWhile } from './asking.ts'
import { Cast } from './degradation/cast.ts'
import { testCells } from './degradation/cell-tests.ts'
import { pidsOf, whileFrozen, whileSlowed } from './frozen-engine.ts'
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
/** A worker's parts are taken within two seconds of its end, where the registry says that it is gone. */
const orphanedMs = 3_000
let cast: Cast
/** Of a tablet of Anna's, used by one test long after this. */
let tablet: SignedIn
const tabletKey = 'key-of-annas-tablet'

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 90)

async function member(name: string): Promise<Member> {
  const person = await small.person('fra', name)
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
  small = await SmallWorld.start({ regions: ['eu'], gateways: 1, workers: 2, apis: 2, keepers: 2, engines })
  members = await Promise.all(names.map(member))
  tablet = await signedIn('anna@eu', tabletKey)
  cast = await Cast.enter(small, 'fra')
})

after(async () => {
  await small.stop()
  cast.leave()
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

const zookeeper = { engine: 'ZooKeeper', cast: () => cast } as const
testCells({ ...zookeeper, state: 'stands still', during: (work) => whileFrozen(pidsOf('zookeeper'), work) })
testCells({ ...zookeeper, state: 'slow', during: (work) => whileSlowed(pidsOf('zookeeper'), work) })

test('P1, W22 while ZooKeeper stands still nobody takes the parts of a worker that dies, and afterwards everybody is served', async () => {
  const [one, other] = workers
  const staying = new ApiProcess(small.world.data, one)
  const before = await staying.parts()
  assert.ok(before.length > 0)
  await whileFrozen(pidsOf('zookeeper'), async () => {
    small.world.kill(other)
    await pause(orphanedMs)
    assert.deepEqual(await staying.parts(), before)
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

const apis = ['eu/api-1', 'eu/api-2'] as const

const apiProcesses = (): ApiProcess[] => apis.map((name) => new ApiProcess(small.world.data, name))

/** As an edge reads it from an access token. */
function callerOf(token: string): EdgeCaller {
  const { sub, dev, sid, zone, hr, ep } = decodeJwt<Record<string, string & number>>(token)
  return { user: sub, device: dev, session: sid, zone, home: hr, epoch: ep } as unknown as EdgeCaller
}

interface SignedIn {
  readonly access_token: string
  readonly refresh_token: string
}

const signedIn = async (name: string, key: string): Promise<SignedIn> => {
  const body = { name, password: 'anna anna anna', device_key: key }
  return (await callApi(small.edge('fra'), 'POST', '/v1/sessions', body)) as unknown as SignedIn
}

/** Resolves when the process has ended and serves again. */
async function goneAndBack(name: (typeof apis)[number], how: 'kill' | 'drain'): Promise<void> {
  small.lines.length = 0
  small.world[how](name)
  await inTheEnd(`${name} is back`, () => small.lines.some((line) => line === `${name}: is back`))
}

for (const [name, how, what] of [
  [apis[0], 'drain', 'SIGTERM'],
  [apis[1], 'kill', 'kill -9'],
] as const)
  test(`P1 at ${what} of an API process others answer what may be asked again, and sign-ins but those under way`, async () => {
    const askers = members.map(({ person }, at) => ({
      person,
      password: `${names[at]} ${names[at]} ${names[at]}`,
      to: (members[(at + 1) % members.length] as Member).person.user,
    }))
    const itself = new ApiProcess(small.world.data, name)
    const before = await itself.calls()
    const { again, once } = await askWhile(small, askers, async () => {
      await inTheEnd('it is asked, too', async () => (await itself.calls()) > before)
      await goneAndBack(name, how)
    })
    assert.deepEqual(again, [])
    // Everybody has one under way at most.
    assert.ok(once.length <= (how === 'drain' ? 0 : members.length), once.join(', '))
    assert.ok(once.every((trouble) => trouble === 'sign-in: unavailable'))
  })

test('FC-053 a refresh token that one API process rotated is the same at the other, and one that was stolen is found out', async () => {
  const [one, other] = apiProcesses() as [ApiProcess, ApiProcess]
  const refresh = (at: ApiProcess, token: string, by = tabletKey) =>
    at.ask('POST', '/v1/sessions/refresh', undefined, { refresh_token: token, device_key: by })
  let second = tablet
  await inTheEnd('it rotates, once its grace is over', async () => {
    second = (await refresh(one, tablet.refresh_token)).body as unknown as SignedIn
    if (second.refresh_token === tablet.refresh_token) await pause(500)
    return second.refresh_token !== tablet.refresh_token
  })
  // A lost answer is given again, by the other one, too.
  assert.equal((await refresh(other, tablet.refresh_token)).body['refresh_token'], second.refresh_token)
  assert.equal((await refresh(other, second.refresh_token, 'key-of-whoever-stole-it')).code, 'refresh_reused')
  assert.equal((await refresh(one, second.refresh_token)).code, 'session_revoked')
  for (const at of [one, other])
    await inTheEnd('its token is refused', async () => {
      const answer = await at.ask('GET', '/v1/me', callerOf(second.access_token))
      return answer.code === 'session_revoked'
    })
})

test('who signs out everywhere at one API process is out at the other and at the workers', async () => {
  const [one, other] = apiProcesses() as [ApiProcess, ApiProcess]
  const gerda = await small.person('fra', 'gerda')
  const phone = new SocketClient(small.edge('fra'), gerda.accessToken)
  await inTheEnd('the phone is connected', () => phone.isOpen)
  phone.frame(helloFrame())
  await inTheEnd('it is welcomed', () => phone.all(frameFields.welcome).length > 0)
  const caller = callerOf(gerda.accessToken)
  for (const at of [one, other]) assert.equal((await at.ask('GET', '/v1/me', caller)).code, undefined)
  assert.equal((await one.ask('DELETE', '/v1/sessions', caller)).code, undefined)
  await inTheEnd('the phone is out', () => phone.closeCode === closeCodes.signIn.revoked)
  for (const at of [one, other])
    await inTheEnd(
      'its token is refused',
      async () => (await at.ask('GET', '/v1/me', caller)).code === 'session_revoked',
    )
})

test('a signing key that is rotated is published by every API process before long, and tokens of both keys are good', async () => {
  const database = await openPostgres({
    address: engines.regions.eu.postgres,
    schema: mine,
    application: 'rotation',
    warn: assert.fail,
  })
  try {
    const late = Date.now() + jwksKeptMs
    const clock = { now: () => late, monotonic: () => late }
    const file = await openPostgresKeyFile(database)
    const region = 'eu-central' as RegionName
    const ring = await KeyRing.open({ region, file, clock, random: nodeRandom })
    const { accessToken } = (members[1] as Member).person
    await ring.rotateSigningKey()
    const kids = ring.jwks().keys.map(({ kid }) => kid as string)
    for (const api of apiProcesses())
      await inTheEnd('it publishes them', async () => isDeepStrictEqual(await api.keys(), kids))
    const { access_token: token } = await signedIn('anna@eu', 'key-of-annas-laptop')
    assert.equal(decodeProtectedHeader(token).kid, kids[0])
    for (const good of [token, accessToken])
      assert.equal((await small.ask({ at: 'fra', verb: 'GET', path: '/v1/me', token: good })).status, 200)
  } finally {
    await database.close()
  }
})

test('R7 what an operator stops is known at every API process before long', async () => {
  const { data } = small.world
  const flow = { from: 'EU', to: 'US', reason: 'as in an emergency' }
  const { active } = await askRegion<RegionPolicy>(data, 'eu', 'POST', '/policy/stop', flow)
  assert.equal(active.stops.length, 1)
  for (const api of apiProcesses())
    await inTheEnd('it goes by that', async () => (await api.activation()) === active.activation)
  const others = (await processesThere()).filter(({ role }) => role !== 'keeper')
  assert.deepEqual(others.map(({ name }) => name).sort(), ['eu/gateway-1', ...apis, ...workers].sort())
})

interface ProcessThere {
  readonly name: string
  readonly role: string
}

const processesThere = async (): Promise<readonly ProcessThere[]> =>
  (await askRegion<{ processes: readonly ProcessThere[] }>(small.world.data, 'eu', 'GET', '/status')).processes

/** Undefined while nobody answers for the region. */
const keeperNow = async (): Promise<string | undefined> =>
  (await processesThere().catch(() => [])).find(({ role }) => role === 'keeper')?.name

for (const [how, what] of [
  ['drain', 'SIGTERM'],
  ['kill', 'kill -9'],
] as const)
  test(`W21 at ${what} of its keeper a region is kept on: its policy, its words, and who is told of them`, async () => {
    const { data } = small.world
    const version = how === 'drain' ? 1 : 2
    const text = `{"region": "eu-central", "version": ${version}}\n{"word": "casino", "then": "stop"}\n`
    await askRegion(data, 'eu', 'POST', '/moderation/words', { text })
    const { active } = await askRegion<RegionPolicy>(data, 'eu', 'GET', '/policy')
    const before = (await keeperNow()) as string
    small.lines.length = 0
    small.world[how](before)
    await inTheEnd('it stands by again, or keeps', () => small.lines.includes(`${before}: is back`))
    await inTheEnd('somebody keeps the region', async () => (await keeperNow()) !== undefined)
    // Who drains lets go at once, long before it is back.
    if (how === 'drain') assert.notEqual(await keeperNow(), before)
    const now = await askRegion<RegionPolicy>(data, 'eu', 'GET', '/policy')
    assert.deepEqual(now.active, active)
    assert.equal((await askRegion<{ text: string }>(data, 'eu', 'GET', '/moderation/words')).text, text)
    const flow = { from: 'EU', to: 'US', reason: 'as it was' }
    const act = how === 'drain' ? 'resume' : 'stop'
    const next = await askRegion<RegionPolicy>(data, 'eu', 'POST', `/policy/${act}`, flow)
    assert.equal(next.active.activation, active.activation + 1)
    for (const api of apiProcesses())
      await inTheEnd('it goes by that', async () => (await api.activation()) === next.active.activation)
    await everybodyTalks([`after ${what}`])
  })
