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

/** The example with two zones and five classes, and what concerns them: small enough for every question. */
function small(): PolicyDocument {
  const zones = ['EU', 'CN']
  const classes = ['msg.body', 'msg.e2ee', 'msg.meta', 'directory.home', 'e2ee.prekey']
  const kept = (words: unknown, known: readonly string[]): unknown =>
    Array.isArray(words) ? words.filter((word: string) => known.includes(word)) : words
  const within = <T extends object>(list: readonly T[]): T[] =>
    list
      .map((each) => ({
        ...each,
        ...('zones' in each && { zones: kept(each.zones, zones) }),
        ...('classes' in each && { classes: kept(each.classes, classes) }),
        ...('classesNot' in each && { classesNot: kept(each.classesNot, classes) }),
      }))
      .filter((each) => !Object.values(each).some((words) => Array.isArray(words) && words.length === 0))
  const only = <T>(all: Readonly<Record<string, T>>, words: readonly string[]): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([word]) => words.includes(word)))
  return edited({
    zones: only(document.zones, zones),
    dataClasses: only(document.dataClasses, classes),
    rules: within(document.rules),
    guardrails: within(document.guardrails ?? []),
  })
}

test('the table equals the reference on every decision', () => {
  const example = small()
  const { decisions, cells, conditions, different } = compareWithReference(example, compile(example), now)
  assert.equal(decisions, cells * 2 ** conditions.length)
  assert.equal(different, 0)
})

test('a table with one wrong cell is noticed by both engines', () => {
  const example = small()
  const wrong = compile(example)
  const closed = wrong.cells.findIndex((entry) => wrong.firstWay[entry] === wrong.firstWay[entry + 1])
  const open = wrong.cells.findIndex((entry) => wrong.firstWay[entry] !== wrong.firstWay[entry + 1])
  wrong.cells[closed] = wrong.cells[open] as number
  assert.ok(compareWithReference(example, wrong, now).different > 0)
  assert.ok(compareWithCedar(example, wrong, now).different > 0)
})

test('Cedar agrees on every cell', () => {
  const example = small()
  const { decisions, different, differences } = compareWithCedar(example, compile(example), now)
  assert.deepEqual(differences, [])
  assert.equal(different, 0)
  assert.ok(decisions > 3_000)
})

test('on a day after the last basis Cedar agrees, too', () => {
  const example = small()
  assert.equal(compareWithCedar(example, compile(example), Date.parse('2030-01-01')).different, 0)
})

test('the invariants of the example hold; a rule that breaks one is named', () => {
  assert.ok(checkInvariants(document, table).every(({ holds }) => holds))
  const leaking = edited({
    guardrails: document.guardrails?.filter(({ id }) => id !== 'g-body-out') ?? [],
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
