import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isAllowedFact, stepNames } from '../../platform/tracing.ts'
import { messageIdOf } from '../../protocol/message-id.ts'
import { type GroupId, groupKeyOf } from '../../protocol/ids.ts'
import type { GroupRow, Id64, Row } from '../../protocol/messages.ts'
import { everyMetric } from '../docs/every-metric.ts'
import { callApi, type SignedInPerson } from '../wire-client/people.ts'
import type { WireClient } from '../wire-client/wire-client.ts'
import { type CollectedSpan, OtlpCollector } from './otlp-collector.ts'
import { eventually, SmallWorld } from './small-world.ts'

const words = 'Treffpunkt am Südbahnhof, 明天见'
const patienceS = 60
const onlyOnFlink = 'meridian_stream_job_'
/** Regions, steps and topics, sorted. Which gateway of a region serves somebody is the edge's affair. */
const toldHere = [
  'eu append user',
  'eu append xr.to-ap.chat.g1',
  'eu deliver',
  'eu device',
  'eu fold user',
  'eu gateway.send',
  'eu lane xr.to-ap.chat.g1',
  'eu send user',
]
const toldThere = ['ap append user', 'ap deliver', 'ap device', 'ap fold user', 'ap receive xr.to-ap.chat.g1']
let small: SmallWorld
let collectors: { readonly eu: OtlpCollector; readonly ap: OtlpCollector }
let anna: SignedInPerson
let mei: SignedInPerson
let his: WireClient
let hers: WireClient
const rows: Row[] = []
const groupRows: GroupRow[] = []

before(async () => {
  collectors = { eu: await OtlpCollector.start(), ap: await OtlpCollector.start() }
  const traces = { every: 1, collectors: { eu: collectors.eu.url, ap: collectors.ap.url } }
  small = await SmallWorld.start({ gateways: 1, regions: ['eu', 'ap'], traces })
  anna = await small.person('fra', 'anna.hartmann')
  mei = await small.person('sin', 'mei.lindqvist')
  his = await small.connected('fra', anna)
  hers = await small.connected('sin', mei, {
    row: (row) => rows.push({ ...row, body: row.body?.slice() }),
    groupRow: (row) => groupRows.push({ ...row, body: row.body?.slice() }),
  })
})

after(async () => {
  await small.stop()
  await Promise.all([collectors.eu.stop(), collectors.ap.stop()])
})

/** Of the message in `words`, as an operator of Frankfurt is told it. */
let traceId = ''
const stepsIn = (collector: OtlpCollector): readonly CollectedSpan[] =>
  collector.spans().filter((span) => span.traceId === traceId)

test('one message from Frankfurt to Singapore is one trace, each region’s steps in its own collector, in order', async () => {
  assert.equal((await his.say(hers.key, words)).code, 0)
  await eventually('Mei has it', () => rows.some(({ body }) => Buffer.from(body ?? []).toString() === words), patienceS)
  traceId = await traceNamed('eu', ofWords())
  await eventually('Singapore has told of it', () => stepsIn(collectors.ap).length >= toldThere.length, patienceS)
  await eventually('Frankfurt has told of it', () => stepsIn(collectors.eu).length >= toldHere.length, patienceS)
  const [here, there] = [stepsIn(collectors.eu), stepsIn(collectors.ap)]
  assert.deepEqual(told(here), toldHere)
  assert.deepEqual(told(there), toldThere)

  const path = [
    one(here, 'gateway.send'),
    one(here, 'append', 'user'),
    one(here, 'fold'),
    one(here, 'append', 'xr.to-ap.chat.g1'),
    one(here, 'lane'),
    one(there, 'receive'),
    one(there, 'append'),
    one(there, 'fold'),
    one(there, 'deliver'),
    one(there, 'device'),
  ]
  for (const [at, span] of path.slice(1).entries()) {
    const before = path[at] as CollectedSpan
    // Two processes' clocks on one machine agree to a millisecond or two.
    assert.ok(before.from <= span.from + 2, `${before.name} began after ${span.name}`)
    assert.ok(span.from <= span.to, span.name)
  }
})

test('all steps lie below the one that the author waited for', () => {
  const root = stepsIn(collectors.eu).find(({ name }) => name === 'send')
  assert.ok(root !== undefined && root.parentSpanId === undefined)
  for (const span of [...stepsIn(collectors.eu), ...stepsIn(collectors.ap)])
    assert.equal(span.name === 'send' ? span.spanId : span.parentSpanId, root.spanId, span.name)
})

test('nothing personal stands in what collectors get: no id, name, word, address or token', () => {
  const received = collectors.eu.received + collectors.ap.received
  const hex = (id: string): string => Buffer.from(id, 'latin1').toString('hex')
  const personal = [
    ...[anna, mei].flatMap(({ user, name, accessToken }) => [user, user.slice(4), name, accessToken]),
    ...['hartmann', 'lindqvist', words, 'Südbahnhof', '明天见', Buffer.from(words).toString('base64')],
    ...[hex(his.key), hex(hers.key), '127.0.0.1', 'usr_', 'ses_', 'eyJ'],
  ]
  for (const word of personal) assert.ok(!received.includes(word), `a collector got \`${word}\``)
  assert.deepEqual([...collectors.eu.paths, ...collectors.ap.paths], ['/v1/traces', '/v1/traces'])
  for (const { name, facts } of [...collectors.eu.spans(), ...collectors.ap.spans()]) {
    assert.ok((stepNames as readonly string[]).includes(name), name)
    for (const [fact, value] of Object.entries(facts)) assert.ok(isAllowedFact(fact, value), `${fact} ${value}`)
  }
})

test('steps stay in their region: a collector hears from no process of another one', () => {
  for (const [alias, collector] of Object.entries(collectors))
    for (const { process } of collector.spans()) assert.equal(process.split('/')[0], alias)
})

test('a post in a group of both regions is one trace, through the group’s home to the other region’s member', async () => {
  const created = await callApi(
    small.edge('fra'),
    'POST',
    '/v1/groups',
    { name: 'Hiking', open: true },
    anna.accessToken,
  )
  const [group, link] = [created['group_id'] as GroupId, created['link'] as string]
  await callApi(small.edge('sin'), 'POST', `/v1/groups/${group}/join`, { link }, mei.accessToken)
  await eventually('both are in', () => (his.groups.get(groupKeyOf(group)) ?? 0) >= 2, patienceS)
  await eventually('Mei knows it', () => hers.groups.has(groupKeyOf(group)), patienceS)
  assert.equal((await his.sayToGroup(groupKeyOf(group), words)).code, 0)
  const shown = (): GroupRow | undefined => groupRows.find(({ body }) => Buffer.from(body ?? []).toString() === words)
  await eventually('Mei has the post', () => shown() !== undefined, patienceS)
  traceId = await traceNamed('eu', shown() as GroupRow)
  const here = ['append group', 'fold group', 'fold user', 'lane xr.to-ap.group.g1', 'send user']
  const there = ['append feed', 'deliver', 'fold feed', 'receive xr.to-ap.group.g1']
  const has = (collector: OtlpCollector, alias: string, steps: readonly string[]): boolean => {
    const all = new Set(told(stepsIn(collector)))
    return steps.every((step) => all.has(`${alias} ${step}`))
  }
  await eventually('Frankfurt has told of it', () => has(collectors.eu, 'eu', here), patienceS)
  await eventually('Singapore has told of it', () => has(collectors.ap, 'ap', there), patienceS)
})

test('operators of both regions are told the same trace, and no id that is none', async () => {
  assert.equal(await traceNamed('ap', ofWords()), await traceNamed('eu', ofWords()))
  const refused = (await ask('eu', '/traces/anna')) as { error: { code: string } }
  assert.equal(refused.error.code, 'id_invalid')
})

test('what processes serve at `/metrics` is what docs/metrics.md lists, and names nobody', async () => {
  const adminPort = Number(new URL(adminOf('eu')).port)
  // Two connections and two sign-ups are behind us; the Worker tells of them a moment later.
  await eventually('the edges have told', async () => (await handedOver()) >= 4, patienceS)
  const served = {
    region: await askText('eu', '/metrics'),
    // The first port of gateways.
    gateway: await (await fetch(`http://127.0.0.1:${adminPort + 3}/metrics`)).text(),
    edge: (await edgeTexts()).join(''),
  }
  for (const process of ['region', 'gateway', 'edge'] as const) {
    const text = served[process]
    const listed = everyMetric().filter(({ processes }) => processes.includes(process))
    assert.deepEqual(
      [...new Set([...text.matchAll(/^# HELP (meridian_\w+) \S/gm)].map(([, name]) => name))].sort(),
      listed.map(({ name }) => name).filter((name) => !name.startsWith(onlyOnFlink)),
    )
    const labels = new Set(['region', 'process', 'le', ...listed.flatMap(({ label = [] }) => label)])
    for (const [, name = ''] of text.matchAll(/^meridian_\w+\{(.*)\}/gm))
      for (const [, label = ''] of name.matchAll(/(\w+)="/g)) assert.ok(labels.has(label), label)
    // The collector of an edge is no process of its own.
    if (process !== 'edge') assert.match(text, /^nodejs_eventloop_lag_p99_seconds\{/m)
    for (const word of [anna.user, mei.user, 'hartmann', 'lindqvist', 'usr_', 'grp_']) assert.ok(!text.includes(word))
  }
  for (const operation of ['connect', 'Accounts.SignUp'])
    assert.match(
      served.edge,
      new RegExp(`^meridian_edge_request_seconds_count\\{.*"edge/fra",operation="${operation}"\\} 1$`, 'm'),
    )
  assert.match(served.edge, /^meridian_edge_answers_total\{answer="socket".*"edge\/fra"\} 1$/m)
  for (const operation of ['send', 'attach'])
    assert.match(
      served.region,
      new RegExp(`^meridian_socket_operation_seconds_count\\{operation="${operation}".*\\} [1-9]`, 'm'),
    )
})

test('without its collector a region goes on, and what it could not tell is counted', async () => {
  await collectors.ap.stop()
  for (let i = 0; i < 20; i++) assert.equal((await hers.say(his.key, `reply ${i}`)).code, 0)
  await eventually('failed spans are counted', async () => (await failedSpans()) > 0, patienceS)
})

const ofWords = (): Row => rows.find(({ body }) => Buffer.from(body ?? []).toString() === words) as Row

async function traceNamed(alias: string, row: Id64): Promise<string> {
  const found = (await ask(alias, `/traces/${messageIdOf(row)}`)) as { traceId: string; followed: boolean }
  assert.ok(found.followed)
  return found.traceId
}

const adminOf = (alias: string): string => small.world.regions.find((one) => one.alias === alias)?.admin ?? ''

const edgeTexts = (): Promise<string[]> =>
  Promise.all(small.world.edges.map(async ({ metrics }) => (await fetch(metrics)).text()))

/** Answers of regions, over all points of presence. */
const handedOver = async (): Promise<number> =>
  [...(await edgeTexts()).join('').matchAll(/^meridian_edge_answers_total\{answer="(?:ok|socket)".*\} (\d+)$/gm)]
    .map(([, count]) => Number(count))
    .reduce((sum, count) => sum + count, 0)

function askText(alias: string, path: string): Promise<string> {
  const authorization = `Bearer ${small.world.operatorToken}`
  return fetch(`${adminOf(alias)}${path}`, { headers: { authorization } }).then((answer) => answer.text())
}

const ask = async (alias: string, path: string): Promise<unknown> => JSON.parse(await askText(alias, path))

async function failedSpans(): Promise<number> {
  const text = await askText('ap', '/metrics')
  return Number(/^meridian_trace_spans_total\{fate="failed".*\} (\d+)$/m.exec(text)?.[1] ?? 0)
}

const told = (spans: readonly CollectedSpan[]): string[] =>
  spans
    .map(({ process, name, facts }) => [process.split('/')[0], name, facts['topic']].filter(Boolean).join(' '))
    .sort()

function one(spans: readonly CollectedSpan[], name: string, topic?: string): CollectedSpan {
  const found = spans.filter((span) => span.name === name && (topic === undefined || span.facts['topic'] === topic))
  assert.equal(found.length, 1, `${found.length} steps \`${name}\``)
  return found[0] as CollectedSpan
}
