import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDerived } from '../../protocol/codec/derived.ts'
import { readLane } from '../../protocol/codec/lane.ts'
import { userPart } from '../../protocol/log-records.ts'
import { toKinds } from '../../protocol/messages.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import type { ReemitOutcome } from '../fold/outcome.ts'
import { anna, mailboxRow, mei } from '../mailbox/row-fixtures.ts'
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

/** What is sent to the lane when the policy turns to `then` while the store is asked about recalls. */
async function resentWhile(before: FlowTable, then: FlowTable) {
  let policy = before
  const lanes: Uint8Array[] = []
  const ports = {
    region: eu,
    counts: { user: 1, group: 1, feed: 1 },
    aliases: new Map([
      [eu, 'eu'],
      [ap, 'ap'],
    ]),
    store: {
      sentAfter: () => Promise.resolve([mailboxRow(anna, 1, { author: anna, peer: mei }).bytes]),
      recalled: async () => {
        await Promise.resolve()
        policy = then
        return [false]
      },
    },
    appends: { add: (_topic: string, _partition: number, _kind: number, payload: Uint8Array) => lanes.push(payload) },
    clock: { now: () => 1 },
    policyOf: () => policy,
    stored: () => Promise.resolve(),
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
