import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { openDisk } from '../../platform/disk.node.ts'
import { openEmbeddedEventLog } from '../../platform/event-log/event-log.embedded.ts'
import { type EventLog, EventLogError, type NewRecord } from '../../platform/event-log/event-log.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { SeededRandom } from '../../platform/random.seeded.ts'
import { encodeCommand } from '../../protocol/codec/command.ts'
import { encodeDerived } from '../../protocol/codec/derived.ts'
import { encodeGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeLane } from '../../protocol/codec/lane.ts'
import { encodeGroupFeed } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { laneTopic, recordKinds, userPart } from '../../protocol/log-records.ts'
import { type Command, flags, kinds, type LaneRecord, laneTargets, none, toKinds } from '../../protocol/messages.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { exampleNow as now, globalChat } from '../document/example-policy.node.ts'
import { compileFlows } from '../flows/compile-flows.ts'
import { FlowTable } from '../flows/flow-table.ts'
import { encodePolicyRecord } from '../flows/policy-record-codec.ts'
import { allBetween, policyRecordOf } from '../flows/policy-record.fixture.ts'
import { compile } from '../table/compile.ts'
import type { Source } from './questions-of.ts'
import { replayShadow, ShadowReader } from './read-shadow.ts'
import { Shadow } from './shadow.ts'

const anna = 'anna------------' as UserKey
const mei = 'mei-------------' as UserKey
const choir = 'choir-----------' as GroupKey
const [EU, US, SG] = [1, 2, 3] as const

/** Everything between three regions; the candidate closes texts from the EU to Singapore. */
const all = allBetween([EU, US, SG])
const active = new FlowTable(policyRecordOf({ version: 7, allow: all }))
const candidate = new FlowTable(
  policyRecordOf({
    version: 8,
    allow: all.filter(
      ({ fromRegion, toRegion, dataClass }) => !(fromRegion === EU && toRegion === SG && dataClass.endsWith('.body')),
    ),
  }),
)

const homePart: Source = { part: userPart(0), toRegion: 0 }
const otherPart: Source = { part: userPart(1), toRegion: 0 }
const lane: Source = { part: { topic: laneTopic('ap', 'group', 1), partition: 0 }, toRegion: SG }
const sources = [homePart, otherPart, lane]

const content = {
  idHi: 1,
  idLo: 1,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  bodies: none,
  body: undefined,
}

function command(given: Partial<Command>, at = now): NewRecord {
  const payload = encodeCommand({
    ...content,
    writer: 1,
    n: 1,
    prev: 0,
    hash: 1,
    kind: kinds.message,
    flags: 0,
    zone: EU,
    toKind: toKinds.person,
    toRegion: SG,
    toPart: 0,
    toZone: SG,
    target: 0,
    user: anna,
    to: mei,
    clientMsgId: undefined,
    subjectRegion: 0,
    subjectPart: 0,
    subjectZone: 0,
    ...given,
  }).slice()
  return { kind: recordKinds.command, flags: 0, at, payload }
}

function inLane(given: Pick<LaneRecord, 'recordKind' | 'toTopic' | 'payload'> & Partial<LaneRecord>): NewRecord {
  const payload = encodeLane({
    counter: 1,
    policyVersion: 7,
    authorRegion: EU,
    authorZone: EU,
    toPart: 0,
    at: now,
    dataClass: 'group.body',
    ...given,
  }).slice()
  return { kind: recordKinds.lane, flags: 0, at: now, payload }
}

function groupRow(kind: number, isBlank = false, policyVersion = 7): NewRecord {
  const row = encodeGroupRow({
    ...content,
    gseq: 1,
    mseq: 1,
    tick: 0,
    at: now,
    place: 1,
    target: 0,
    pm: 0,
    kind,
    flags: isBlank ? flags.void : 0,
    group: choir,
    author: anna,
  }).slice()
  const payload = encodeGroupFeed({
    gseq: 1,
    prevGseq: 0,
    mseq: 1,
    homeRegion: EU,
    homePart: 0,
    zone: EU,
    subjectRegion: 0,
    subjectPart: 0,
    authorRegion: EU,
    authorPart: 0,
    denial: undefined,
    group: choir,
    groupState: undefined,
    row,
  }).slice()
  const blank = isBlank ? { authorZone: 0, dataClass: 'control' } : {}
  return inLane({ recordKind: recordKinds.groupFeed, toTopic: laneTargets.feed, payload, policyVersion, ...blank })
}

function post(kind: number): NewRecord {
  const payload = encodeDerived({
    ...content,
    place: 1,
    prevPlace: 0,
    sentAt: now,
    target: 0,
    kind,
    flags: 0,
    zone: EU,
    fromRegion: EU,
    fromPart: 0,
    writer: 1,
    n: 1,
    error: 0,
    denial: undefined,
    counted: undefined,
    from: anna,
    to: choir,
    subjectRegion: 0,
    subjectPart: 0,
    subjectZone: 0,
  }).slice()
  return inLane({ recordKind: recordKinds.derived, toTopic: laneTargets.group, payload })
}

const policyRecord = (table: FlowTable): NewRecord => ({
  kind: recordKinds.policy,
  flags: 0,
  at: now,
  payload: encodePolicyRecord(table.record),
})

const taking = (source: Source, records: readonly NewRecord[], shadow = new Shadow(active, candidate)): Shadow => {
  records.forEach((record, offset) => shadow.take(source, { ...record, offset }))
  return shadow
}

test('only what is answered differently is told: who, what, where, by which rule, how often and when', () => {
  const records = [
    command({}, now + 5),
    command({ kind: kinds.edit }, now),
    command({ toRegion: US, toZone: US }),
    command({ kind: kinds.recall }),
    command({ to: anna }),
    command({ toRegion: 0 }),
  ]
  const { questions, disagreements, unreadable } = taking(homePart, records).counts()
  assert.equal(questions, 3)
  assert.equal(unreadable, 0)
  assert.deepEqual(disagreements, [
    {
      question: { zone: EU, dataClass: 'msg.body', toZone: SG, toRegion: SG },
      active: { allow: true, by: 'listed' },
      candidate: { allow: false, by: 'default' },
      count: 2,
      firstAt: now,
      lastAt: now + 5,
    },
  ])
})

test('a text back counts the way there: what closes one direction closes a conversation', () => {
  const [found] = taking(homePart, [command({ zone: SG, toRegion: EU, toZone: EU })]).counts().disagreements
  assert.deepEqual(found?.candidate, { allow: false, by: 'return-path' })
})

test('a group’s rows and posts are asked where they leave; a blank row by what it was, a join once', () => {
  const { questions, disagreements } = taking(lane, [
    groupRow(kinds.message),
    groupRow(kinds.message, true),
    groupRow(kinds.groupJoin),
    groupRow(kinds.recall),
    post(kinds.message),
    post(kinds.groupJoin),
  ]).counts()
  assert.equal(questions, 4)
  assert.deepEqual(
    disagreements.map(({ question: { dataClass, toRegion }, count }) => ({ dataClass, toRegion, count })),
    [{ dataClass: 'group.body', toRegion: SG, count: 3 }],
  )
})

test('what another version was asked is not compared, in each part from its own record on', () => {
  const newer = new FlowTable(policyRecordOf({ version: 9, allow: all }))
  const shadow = taking(homePart, [policyRecord(active), command({}), policyRecord(newer), command({})])
  taking(otherPart, [command({})], shadow)
  taking(lane, [groupRow(kinds.message, false, 9), groupRow(kinds.message)], shadow)
  const { questions, underOther } = shadow.counts()
  assert.deepEqual({ questions, underOther }, { questions: 3, underOther: 2 })
})

test('a record that cannot be read is counted and nothing else; two equal versions never disagree', () => {
  const broken = { ...command({}), payload: new Uint8Array([255, 255, 255]) }
  const { questions, unreadable, disagreements } = taking(
    homePart,
    [broken, command({})],
    new Shadow(active, active),
  ).counts()
  assert.deepEqual({ questions, unreadable, disagreements }, { questions: 1, unreadable: 1, disagreements: [] })
})

test('bases that end are judged at the time of the record', () => {
  const { document } = globalChat()
  const table = new FlowTable({
    ...policyRecordOf({ version: 7, allow: [] }),
    ...compileFlows(document, compile(document), standardPlaces),
  })
  const roster = command({ kind: kinds.groupJoin, toKind: toKinds.group, to: choir, toZone: 0 })
  const later = { ...roster, at: Date.parse('2029-01-01T00:00:00Z') }
  const { disagreements } = taking(
    homePart,
    [roster, later],
    new Shadow(
      table,
      new FlowTable({ ...table.record, rules: table.record.rules.map((rule) => ({ ...rule, expiresAt: 0 })) }),
    ),
  ).counts()
  assert.deepEqual(
    disagreements.map(({ active: { allow, by }, count }) => ({ allow, by, count })),
    [{ allow: false, by: 'grp-roster', count: 1 }],
  )
})

async function openLog(t: TestContext, segmentBytes = 2 << 20): Promise<EventLog> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-shadow-'))
  const log = await openEmbeddedEventLog({
    disk: await openDisk(folder),
    scheduler: nodeScheduler,
    random: nodeRandom,
    onFailure: (error) => {
      throw error
    },
    segmentBytes,
  })
  t.after(async () => {
    await log.close()
    await rm(folder, { recursive: true })
  })
  return log
}

/** Traffic of every kind, in batches, by several writers at once. */
async function traffic(log: EventLog, random: SeededRandom, batches: number): Promise<void> {
  const zones = [EU, US, SG]
  const newer = new FlowTable(policyRecordOf({ version: 9, allow: all }))
  for (let batch = 0; batch < batches; batch++) {
    const source = random.pick(sources)
    const records = Array.from({ length: 1 + random.integer(8) }, (): NewRecord => {
      if (source === lane)
        return random.pick([groupRow, post])(random.pick([kinds.message, kinds.groupJoin, kinds.react]))
      if (random.chance(0.02)) return policyRecord(random.pick([active, newer]))
      const to = random.pick(zones)
      return command({ zone: random.pick(zones), toRegion: to, toZone: to }, now + random.integer(1_000))
    })
    await log.append(source.part, records)
  }
}

async function caughtUp(log: EventLog, reader: ShadowReader): Promise<void> {
  while (reader.spans().some(({ source, to }) => to < log.end(source.part)))
    await new Promise<void>((resolve) => nodeScheduler.soon(resolve))
}

test('a shadow of live traffic counts what a replay of the same offsets counts, also while several append', async (t) => {
  const log = await openLog(t)
  // What was there before is none of its affair.
  await traffic(log, new SeededRandom(1), 50)
  const live = new Shadow(active, candidate)
  const reader = new ShadowReader({ log, scheduler: nodeScheduler, onFailed: assert.fail }, sources, live)
  reader.start()
  await Promise.all([2, 3, 4, 5].map((seed) => traffic(log, new SeededRandom(seed), 150)))
  await caughtUp(log, reader)
  reader.stop()
  const spans = reader.spans()
  await traffic(log, new SeededRandom(6), 20)
  const again = new Shadow(active, candidate)
  await replayShadow(log, spans, again)
  const { questions, underOther, disagreements } = live.counts()
  assert.deepEqual(again.counts(), live.counts())
  assert.ok(questions > 1_000 && underOther > 0 && disagreements.length >= 3)
  assert.ok(spans.every(({ from, missed }) => from > 0 && missed === 0))
})

test('what was cut before it was read is counted as missed; a log that fails ends the shadow and nothing else', async (t) => {
  const log = await openLog(t)
  const failures: unknown[] = []
  let cut = true
  const read: EventLog['read'] = (part, from, maxBytes) => {
    if (!cut) return log.read(part, from, maxBytes)
    cut = false
    throw new EventLogError('truncated', 'cut')
  }
  const start: EventLog['start'] = (part) => (cut ? log.start(part) : 2)
  const ports = {
    log: { read, start, watch: log.watch.bind(log), end: log.end.bind(log) },
    scheduler: nodeScheduler,
    onFailed: (error: unknown) => failures.push(error),
  }
  const shadow = new Shadow(active, candidate)
  const reader = new ShadowReader(ports, [homePart], shadow)
  reader.start()
  await log.append(homePart.part, [command({}), command({}), command({}), command({})])
  await caughtUp(log, reader)
  assert.deepEqual(
    reader.spans().map(({ from, to, missed }) => ({ from, to, missed })),
    [{ from: 0, to: 4, missed: 2 }],
  )
  assert.equal(shadow.counts().questions, 2)
  ports.log.read = () => {
    throw new EventLogError('damaged', 'a file is broken')
  }
  await log.append(homePart.part, [command({})])
  while (failures.length === 0) await new Promise<void>((resolve) => nodeScheduler.soon(resolve))
  assert.equal(shadow.counts().questions, 2)
})
