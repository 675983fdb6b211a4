import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edited, exampleNow as now, globalChat } from '../document/example-policy.node.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { compile } from '../table/compile.ts'
import { compareWithCedar } from './cedar.wasm.ts'
import { coverage, runDocumentTests } from './document-tests.ts'
import { compareWithReference } from './exhaustive.ts'
import { checkInvariants } from './invariants.ts'

const { document } = globalChat()
const table = compile(document)

/** The example with two zones and what concerns them: every decision of it in a second. */
function twoZones(): PolicyDocument {
  const zones = ['EU', 'CN']
  const within = <T extends { readonly zones?: '*' | readonly string[] }>(list: readonly T[]): T[] =>
    list.flatMap((each) => {
      if (!Array.isArray(each.zones)) return [each]
      const kept = each.zones.filter((zone: string) => zones.includes(zone))
      return kept.length === 0 ? [] : [{ ...each, zones: kept }]
    })
  return edited({
    zones: Object.fromEntries(zones.map((zone) => [zone, document.zones[zone] as never])),
    rules: within(document.rules).slice(0, 12),
    guardrails: within(document.guardrails ?? []),
  })
}

test('the table equals the reference on every decision', () => {
  const small = twoZones()
  const { decisions, cells, conditions, different } = compareWithReference(small, compile(small), now)
  assert.equal(decisions, cells * 2 ** conditions.length)
  assert.equal(different, 0)
})

test('a table with one wrong cell is noticed by both engines', () => {
  const small = twoZones()
  const wrong = compile(small)
  const closed = wrong.cells.findIndex((entry) => wrong.firstWay[entry] === wrong.firstWay[entry + 1])
  const open = wrong.cells.findIndex((entry) => wrong.firstWay[entry] !== wrong.firstWay[entry + 1])
  wrong.cells[closed] = wrong.cells[open] as number
  assert.ok(compareWithReference(small, wrong, now).different > 0)
  assert.ok(compareWithCedar(small, wrong, now).different > 0)
})

test('Cedar agrees on every cell', () => {
  const small = twoZones()
  const { decisions, different, differences } = compareWithCedar(small, compile(small), now)
  assert.deepEqual(differences, [])
  assert.equal(different, 0)
  assert.ok(decisions > 10_000)
})

test('on a day after the last basis Cedar agrees, too', () => {
  const small = twoZones()
  assert.equal(compareWithCedar(small, compile(small), Date.parse('2030-01-01')).different, 0)
})

test('the invariants of the example hold; a rule that breaks one is named', () => {
  assert.ok(checkInvariants(document, table).every(({ holds }) => holds))
  const leaking = edited({
    rules: [
      ...document.rules,
      { id: 'leak', zones: ['EU'], classes: ['push.token'], ops: ['push'], to: ['us-east'], forms: ['plain'] },
    ],
  })
  const broken = checkInvariants(leaking, compile(leaking)).filter(({ holds }) => !holds)
  assert.deepEqual(
    broken.map(({ id }) => id),
    ['i3', 'i7'],
  )
  assert.equal(broken[0]?.holds === false && broken[0].rule, 'leak')
})

test('a guardrail that makes a possible thing impossible breaks `possible`', () => {
  const bricked = edited({ guardrails: [...(document.guardrails ?? []), { id: 'all', zones: ['SG'] }] })
  const broken = checkInvariants(bricked, compile(bricked)).filter(({ holds }) => !holds)
  assert.deepEqual(
    broken.map(({ id }) => id),
    ['i4'],
  )
})

test('the tests of the example pass and meet every rule', () => {
  assert.ok(runDocumentTests(document, table, now).every(({ passed }) => passed))
  const rules = document.rules.map(({ id }) => id)
  assert.deepEqual(
    coverage(document, table, now).notMet.filter((id) => rules.includes(id)),
    [],
  )
})
