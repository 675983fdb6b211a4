/**
 * Two regions whose lanes MirrorMaker 2 copies, with a Kafka to themselves each, their parts in two worker
 * processes and a keeper that stands by: a conversation and a group across, mirrors, workers and keepers that
 * end, and lanes that somebody deletes.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { engineOfTest, enginesOfTest } from '../../platform/engines/engines-of-test.node.ts'
import { existingTopics, removeTopics } from '../../platform/kafka/topics.kafka.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { mirrorStatesIn } from '../../processes/mirror/mirror-state.ts'
import { type GroupKey, groupKeyOf, type GroupId, type UserKey } from '../../protocol/ids.ts'
import { topics } from '../../protocol/log-records.ts'
import { type GroupRow, kinds, type Row } from '../../protocol/messages.ts'
import { askRegion } from '../../protocol/operator/world-file.node.ts'
import type { RegionPolicy } from '../../residency-policy/publish/activation.ts'
import { freeze } from '../engines/freeze.ts'
import { leftInWorld } from '../replay/left-in-world.ts'
import { errorTable } from '../../protocol/errors.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { Cast } from './degradation/cast.ts'
import { testCells } from './degradation/cell-tests.ts'
import { whileFrozen, whileSlowed } from './frozen-engine.ts'
import { eventually, SmallWorld } from './small-world.ts'

const kafkas = [engineOfTest('kafka'), engineOfTest('kafka', 'us')] as const

const own: readonly string[] = Object.values(topics)

let small: SmallWorld
let anna: SignedInPerson
let joe: SignedInPerson
let hers: WireClient
let his: WireClient
let cast: Cast
let hiking: GroupKey
const joesRows: string[] = []
const annasRows: string[] = []
/** Of their group, as each of them is shown it. */
const groupRows = { anna: [] as string[], joe: [] as string[] }

/** A JVM that shares two cores with everything else takes a minute to begin; what never comes about fails. */
const inTheEnd = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => eventually(what, holds, 150)

const askOperator = <Answer>(alias: string, path: string, body: object = {}): Promise<Answer> =>
  askRegion(small.world.data, alias, 'POST', path, body)

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

const mine = `t${nodeRandom.integer(2 ** 40).toString(36)}`
/** Of all but Kafka one serves both regions, which only names keep apart. */
const sharedBy = (region: string) => ({
  cassandra: { ...engineOfTest('cassandra'), keyspace: `${mine}_${region}` },
  redis: { ...engineOfTest('redis'), keyPrefix: `${mine}:${region}:` },
  postgres: { ...engineOfTest('postgres'), schema: `${mine}_${region}` },
  zookeeper: { ...engineOfTest('zookeeper'), root: `/${mine}-${region}` },
})

const flowOf = (alias: string) => mirrorStatesIn(small.world.data).find((state) => state.alias === alias)?.flows[0]

before(async () => {
  for (const kafka of kafkas) {
    const there = (await existingTopics(kafka)).filter(({ name }) => name === 'user')
    assert.deepEqual(there, [], 'a world lives on these engines: run this on others')
  }
  const [eu, us] = kafkas
  const regions = { eu: { kafka: eu, ...sharedBy('eu') }, us: { kafka: us, ...sharedBy('us') } }
  const engines = { ...enginesOfTest(), regions }
  small = await SmallWorld.start({ regions: ['eu', 'us'], gateways: 0, workers: 2, apis: 1, keepers: 2, engines })
  anna = await small.person('fra', 'anna')
  joe = await small.person('iad', 'joe')
  cast = await Cast.enter(small, 'fra')
  const into = (rows: string[], isShown: (author: UserKey) => boolean = () => true) => {
    return ({ kind, author, body }: Row | GroupRow) =>
      void (kind === kinds.message && isShown(author) && rows.push(Buffer.from(body ?? []).toString()))
  }
  const ofAnna = (author: UserKey): boolean => author === hers.key
  const ofJoe = (author: UserKey): boolean => author === his.key
  hers = await small.connected('fra', anna, { row: into(annasRows, ofJoe), groupRow: into(groupRows.anna) })
  his = await small.connected('iad', joe, { row: into(joesRows, ofAnna), groupRow: into(groupRows.joe) })
})

after(async () => {
  await small.stop()
  cast.leave()
  for (const kafka of kafkas) {
    const names = (await existingTopics(kafka)).map(({ name }) => name)
    await removeTopics(
      kafka,
      names.filter((name) => own.includes(name) || name.includes('xr.to-') || name.startsWith('mm2-')),
    )
  }
})

test('W1 a conversation and a group across lanes that mirrors copy', async () => {
  // Where he lives is asked of his region until the directory has it, and that may be busy with its start.
  await inTheEnd('Anna reaches Joe', async () => (await hers.say(his.key, 'over the mirror')).code === 0)
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
  hiking = key
  await inTheEnd('both are in', () => his.groups.has(key) && (hers.groups.get(key) ?? 0) >= 2)
  assert.equal((await his.sayToGroup(key, 'Sunday?')).code, 0)
  await inTheEnd('both have the row', () => hers.groups.get(key) === 3 && his.groups.get(key) === 3)
  await inTheEnd('the flow says that it carries', () => flowOf('eu')?.state === 'carries')
})

test('R2 mirror and supervisor are killed: what was sent arrives, once and in order', async () => {
  await acrossWhile('mirrored', async () => {
    process.kill(flowOf('eu')?.pid as number, 'SIGKILL')
    await pause(200)
    small.world.kill('eu/mirror')
  })
})

/** Anna says forty texts, and `happens` in the midst of it; Joe has each once and in order. */
async function acrossWhile(what: string, happens: () => Promise<void>): Promise<void> {
  joesRows.length = 0
  const texts = Array.from({ length: 40 }, (_, i) => `${what} ${i}`)
  for (const [at, text] of texts.entries()) {
    assert.equal((await hers.say(his.key, text)).code, 0)
    if (at === 10) await happens()
  }
  await inTheEnd('all are there', () => joesRows.length >= texts.length)
  // What came a second time would come now.
  await pause(2_000)
  assert.deepEqual(joesRows, texts)
  assert.deepEqual([...hers.complaints, ...his.complaints], [])
}

const mirror = { engine: 'MirrorMaker 2', cast: () => cast } as const
testCells({ ...mirror, state: 'stands still', during: (work) => hindered('still', whileFrozen, work) })
testCells({ ...mirror, state: 'slow', during: (work) => hindered('slow', whileSlowed, work) })

/** Anna says something while her region's mirror is hindered and `work` goes on; Joe has it in the end, once. */
async function hindered(text: string, hinder: typeof whileFrozen, work: () => Promise<void>): Promise<void> {
  joesRows.length = 0
  await hinder([flowOf('eu')?.pid as number], async () => {
    assert.equal((await hers.say(his.key, text)).code, 0)
    await work()
  })
  await inTheEnd('Joe has it', () => joesRows.length > 0)
  assert.deepEqual(joesRows, [text])
}

test('W21 parts move between workers at both ends while lanes are copied', () =>
  acrossWhile('moved', () => {
    small.world.drain('eu/worker-1')
    small.world.kill('us/worker-2')
    return Promise.resolve()
  }))

test('FC-083 the copy of a lane is deleted: its mirror makes it anew, it is read from its beginning, and what it lacks is sent again', async () => {
  small.lines.length = 0
  await acrossWhile('copied', () => removeTopics(kafkas[1], ['eu.xr.to-us.chat.g1']))
  await inTheEnd('the region says so', () =>
    small.lines.some((line) => /^us\S*: .*a copied lane is read from its beginning.*made anew/.test(line)),
  )
})

test('FC-083 a lane is deleted where it begins: the region says so, makes it anew and goes on, and all of it arrives', async () => {
  small.lines.length = 0
  await acrossWhile('deleted', () => removeTopics(kafkas[0], ['xr.to-us.chat.g1']))
  for (const word of [
    /^eu\S*: .*a lane stands still .*was deleted/,
    /^eu\S*: .*lane `xr\.to-us\.chat\.g1` was made anew/,
  ])
    await inTheEnd('the region says so', () => small.lines.some((line) => word.test(line)))
  // Nobody was started again.
  assert.deepEqual(
    small.lines.filter((line) => /^eu\S*: (ended|is back)/.test(line)),
    [],
  )
})

test('R1 scissors and an emergency stop end the mirror at the source, and what waited arrives when it may', async () => {
  joesRows.length = 0
  await inTheEnd('nothing is left behind before', () => flowOf('eu')?.behind === 0)
  const pid = flowOf('eu')?.pid as number
  for (const [at, to] of [
    ['eu', 'us'],
    ['us', 'eu'],
  ] as const)
    await askOperator(at, `/links/${to}/cut`)
  await inTheEnd('both flows are cut', () => flowOf('eu')?.state === 'cut' && flowOf('us')?.state === 'cut')
  assert.ok(isGone(pid))
  assert.equal((await hers.say(his.key, 'behind the cut')).code, 0)
  await inTheEnd('the flow knows what waits', () => (flowOf('eu')?.behind ?? 0) > 0)
  // The link is whole again and nothing of hers may use it: the flow stays as it is.
  await askOperator('eu', '/policy/stop', { from: 'EU', to: 'US', reason: 'as in an emergency' })
  for (const [at, to] of [
    ['eu', 'us'],
    ['us', 'eu'],
  ] as const)
    await askOperator(at, `/links/${to}/heal`)
  await inTheEnd('it stands still for the stop', () => flowOf('eu')?.state === 'stopped')
  await inTheEnd('the other carries', () => flowOf('us')?.state === 'carries')
  assert.equal((await hers.say(his.key, 'while it is stopped')).code, errorTable.policy_denied.wire)
  assert.deepEqual(joesRows, [])
  await askOperator('eu', '/policy/resume', { from: 'EU', to: 'US', reason: 'over' })
  assert.equal((await hers.say(his.key, 'after it')).code, 0)
  await inTheEnd('both are there', () => joesRows.length >= 2)
  assert.deepEqual(joesRows, ['behind the cut', 'after it'])
  await inTheEnd('it carries again', () => flowOf('eu')?.state === 'carries')
  await inTheEnd('nothing is left behind', () => flowOf('eu')?.behind === 0)
})

const policyOf = (alias: string): Promise<RegionPolicy> => askRegion(small.world.data, alias, 'GET', '/policy')

/** Undefined while nobody answers for the region. */
async function keeperNow(alias: string): Promise<string | undefined> {
  interface There {
    readonly processes: readonly { readonly name: string; readonly role: string }[]
  }
  const { processes } = await askRegion<There>(small.world.data, alias, 'GET', '/status').catch(() => ({
    processes: [],
  }))
  return processes.find(({ role }) => role === 'keeper')?.name
}

/** Both say something to each other and to their group, all the time until `happens` has happened; all of it is there, once and in order. */
async function bothWaysWhile(what: string, happens: () => Promise<void>): Promise<void> {
  for (const rows of [annasRows, joesRows, groupRows.anna, groupRows.joe]) rows.length = 0
  const said = { anna: [] as string[], joe: [] as string[] }
  let going = true
  const talk = async (who: 'anna' | 'joe', from: WireClient, to: WireClient): Promise<void> => {
    for (let at = 0; going; at++) {
      const text = `${what} ${who} ${at}`
      said[who].push(text)
      assert.equal((await from.say(to.key, text)).code, 0)
      assert.equal((await from.sayToGroup(hiking, text)).code, 0)
      await pause(100)
    }
  }
  const talking = Promise.all([talk('anna', hers, his), talk('joe', his, hers)])
  try {
    await Promise.race([happens(), talking])
  } finally {
    going = false
    await talking
  }
  const count = said.anna.length + said.joe.length
  await inTheEnd('Joe has what Anna said', () => joesRows.length >= said.anna.length)
  await inTheEnd('Anna has what Joe said', () => annasRows.length >= said.joe.length)
  for (const who of ['anna', 'joe'] as const)
    await inTheEnd(`${who} has the group`, () => groupRows[who].length >= count)
  assert.deepEqual([joesRows, annasRows], [said.anna, said.joe])
  assert.deepEqual(groupRows.anna, groupRows.joe)
  for (const who of ['anna', 'joe'] as const)
    assert.deepEqual(
      groupRows.anna.filter((text) => text.includes(who)),
      said[who],
    )
  assert.deepEqual([...hers.complaints, ...his.complaints], [])
  // Counters have no hole, and what was handed over is confirmed by canaries to whoever keeps the region now.
  await inTheEnd('nothing is left on the way', async () => (await leftInWorld(small.world)).length === 0)
}

/** A policy that narrows is on its way to the parts and into the lanes, and a worker that stands still holds it up, when the keeper dies. */
async function killedWhileItRollsOut(alias: string): Promise<void> {
  const keeper = (await keeperNow(alias)) as string
  const { active } = await policyOf(alias)
  const goOn = freeze(small.world.pidOf(`${alias}/worker-1`) as number)
  try {
    const narrower = { from: 'EU', to: 'SG', reason: 'narrower' }
    const begun = askOperator(alias, '/policy/stop', narrower).catch(() => 'cut off')
    await inTheEnd('it has begun', async () => (await policyOf(alias)).active.activation > active.activation)
    assert.equal((await policyOf(alias)).inForce, false)
    small.world.kill(keeper)
    assert.equal(await begun, 'cut off')
  } finally {
    goOn()
  }
  await inTheEnd('somebody keeps the region', async () => (await keeperNow(alias)) !== undefined)
  await inTheEnd('it is in force', async () => (await policyOf(alias)).inForce)
  const now = (await policyOf(alias)).active
  assert.deepEqual([now.activation, now.generation], [active.activation + 1, active.generation + 1])
}

/** The keeper stands still past its turn; what the next one does meanwhile stays when it wakes up, and ends. */
async function wakesUpBesideTheNext(alias: string): Promise<void> {
  const keeper = (await keeperNow(alias)) as string
  const isOther = async (): Promise<boolean> => ![undefined, keeper].includes(await keeperNow(alias))
  const goOn = freeze(small.world.pidOf(keeper) as number)
  let next: RegionPolicy
  try {
    await inTheEnd('the other keeps it', isOther)
    next = await askOperator(alias, '/policy/stop', { from: 'US', to: 'SG', reason: 'by the next one' })
  } finally {
    goOn()
  }
  await inTheEnd('it has ended', () => small.lines.some((line) => line.startsWith(`${keeper}: ended (code 70)`)))
  await inTheEnd('it stands by', () => small.lines.includes(`${keeper}: is back`))
  await inTheEnd('what the next one began is in force', async () => (await policyOf(alias)).inForce)
  assert.deepEqual((await policyOf(alias)).active, next.active)
  assert.ok(await isOther())
}

test('W21, R7 both regions lose their keepers while lanes carry, one in the midst of a roll-out, one to wake up again: those that stood by go on', async () => {
  small.lines.length = 0
  await bothWaysWhile('kept', async () => {
    await Promise.all([killedWhileItRollsOut('eu'), wakesUpBesideTheNext('us')])
  })
})
