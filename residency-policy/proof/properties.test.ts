/** What holds for every document, tried on random ones: seeded in `npm test`, elsewhere with `npm run fuzz`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  arbitraryConditions,
  arbitraryDays,
  arbitraryGuardrail,
  arbitraryPolicy,
} from '../document/arbitrary-policy.ts'
import { conditionSet, conditionsIn } from '../document/conditions.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { type ChangedFlow, diff, opensAnything } from '../preview/diff.ts'
import { allowedCells } from '../preview/allowed-cells.ts'
import { compile, tuplesOf } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { minimalSets } from '../table/minimal-sets.ts'
import { decide, decideStrictest } from '../table/policy.ts'
import { compareWithCedar } from './cedar.wasm.ts'
import { compareWithReference } from './exhaustive.ts'
import { referenceAllows } from './reference.ts'

const day = fc.constantFrom(...arbitraryDays)
const everySituation = Array.from({ length: 2 ** arbitraryConditions.length }, (_, set) =>
  conditionsIn(set).filter((word) => arbitraryConditions.includes(word)),
)

/** By tuple and situation, from the document itself. */
const referenceAnswers = (document: PolicyDocument, now: number): boolean[][] =>
  [...tuplesOf(document)].map((tuple) =>
    everySituation.map((words) => referenceAllows(document, tuple, new Set<string>(words), now)),
  )

const tableAnswers = (document: PolicyDocument, now: number): boolean[][] => {
  const table = compile(document)
  return [...tuplesOf(document)].map((tuple) =>
    everySituation.map((conditions) => decide(table, { ...tuple, conditions }, now).effect === 'allow'),
  )
}

test('the table is the document: every decision of random documents, before, on and after the last day of a basis', () => {
  fc.assert(
    fc.property(arbitraryPolicy, day, (document, now) => {
      assert.equal(compareWithReference(document, compile(document), now).different, 0)
    }),
    { numRuns: 150 },
  )
})

test('Cedar decides random documents alike', () => {
  fc.assert(
    fc.property(arbitraryPolicy, day, (document, now) => {
      assert.deepEqual(compareWithCedar(document, compile(document), now).differences, [])
    }),
    { numRuns: 15 },
  )
})

test('more true conditions never turn allow into deny, whatever the document', () => {
  fc.assert(
    fc.property(arbitraryPolicy, day, (document, now) => {
      for (const answers of tableAnswers(document, now))
        answers.forEach((allowed, set) =>
          answers.forEach((other, more) => assert.ok(!allowed || (set & more) !== set || other)),
        )
    }),
    { numRuns: 100 },
  )
})

test('adding a guardrail never opens a cell, whatever the document and the guardrail', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryGuardrail, day, (document, added, now) => {
      const after = { ...document, guardrails: [...(document.guardrails ?? []), { ...added, id: 'added' }] }
      const open = tableAnswers(document, now)
      tableAnswers(after, now).forEach((answers, cell) =>
        answers.forEach((allowed, set) => assert.ok(!allowed || open[cell]?.[set])),
      )
      assert.equal(opensAnything(diff(compile(document), compile(after), now)), false)
    }),
    { numRuns: 100 },
  )
})

test('the smallest sets are complete, and none of them is too large', () => {
  fc.assert(
    fc.property(arbitraryPolicy, day, (document, now) => {
      const table = compile(document)
      referenceAnswers(document, now).forEach((answers, cell) => {
        const sets = minimalSets(table, cell, now)
        everySituation.forEach((words, situation) => {
          const held = conditionSet(words)
          assert.equal(
            answers[situation],
            sets.some((needs) => (needs & held) === needs),
          )
        })
        for (const set of sets) {
          // One condition less, and it is refused.
          for (const word of conditionsIn(set)) {
            const less = set & ~conditionSet([word])
            assert.ok(!sets.some((needs) => (needs & less) === needs))
          }
        }
      })
    }),
    { numRuns: 100 },
  )
})

const keyOf = ({ zone, class: dataClass, op, region, form }: Omit<ChangedFlow, 'when' | 'before' | 'after'>): string =>
  [zone, dataClass, op, region, form].join(' ')

const cellsOf = (table: DecisionTable, now: number): Map<string, unknown> =>
  new Map([...allowedCells(table, now)].map((flow) => [keyOf(flow), flow.when]))

test('a diff applied to the old table is the new one, and opens and closes exactly what the documents do', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryPolicy, day, (before, after, now) => {
      const changes = diff(compile(before), compile(after), now)
      const old = cellsOf(compile(before), now)
      const cells = new Map(old)
      for (const flow of [...changes.added, ...changes.removed]) {
        assert.deepEqual(old.get(keyOf(flow)) ?? [], flow.before)
        if (flow.after.length === 0) cells.delete(keyOf(flow))
        else cells.set(keyOf(flow), flow.after)
      }
      assert.deepEqual([...cells].sort(), [...cellsOf(compile(after), now)].sort())

      const touched = (flows: readonly ChangedFlow[]): Set<string> => new Set(flows.map(keyOf))
      const [added, removed] = [touched(changes.added), touched(changes.removed)]
      const [was, is] = [referenceAnswers(before, now), referenceAnswers(after, now)]
      ;[...tuplesOf(before)].forEach((tuple, cell) => {
        const opens = everySituation.some((_, set) => !was[cell]?.[set] && is[cell]?.[set])
        const closes = everySituation.some((_, set) => was[cell]?.[set] && !is[cell]?.[set])
        assert.deepEqual([added.has(keyOf(tuple)), removed.has(keyOf(tuple))], [opens, closes])
      })
    }),
    { numRuns: 100 },
  )
})

test('re-homing and modes of groups: what a change permits that was not is told, counts as widening, and nothing else does', () => {
  const permitted = ({ rehoming, groups }: PolicyDocument): string[] => [
    ...(rehoming?.allowed ?? []).map((pair) => pair.join('>')),
    ...(groups?.modes ?? []).filter((mode) => mode !== 'deny'),
  ]
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryPolicy, day, (before, other, now) => {
      const { groups, rehoming } = other
      const { groups: _groups, rehoming: _rehoming, ...flows } = before
      const after = { ...flows, ...(groups && { groups }), ...(rehoming && { rehoming }) }
      const changes = diff(compile(before), compile(after), now)
      const beyond = (some: PolicyDocument, others: PolicyDocument) =>
        permitted(some).filter((each) => !permitted(others).includes(each)).length
      assert.equal(changes.permissions.added.length, beyond(after, before))
      assert.equal(changes.permissions.removed.length, beyond(before, after))
      assert.equal(opensAnything(changes), beyond(after, before) > 0)
    }),
    { numRuns: 100 },
  )
})

test('what a change opens on any later day is told today', () => {
  fc.assert(
    fc.property(arbitraryPolicy, arbitraryPolicy, (before, after) => {
      const [today = 0, ...later] = arbitraryDays
      const changes = diff(compile(before), compile(after), today)
      const told = new Set([...changes.added, ...changes.later.added].map(keyOf))
      for (const day_ of later) {
        const [was, is] = [referenceAnswers(before, day_), referenceAnswers(after, day_)]
        ;[...tuplesOf(before)].forEach((tuple, cell) => {
          const opens = everySituation.some((_, set) => !was[cell]?.[set] && is[cell]?.[set])
          assert.ok(!opens || told.has(keyOf(tuple)), keyOf(tuple))
        })
      }
    }),
    { numRuns: 60 },
  )
})

test('a record about several people goes where each of their zones may go', () => {
  const zones = fc.uniqueArray(fc.constantFrom('EU', 'US', 'CN', 'XX'), { minLength: 1 })
  fc.assert(
    fc.property(arbitraryPolicy, zones, day, (document, all, now) => {
      const table = compile(document)
      for (const { zone: _, ...asked } of tuplesOf(document)) {
        const question = { ...asked, conditions: [...arbitraryConditions] }
        const each = all.every((zone) => decide(table, { ...question, zone }, now).effect === 'allow')
        assert.equal(decideStrictest(table, all, question, now).effect === 'allow', each)
      }
    }),
    { numRuns: 60 },
  )
})
