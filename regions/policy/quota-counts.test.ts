import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import { mostUsed, quotaCounts, QuotaWarnings, warningOf } from './quota-counts.ts'

const table = new FlowTable(
  policyRecordOf(
    { version: 1, allow: allBetween([1, 2]) },
    {
      rules: [
        { id: 'home', basis: '', expiresAt: 0, quotas: [] },
        { id: 'listed', basis: 'CAC', expiresAt: 0, quotas: [1] },
      ],
      quotas: [{ basis: 'CAC', monthly: false, warn: 8, stop: 10 }],
    },
  ),
)
const november = Date.parse('2026-11-30T00:00:00Z')
const counted =
  (people: number, period = '2026') =>
  (key: string): number =>
    key === `${period} CAC` ? people : 0

test('people are told of the period that it is, and of no region that has nobody under the quota', () => {
  const [count, ...others] = quotaCounts(table, 1, counted(7), november)
  assert.deepEqual(count, { basis: 'CAC', period: '2026', people: 7, warn: 8, stop: 10, left: 3, state: 'free' })
  assert.deepEqual(others, [])
  assert.deepEqual(quotaCounts(table, 3, counted(3), november), [])
  const [next] = quotaCounts(table, 1, counted(7), Date.parse('2027-01-01T00:00:00Z'))
  assert.deepEqual([next?.period, next?.people, next?.state], ['2027', 0, 'free'])
})

test('a warning is said once when it is reached, once when the quota is used up, and anew in the next year', () => {
  const warnings = new QuotaWarnings()
  const said = (used: number, period = '2026') =>
    warnings.take(quotaCounts(table, 1, counted(used, period), Date.parse(`${period}-06-01T00:00:00Z`))).map(warningOf)
  assert.deepEqual(said(7), [])
  assert.deepEqual(said(8), ['quota of CAC nears its end: 8 of 10 people in 2026'])
  assert.deepEqual(said(9), [])
  assert.deepEqual(said(10), ['quota of CAC is used up: 10 of 10 people in 2026, others are refused'])
  assert.deepEqual(said(10), [])
  assert.equal(said(8, '2027').length, 1)
})

test('the metric is that of the quota used most', () => {
  assert.equal(mostUsed([]), 0)
  assert.equal(mostUsed(quotaCounts(table, 1, counted(5), november)), 0.5)
})
