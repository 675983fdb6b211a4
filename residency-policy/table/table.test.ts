import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conditionSet, conditionWords } from '../document/conditions.ts'
import { exampleNow as now, globalChat } from '../document/example-policy.node.ts'
import { compile } from './compile.ts'
import { byDefault, decideCell } from './decision-table.ts'
import { decide, decidedBy, decideStrictest } from './policy.ts'

const { document } = globalChat()
const table = compile(document)
const all = conditionSet(conditionWords)

const cipher = {
  class: 'msg.e2ee',
  op: 'store',
  region: 'us-east',
  form: 'e2ee',
  conditions: ['recipient_home', 'user_initiated'],
}

test('what a rule allows is allowed by it, what a guardrail forbids is forbidden by it, the rest by default', () => {
  assert.equal(decidedBy(decide(table, { zone: 'EU', ...cipher }, now)), '1to1-cipher')
  assert.equal(decidedBy(decide(table, { zone: 'EU', ...cipher, class: 'msg.body', form: 'plain' }, now)), 'g-body-out')
  assert.equal(decidedBy(decide(table, { zone: 'EU', ...cipher, conditions: [] }, now)), 'default')
})

test('unlabelled, unknown and misspelt questions are denied', () => {
  const asked = { zone: 'EU', ...cipher }
  for (const wrong of [
    { zone: 'XX' },
    { class: '' },
    { class: 'msg.e2e' },
    { op: 'read' },
    { region: 'mars' },
    { form: 'plan' },
  ]) {
    assert.deepEqual(decide(table, { ...asked, ...wrong }, now), { effect: 'deny', because: 'default' })
  }
  assert.equal(decidedBy(decide(table, { ...asked, conditions: ['recipient_home', 'user_initated'] }, now)), 'default')
})

test('decideCell is total: no index, number or NaN allows anything outside the table', () => {
  const wild = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0.5, 2 ** 32))
  fc.assert(
    fc.property(fc.tuple(wild, wild, wild, wild, wild), ([zone, dataClass, op, region, form]) => {
      const inside = [
        [zone, table.zones],
        [dataClass, table.classes],
        [op, table.ops],
        [region, table.regions],
        [form, table.forms],
      ] as const
      const isCell = inside.every(([at, words]) => Number.isInteger(at) && at >= 0 && at < words.length)
      const code = decideCell(table, zone, dataClass, op, region, form, all, now)
      assert.ok(isCell || code === byDefault)
    }),
    { numRuns: 20_000 },
  )
})

test('an expired basis, a suspended one and a clock that is no number allow nothing', () => {
  const asked = { zone: 'EU', ...cipher }
  const last = Date.parse('2028-12-31T23:59:59.999Z')
  assert.equal(decide(table, asked, last).effect, 'allow')
  assert.equal(decide(table, asked, last + 1).effect, 'deny')
  assert.equal(decide(table, asked, NaN).effect, 'deny')
  const suspended = new Uint8Array(table.rules.length)
  suspended[table.rules.findIndex(({ id }) => id === '1to1-cipher')] = 1
  assert.equal(decide(table, asked, now, suspended).effect, 'deny')
})

test('a record about several people goes where each of their zones allows', () => {
  const group = {
    class: 'group.body',
    op: 'store',
    region: 'ap-southeast',
    form: 'plain',
    conditions: ['member_in_target'],
  }
  assert.equal(decideStrictest(table, ['US', 'SG'], group, now).effect, 'allow')
  assert.equal(decideStrictest(table, ['US', 'EU'], group, now).effect, 'deny')
  assert.equal(decideStrictest(table, [], group, now).effect, 'deny')
  // For every set of zones: allowed iff each alone is.
  for (let set = 1; set < 2 ** table.zones.length; set++) {
    const zones = table.zones.filter((_, at) => (set & (1 << at)) !== 0)
    const each = zones.every((zone) => decide(table, { ...group, zone }, now).effect === 'allow')
    assert.equal(decideStrictest(table, zones, group, now).effect === 'allow', each)
  }
})
