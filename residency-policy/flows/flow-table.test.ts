import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { standardPlaces } from '../../protocol/places.ts'
import { conditionSet } from '../document/conditions.ts'
import { globalChat, threeRegions } from '../document/example-policy.node.ts'
import { compile } from '../table/compile.ts'
import { decide } from '../table/policy.ts'
import { compileFlows } from './compile-flows.ts'
import { crossings, personalClasses } from './data-classes.ts'
import { closedTable, FlowTable, narrows } from './flow-table.ts'
import { cellCodes, nothingInForce, type PolicyRecord } from './policy-record.ts'
import { allBetween, policyRecordOf } from './policy-record.fixture.ts'
import { encodePolicyRecord, readPolicyRecord } from './policy-record-codec.ts'

const day = Date.parse('2026-11-30T00:00:00Z')

function recordOf({ document }: ReturnType<typeof globalChat>): PolicyRecord {
  return { ...nothingInForce, ...compileFlows(document, compile(document), standardPlaces), activation: 1 }
}

for (const [name, policy] of [
  ['three-regions', threeRegions()],
  ['global-chat', globalChat()],
] as const) {
  test(`${name}: each flow is what the decision table says of each of its needs, on every day`, () => {
    const table = compile(policy.document)
    const flows = new FlowTable(recordOf(policy))
    const days = [0, day, ...table.rules.flatMap(({ expiresAt }) => [expiresAt - 1, expiresAt])].filter(Number.isFinite)
    let compared = 0
    for (const { zone, number } of standardPlaces.zones)
      for (const region of standardPlaces.regions)
        for (const dataClass of personalClasses)
          for (const now of days) {
            const { needs, conditions } = crossings[dataClass]
            const expected = needs.every(([need, op, form]) => {
              const asked = { zone, class: need, op, region: region.name, form, conditions }
              const decision = decide(table, asked, now)
              const quota =
                decision.effect === 'allow' && policy.document.transferBases?.[decision.rule.basis ?? '']?.quota
              return decision.effect === 'allow' && quota === undefined
            })
            assert.equal(flows.judge(number, dataClass, region.number, now).allow, expected)
            compared += 1
          }
    assert.ok(compared > 500)
  })
}

test('the rule that is told is the one that the table names', () => {
  const flows = new FlowTable(recordOf(globalChat()))
  const told = flows.judge(1, 'msg.body', 2, day)
  assert.deepEqual(told, { allow: false, because: 'guardrail', rule: 'g-body-out' })
  const open = new FlowTable(recordOf(threeRegions()))
  assert.equal(flows.judge(2, 'group.body', 3, day).allow, true)
  assert.deepEqual(open.judge(1, 'msg.body', 4, day), { allow: false, because: 'guardrail', rule: 'g-cn-in' })
  assert.deepEqual(open.judge(4, 'msg.body', 1, day), { allow: false, because: 'guardrail', rule: 'g-cn-out' })
  const expired = open.judge(1, 'msg.body', 2, Date.parse('2029-01-02T00:00:00Z'))
  assert.deepEqual(expired, { allow: false, because: 'expired', rule: 'chat' })
})

test('a basis that counts people allows nothing while nobody counts', () => {
  const flows = new FlowTable(recordOf(globalChat()))
  const cn = globalChat().document.rules.find(({ id }) => id === 'cn-out')
  assert.ok(globalChat().document.transferBases?.[cn?.basis ?? '']?.quota)
  assert.equal(flows.judge(4, 'receipt', 3, day).allow, false)
})

test('one way without the way back is refused, and says so', () => {
  const allow = allBetween([1, 3]).filter(({ fromRegion }) => fromRegion === 1)
  const flows = new FlowTable(policyRecordOf({ version: 1, allow }))
  assert.equal(flows.judge(1, 'msg.body', 3, day).allow, true)
  assert.deepEqual(flows.judgeBothWays(1, 'msg.body', 3, 3, day), { allow: false, because: 'return-path', rule: '' })
  assert.equal(flows.judgeBothWays(1, 'msg.body', 0, 3, day).allow, false, 'whose zone nobody knows')
})

test('of several people the strictest counts, and nobody is nobody', () => {
  const flows = new FlowTable(policyRecordOf({ version: 1, allow: allBetween([1, 3]) }))
  const of = (...zones: number[]) => zones.map((zone) => ({ zone, counted: [] }))
  assert.equal(flows.judgeAbout(of(1, 3), 'group.body', 3, day).allow, true)
  assert.equal(flows.judgeAbout(of(1, 2, 3), 'group.body', 3, day).allow, false)
  assert.equal(flows.judgeAbout([], 'group.body', 3, day).allow, false)
  assert.equal(flows.judgeRegion(1, 'presence', 3, day).allow, true)
  assert.equal(flows.judgeRegion(9, 'presence', 3, day).allow, false)
})

test('total: any number, any text and no policy at all get an answer, and it is no', () => {
  const flows = new FlowTable(recordOf(threeRegions()))
  const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 0.5, Number.NaN, 2 ** 53))
  fc.assert(
    fc.property(number, fc.string(), number, number, (zone, dataClass, region, now) => {
      if (dataClass !== 'control') assert.equal(flows.judge(zone, dataClass, region, now).allow, false)
      for (const known of personalClasses) assert.equal(closedTable.judge(zone, known, region, now).allow, false)
    }),
    { numRuns: 300 },
  )
})

test('a stop closes what it names and never a home; it is a narrowing, and its end is none', () => {
  const open = policyRecordOf({ version: 1, allow: allBetween([1, 2, 3]) })
  const before = new FlowTable(open)
  const stopped = new FlowTable({ ...open, stops: [{ fromZone: 1, toZone: 3 }] })
  assert.deepEqual(stopped.judge(1, 'msg.body', 3, day), { allow: false, because: 'stopped', rule: '' })
  assert.equal(stopped.judge(1, 'msg.body', 2, day).allow, true)
  assert.equal(stopped.judge(3, 'msg.body', 1, day).allow, true)
  assert.deepEqual([stopped.isStoppedBetween(1, 3), stopped.isStoppedBetween(3, 1)], [true, false])
  const all = new FlowTable({ ...open, stops: [{ fromZone: 0, toZone: 0 }] })
  for (const zone of [1, 2, 3])
    for (const region of [1, 2, 3]) assert.equal(all.judge(zone, 'group.body', region, day).allow, zone === region)
  assert.equal(narrows(before, stopped), true)
  assert.equal(narrows(stopped, before), false)
  assert.equal(narrows(before, before), false)
})

test('a basis that ends earlier than before is a narrowing', () => {
  const open = policyRecordOf({ version: 1, allow: allBetween([1, 3]) })
  const shorter = { ...open, rules: open.rules.map((rule) => ({ ...rule, expiresAt: rule.id === 'home' ? 0 : day })) }
  assert.equal(narrows(new FlowTable(open), new FlowTable(shorter)), true)
  assert.equal(narrows(new FlowTable(shorter), new FlowTable(open)), false)
})

test('a record reads back from its bytes', () => {
  for (const record of [
    recordOf(globalChat()),
    { ...recordOf(threeRegions()), generation: 7, stops: [{ fromZone: 0, toZone: 4 }] },
    nothingInForce,
  ])
    assert.deepEqual(readPolicyRecord(encodePolicyRecord(record)), record)
  assert.equal(cellCodes.guardrailOf(cellCodes.byGuardrail(5)), 5)
})

test('conditions of a crossing are words of the document', () => {
  for (const { conditions } of Object.values(crossings))
    assert.equal(conditionSet(conditions).toString(2).replaceAll('0', '').length, conditions.length)
})
