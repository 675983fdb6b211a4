import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodePolicy, readPolicy } from '../../protocol/cold-messages.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { threeRegions } from '../document/example-policy.node.ts'
import type { PolicyDocument, Quota, Rule, TransferBasis } from '../document/policy-document.ts'
import { compile } from '../table/compile.ts'
import { compileFlows } from './compile-flows.ts'
import type { PersonalClass } from './data-classes.ts'
import { FlowTable, narrows } from './flow-table.ts'
import { type FlowQuota, nothingInForce } from './policy-record.ts'
import { readPolicyRecord, encodePolicyRecord } from './policy-record-codec.ts'
import { countedBefore, isOver, periodAt } from './quotas.ts'

const [eu, us, ap] = [1, 2, 3] as const
const day = Date.parse('2026-11-30T00:00:00Z')
const { document: standard } = threeRegions()
const quota: Quota = { countDistinct: 'subject', period: 'calendar-year', warn: 80, stop: 100 }
const basis: TransferBasis = { from: 'any', to: 'any', instrument: 'placeholder', expires: '2028-12-31' }

/** Rules by id on bases of their own. */
function tableOf(
  bases: Readonly<Record<string, TransferBasis>>,
  onBasis: Readonly<Record<string, string>>,
  split: (rule: Rule) => readonly Rule[] = (rule) => [rule],
) {
  const document: PolicyDocument = {
    ...standard,
    transferBases: { ...standard.transferBases, ...bases },
    rules: standard.rules
      .map((rule) => ({ ...rule, ...(onBasis[rule.id] && { basis: onBasis[rule.id] as string }) }))
      .flatMap(split),
  }
  const record = { ...nothingInForce, ...compileFlows(document, compile(document), standardPlaces), activation: 1 }
  return new FlowTable(readPolicyRecord(encodePolicyRecord(record)))
}

const chatLimited = tableOf({ CAC: { ...basis, quota } }, { chat: 'CAC' })

test('under a quota somebody has to count: whoever does not is refused, by the rule', () => {
  const refused = { allow: false, because: 'quota', rule: 'chat' }
  for (const dataClass of ['msg.body', 'receipt'] as const) {
    assert.deepEqual(chatLimited.judge(eu, dataClass, us, day), refused)
    const asked: string[] = []
    const counts = (answer: boolean) => (quotas: readonly FlowQuota[]) => {
      asked.push(...quotas.map((one) => one.basis))
      return answer
    }
    assert.deepEqual(chatLimited.judgeCounted(eu, dataClass, us, day, counts(false)), refused)
    const allowed = chatLimited.judgeCounted(eu, dataClass, us, day, counts(true))
    assert.deepEqual([allowed.allow, allowed.allow && allowed.basis], [true, 'CAC'])
    assert.deepEqual(asked, ['CAC', 'CAC'])
    assert.equal(chatLimited.judgeAtGate(eu, dataClass, us, day).allow, true)
  }
  assert.equal(chatLimited.judge(eu, 'msg.body', eu, day).allow, true)
  assert.equal(chatLimited.judge(eu, 'profile', us, day).allow, true)
})

test('nobody is counted for what is refused anyway: an end, a guardrail, a way back that is closed', () => {
  const counts = () => assert.fail('somebody was counted')
  const later = Date.parse('2100-01-01T00:00:00Z')
  assert.deepEqual(chatLimited.judgeCounted(eu, 'msg.body', us, later, counts), {
    allow: false,
    because: 'expired',
    rule: 'chat',
  })
  assert.equal(chatLimited.judgeCounted(eu, 'msg.body', 4, day, counts).allow, false)
  const closed = new FlowTable({ ...chatLimited.record, stops: [{ fromZone: us, toZone: eu }] })
  const judged = closed.judgeBothWays(eu, 'msg.body', us, us, day, counts)
  assert.deepEqual(judged.allow === false && judged.because, 'return-path')
})

test('the way back has to be there, and is counted by whoever takes it', () => {
  let counted = 0
  const judged = chatLimited.judgeBothWays(eu, 'msg.body', us, us, day, () => {
    counted += 1
    return true
  })
  assert.deepEqual([judged.allow, counted], [true, 1])
  assert.equal(chatLimited.judgeBothWays(eu, 'msg.body', us, us, day).allow, false)
})

const everything = { groups: 'CAC', directory: 'CAC', people: 'CAC' }

test('where nobody knows who is counted a quota lets nothing through, at gates neither', () => {
  const table = tableOf({ CAC: { ...basis, quota } }, everything)
  for (const dataClass of ['presence', 'directory.home', 'directory.lookup'] as const)
    for (const judged of [
      table.judge(eu, dataClass, us, day),
      table.judgeCounted(eu, dataClass, us, day, countedBefore),
      table.judgeAtGate(eu, dataClass, us, day),
    ])
      assert.deepEqual(judged.allow === false && judged.because, 'quota', dataClass)
})

test('a record about people goes where each of them is counted, and their name, for which nobody is counted', () => {
  const table = tableOf({ CAC: { ...basis, quota } }, everything)
  const [yes, no] = [
    { zone: eu, counted: [{ basis: 'CAC', period: '2026' }] },
    { zone: eu, counted: [] },
  ]
  const lastYear = { zone: eu, counted: [{ basis: 'CAC', period: '2025' }] }
  for (const dataClass of ['group.body', 'group.roster', 'profile'] as const) {
    assert.equal(table.judgeAbout([yes, yes], dataClass, us, day).allow, true)
    for (const other of [no, lastYear])
      assert.deepEqual(
        [yes, other].map((one) => table.judgeAbout([yes, one], dataClass, us, day).allow),
        [true, false],
      )
  }
})

test('what needs two bases with quotas is counted under both, and gates pass what was', () => {
  const table = tableOf(
    { CAC: { ...basis, quota }, META: { ...basis, quota: { ...quota, stop: 60 } } },
    { chat: 'CAC' },
    ({ id, classes, ...rule }) =>
      id === 'chat'
        ? [
            { ...rule, id, classes: ['msg.body'] },
            { ...rule, id: 'meta', classes: ['msg.meta'], basis: 'META' },
          ]
        : [{ ...rule, id, classes }],
  )
  const bases = (dataClass: PersonalClass): string[] => table.quotasOf(eu, dataClass, us).map((one) => one.basis)
  assert.deepEqual([bases('msg.body'), bases('receipt'), bases('group.body')], [['CAC', 'META'], ['META'], []])
  assert.equal(table.judgeCounted(eu, 'msg.body', us, day, (quotas) => quotas.length === 2).allow, true)
  assert.equal(table.judge(eu, 'msg.body', us, day).allow, false)
  assert.equal(table.judgeAtGate(eu, 'msg.body', us, day).allow, true)
})

test('a basis of several homes is divided between them; one of a single zone is not', () => {
  assert.deepEqual(chatLimited.record.quotas, [{ basis: 'CAC', monthly: false, warn: 26, stop: 33 }])
  assert.deepEqual(
    [eu, us, ap, 4].map((region) => chatLimited.quotasAt(region).length),
    [1, 1, 1, 0],
  )
  const monthly = { ...quota, period: 'calendar-month' } as const
  const ofOne = tableOf({ CAC: { ...basis, from: 'EU', quota: monthly } }, { chat: 'CAC' })
  assert.deepEqual(ofOne.record.quotas, [{ basis: 'CAC', monthly: true, warn: 80, stop: 100 }])
  assert.deepEqual(
    [eu, us].map((region) => ofOne.quotasAt(region).length),
    [1, 0],
  )
})

test('a limit that comes or goes closes no gate; losing the rule does', () => {
  const open = tableOf({}, {})
  assert.equal(narrows(open, chatLimited), false)
  assert.equal(narrows(chatLimited, open), false)
  assert.equal(
    narrows(chatLimited, new FlowTable({ ...chatLimited.record, stops: [{ fromZone: 0, toZone: 0 }] })),
    true,
  )
})

test('property: a period is what the platform’s calendar says', () => {
  const ends = fc
    .integer({ min: 1970, max: 9_999 })
    .chain((year) =>
      fc
        .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -1, max: 1 }))
        .map(([month, off]) => Date.UTC(year, month) + off),
    )
  const times = fc
    .oneof(fc.integer({ min: 0, max: Date.UTC(9_999, 11) }), ends)
    .filter((at) => at >= 0 && at < Date.UTC(9_999, 11, 31))
  fc.assert(
    fc.property(times, (at) => {
      const written = new Date(at).toISOString()
      assert.deepEqual([periodAt(false, at), periodAt(true, at)], [written.slice(0, 4), written.slice(0, 7)])
    }),
    { numRuns: 2_000 },
  )
})

test('periods are those of the calendar in UTC, and one that is over is known by its name', () => {
  const last = Date.parse('2026-12-31T23:59:59.999Z')
  assert.deepEqual([periodAt(false, last), periodAt(true, last)], ['2026', '2026-12'])
  assert.deepEqual([periodAt(false, last + 1), periodAt(true, last + 1)], ['2027', '2027-01'])
  assert.deepEqual(
    ['2025', '2026', '2027', '2026-11', '2026-12', '2027-01'].map((period) => isOver(period, last)),
    [true, false, false, true, false, false],
  )
})

test('a record from when a rule had one quota at most is read as it was meant, and not as one without', () => {
  const plain = readPolicy(encodePolicyRecord(chatLimited.record))
  const rules = plain.rules.map((rule) => ({ ...rule, quota: rule.quotas[0] ?? 0, quotas: new Uint8Array(0) }))
  const { rules: read } = readPolicyRecord(encodePolicy({ ...plain, rules }).slice())
  assert.deepEqual(read, chatLimited.record.rules)
})
