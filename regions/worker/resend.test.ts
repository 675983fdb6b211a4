import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDenial } from '../../protocol/codec/denial.ts'
import { readDerived } from '../../protocol/codec/derived.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readLane } from '../../protocol/codec/lane.ts'
import { readGroupFeed } from '../../protocol/cold-messages.ts'
import { groupPart, userPart } from '../../protocol/log-records.ts'
import { flags, toKinds } from '../../protocol/messages.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import type { ReemitOutcome } from '../fold/outcome.ts'
import { anna, hikers, mailboxRow, mei, timelineRow } from '../mailbox/row-fixtures.ts'
import { Resend, type ResendPorts } from './resend.ts'

const [eu, ap] = [1, 3]
const open = new FlowTable(policyRecordOf({ version: 1, allow: allBetween([eu, ap]) }))
const closed = new FlowTable(policyRecordOf({ version: 2, allow: [] }))

const asked: ReemitOutcome = {
  type: 'reemit',
  owner: anna,
  to: mei,
  toKind: toKinds.person,
  region: ap,
  part: 0,
  after: 0,
  upTo: 1,
  previous: 0,
  counted: [],
}

/** What every test has; what is sent lands in `lanes`. */
const portsInto = (lanes: Uint8Array[]) => ({
  region: eu,
  counts: { user: 1, group: 1, feed: 1 },
  aliases: new Map([
    [eu, 'eu'],
    [ap, 'ap'],
  ]),
  appends: { add: (_topic: string, _partition: number, _kind: number, payload: Uint8Array) => lanes.push(payload) },
  clock: { now: () => 1 },
  stored: () => Promise.resolve(),
})

/** What is sent to the lane when the policy turns to `then` while the store is asked about recalls. */
async function resentWhile(before: FlowTable, then: FlowTable) {
  let policy = before
  const lanes: Uint8Array[] = []
  const ports = {
    ...portsInto(lanes),
    store: {
      sentAfter: () => Promise.resolve([mailboxRow(anna, 1, { author: anna, peer: mei }).bytes]),
      recalled: async () => {
        await Promise.resolve()
        policy = then
        return [false]
      },
    },
    policyOf: () => policy,
    zoneOf: () => Promise.resolve(eu),
  } as unknown as ResendPorts
  await new Resend(ports).reemit(asked, userPart(0))
  const [lane] = lanes.map((bytes) => readLane(bytes))
  assert.ok(lane)
  return { version: lane.policyVersion, body: readDerived(lane.payload).body }
}

test('W8 R7 what is sent again is judged by the version it is stamped with, also when that changes on the way', async () => {
  const narrowed = await resentWhile(open, closed)
  assert.deepEqual(narrowed, { version: 2, body: undefined })
  const opened = await resentWhile(closed, open)
  assert.deepEqual([opened.version, opened.body !== undefined], [1, true])
})

/** A post of Anna's that Singapore asks for again. */
async function postResent(policy: FlowTable, recalled: boolean) {
  const lanes: Uint8Array[] = []
  const ports = {
    ...portsInto(lanes),
    store: {
      groupRowsAfter: () => Promise.resolve([timelineRow(hikers, 1, { author: anna }).bytes]),
      recalled: () => Promise.resolve([recalled]),
    },
    policyOf: () => policy,
    memberRoute: () => Promise.resolve({ region: eu, part: 3, zone: eu }),
  } as unknown as ResendPorts
  const ranges = [{ from: 1, to: 1 }]
  await new Resend(ports).reemitGroup(
    { type: 'group-reemit', group: hikers, after: 0, upTo: 1, region: ap, ranges },
    groupPart(0),
  )
  const [lane] = lanes.map((bytes) => readLane(bytes))
  assert.ok(lane)
  const { authorRegion, authorPart, denial, row } = readGroupFeed(lane.payload)
  const { body, flags: bits } = readGroupRow(row)
  return { authorRegion, authorPart, why: denial && readDenial(denial), hasBody: body !== undefined, bits }
}

test('G1 G2 R7 a post that is sent again blank says why and where its author hears of it; W17 a recalled one is recalled', async () => {
  const blank = await postResent(closed, false)
  assert.deepEqual([blank.authorRegion, blank.authorPart, blank.hasBody], [eu, 3, false])
  assert.deepEqual([blank.why?.because, blank.why?.action, blank.why?.toZone], ['default', 'post', ap])
  assert.equal(blank.bits & (flags.void | flags.recalled), flags.void)
  const recalled = await postResent(closed, true)
  assert.equal(recalled.bits & (flags.void | flags.recalled), flags.recalled)
  const whole = await postResent(open, false)
  assert.deepEqual([whole.why, whole.hasBody, whole.bits & flags.void], [undefined, true, 0])
})
