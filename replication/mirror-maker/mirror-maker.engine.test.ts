/** MirrorMaker 2 between two real Kafkas: what crosses and what does not, and who sees to it that it goes on. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type EventLog, type NewRecord, topic } from '../../platform/event-log/event-log.ts'
import { existingTopics } from '../../platform/kafka/topics.kafka.ts'
import { setRights } from '../../platform/kafka/rights.kafka.ts'
import type { FlowSupervisor } from './flow-supervisor.ts'
import { type End, inTheEnd, kafkas, MirrorsOfTest } from './mirrors-of-test.node.ts'

const mirrors = new MirrorsOfTest()
const lane = mirrors.lane('us')
const next = mirrors.lane('us', mirrors.generation + 1)
const copy = `eu.${lane}`
const user = mirrors.user('eu', 'us')
let toUs: FlowSupervisor
let source: EventLog
let target: EventLog

const record = (text: string): NewRecord => ({ kind: 12, flags: 0, at: 1, payload: Buffer.from(text) })
const put = (log: EventLog, name: string, partition: number, texts: readonly string[]): Promise<number> =>
  log.append({ topic: topic(name), partition }, texts.map(record))
const numbered = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

async function textsIn(log: EventLog, name: string, partition: number): Promise<string[]> {
  const part = { topic: topic(name), partition }
  const texts: string[] = []
  let from = log.start(part)
  for (;;) {
    const records = await log.read(part, from, 1 << 20)
    for (const { payload, offset } of records) {
      texts.push(Buffer.from(payload).toString())
      from = offset + 1
    }
    if (records.length === 0) return texts
  }
}

/** All of them are there, in order where each came first. */
const hasInOrder = (texts: readonly string[], wanted: readonly string[]): boolean => {
  const first = [...new Set(texts)].filter((text) => wanted.includes(text))
  return first.length === wanted.length && first.every((text, at) => text === wanted[at])
}

const namesAt = async (at: End): Promise<string[]> => (await existingTopics(kafkas[at])).map(({ name }) => name)

before(async () => {
  await mirrors.make('eu', [lane, mirrors.lane('us', 1)])
  source = await mirrors.open('eu', [lane], { marks: ['rx-us'] })
  toUs = mirrors.supervise('eu', 'us')
  await put(source, lane, 0, ['first'])
  await inTheEnd('the copy is made', async () => (await namesAt('us')).includes(copy))
  target = await mirrors.open('us', [copy])
  await inTheEnd('it has the first', async () => (await textsIn(target, copy, 0)).includes('first'))
})

after(() => mirrors.dispose())

test('R1 what has the mark of its target crosses in order, and what has none or another never does', async () => {
  const unmarked = await mirrors.open('eu', [lane])
  const elsewhere = await mirrors.open('eu', [lane], { marks: ['rx-ap'] })
  for (let at = 0; at < 5; at++) {
    await put(source, lane, 1, [`${2 * at}`, `${2 * at + 1}`])
    await put(unmarked, lane, 1, [`unmarked ${at}`])
    await put(elsewhere, lane, 1, [`for elsewhere ${at}`])
  }
  await put(source, lane, 1, ['behind them'])
  await inTheEnd('the last has crossed', async () => (await textsIn(target, copy, 1)).includes('behind them'))
  const crossed = [...new Set(await textsIn(target, copy, 1))]
  assert.deepEqual(crossed, [...numbered('', 10), 'behind them'])
})

test('the user of a flow sees its lanes at the source and nothing else, and writes its copies alone', async () => {
  const guarded = (at: 'eu' | 'us') => ({
    brokers: kafkas[at].guarded?.brokers ?? [],
    credentials: { user, password: kafkas[at].guarded?.passwords[user] ?? '' },
  })
  await mirrors.make('eu', ['not-for-mirrors', mirrors.lane('eu')])
  const seen = (await existingTopics(guarded('eu'))).map(({ name }) => name)
  assert.deepEqual(seen, [lane])
  const asUser = await mirrors.open('eu', [lane], { as: user })
  assert.ok((await textsIn(asUser, lane, 0)).includes('first'))
  await assert.rejects(put(asUser, lane, 0, ['forged']), /TOPIC_AUTHORIZATION_FAILED/)
  await assert.rejects(mirrors.open('eu', ['not-for-mirrors'], { as: user }), /TOPIC_AUTHORIZATION_FAILED|no topic/)
  await mirrors.make('us', ['not-for-mirrors'])
  await assert.rejects(mirrors.open('us', ['not-for-mirrors'], { as: user }), /TOPIC_AUTHORIZATION_FAILED|no topic/)
  assert.ok((await existingTopics(guarded('us'))).every(({ name }) => name === copy || name.startsWith('mm2-')))
})

test('R2 a mirror that is killed is started again, repeats what it will, loses nothing and changes no order', async () => {
  const texts = numbered('killed ', 300)
  const { pid, counts } = toUs.report
  for (let at = 0; at < texts.length; at += 10) {
    await put(source, lane, 0, texts.slice(at, at + 10))
    if (at === 100) process.kill(pid as number, 'SIGKILL')
  }
  await inTheEnd('all have crossed', async () => hasInOrder(await textsIn(target, copy, 0), texts))
  await inTheEnd('it carries', () => toUs.report.state === 'carries')
  assert.equal(toUs.report.counts.ends, counts.ends + 1)
  assert.notEqual(toUs.report.pid, pid)
})

test('a flow whose task failed is noticed by what its worker tells, and started again with its rights', async () => {
  const { failures } = toUs.report.counts
  // Somebody takes the right to write the copies away.
  await setRights(
    kafkas.us,
    user,
    ['mm2-offsets.eu.internal', 'mm2-status.eu.internal'].flatMap((name) =>
      (['read', 'write', 'describe'] as const).map((operation) => ({ resource: 'topic' as const, name, operation })),
    ),
  )
  await put(source, lane, 0, ['while it may not'])
  await inTheEnd('it is seen to have failed', () => toUs.report.counts.failures > failures)
  await inTheEnd('it crosses', async () => (await textsIn(target, copy, 0)).includes('while it may not'))
  assert.ok(mirrors.warnings.some((warning) => /to us failed and is started again: .*Exception/.test(warning)))
})

test('R7 a new generation of lanes is carried while it runs, with rights and a configuration of its own', async () => {
  const { configuration, counts } = toUs.report
  await mirrors.make('eu', [next])
  const log = await mirrors.open('eu', [next], { marks: ['rx-us'] })
  await put(log, next, 0, ['of the next generation'])
  await inTheEnd('it is there', async () => (await namesAt('us')).includes(`eu.${next}`))
  const there = await mirrors.open('us', [`eu.${next}`])
  await inTheEnd('it has crossed', async () => (await textsIn(there, `eu.${next}`, 0)).length > 0)
  assert.notEqual(toUs.report.configuration, configuration)
  assert.equal(toUs.report.counts.changes, counts.changes + 1)
})

test('FC-084 three regions, each with a mirror to each: every record is at its source and at its destination, and nowhere else', async () => {
  const ends: readonly End[] = ['eu', 'us', 'ap']
  const ways = ends.flatMap((from) => ends.filter((to) => to !== from).map((to) => ({ from, to })))
  const logs = new Map<End, EventLog>()
  // Names as a mirror of mirrors would make them, and one that only begins like a lane.
  const odd = { eu: [`us.${lane}`, `ap.us.${lane}`], us: [`eu.${mirrors.lane('ap')}`], ap: [`${lane}.copy`] }
  for (const at of ends) {
    const lanes = ways.filter(({ from }) => from === at).map(({ to }) => mirrors.lane(to))
    await mirrors.make(at, [...lanes, ...odd[at]])
    logs.set(at, await mirrors.open(at, [...lanes, ...odd[at]], { marks: ends.map((end) => `rx-${end}`) }))
  }
  const putAt = (at: End, name: string, text: string) => put(logs.get(at) as EventLog, name, 0, [text])
  for (const at of ends) for (const name of odd[at]) await putAt(at, name, 'odd')
  // One after the other: who starts later finds copies that are there already.
  for (const { from, to } of ways) {
    if (from !== 'eu' || to !== 'us') mirrors.supervise(from, to)
    await putAt(from, mirrors.lane(to), `${from} to ${to}`)
  }
  for (const { from, to } of ways) {
    const name = `${from}.${mirrors.lane(to)}`
    await inTheEnd(`${name} is made`, async () => (await namesAt(to)).includes(name))
    const log = await mirrors.open(to, [name])
    await inTheEnd(`${name} has it`, async () => (await textsIn(log, name, 0)).includes(`${from} to ${to}`))
    const others = ways.filter((way) => way.from !== from || way.to !== to)
    const texts = await textsIn(log, name, 0)
    assert.equal(texts.filter((text) => text === `${from} to ${to}`).length, 1)
    for (const way of others) assert.ok(!texts.includes(`${way.from} to ${way.to}`), name)
    assert.ok(!texts.includes('odd'), name)
  }
  for (const at of ends) {
    const copies = (await namesAt(at)).filter((name) => /^(eu|us|ap)\./.test(name))
    const brought = ways.filter(({ to }) => to === at).map(({ from }) => `${from}.${mirrors.lane(at)}`)
    const left = at === 'us' ? [`eu.${next}`] : []
    const planted = odd[at].filter((name) => !name.startsWith('xr.'))
    assert.deepEqual(copies.toSorted(), [...brought, ...left, ...planted].toSorted())
  }
})
