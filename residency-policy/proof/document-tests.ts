/** The document's own tests, and which rules and guardrails they met. */
import { conditionWords, conditionSet } from '../document/conditions.ts'
import type { PolicyDocument, PolicyTest } from '../document/policy-document.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { closure } from '../table/movement.ts'
import { decide, decidedBy } from '../table/policy.ts'

export interface TestResult {
  readonly index: number
  readonly name: string
  readonly passed: boolean
  /** What was decided, as a sentence says it: `deny by g-body-out`. */
  readonly decided: string
  readonly expected: string
}

export interface Fraction {
  readonly met: number
  readonly of: number
}

export interface Coverage {
  readonly rules: Fraction
  readonly guardrails: Fraction
  readonly met: readonly string[]
  readonly notMet: readonly string[]
}

/** Everything that conditions can make true. */
export const allConditions = conditionSet(conditionWords)

export function runDocumentTests(document: PolicyDocument, table: DecisionTable, nowMs: number): TestResult[] {
  return (document.tests ?? []).map((test, index) => runTest(document, table, test, index, nowMs))
}

function runTest(
  document: PolicyDocument,
  table: DecisionTable,
  test: PolicyTest,
  index: number,
  nowMs: number,
): TestResult {
  if ('movement' in test) {
    const [from, to] = test.between
    const movement = document.movements?.[test.movement]
    const allowed = movement !== undefined && closure(table, movement, from, to, allConditions, nowMs).allowed
    const decided = allowed ? 'allow' : 'deny'
    const name = test.name ?? `${test.movement} between ${from} and ${to}`
    return { index, name, passed: decided === test.expect, decided, expected: test.expect }
  }
  const { zone, class: dataClass, op, to: region, form, when = [] } = test.given
  const decision = decide(table, { zone, class: dataClass, op, region, form, conditions: when }, nowMs)
  const by = decidedBy(decision)
  const passed = decision.effect === test.expect && (test.rule === undefined || test.rule === by)
  return {
    index,
    name: test.name,
    passed,
    decided: `${decision.effect} by ${by}`,
    expected: test.rule === undefined ? test.expect : `${test.expect} by ${test.rule}`,
  }
}

/**
 * Rules and guardrails that decide some test's tuple. A movement that is expected to be allowed meets
 * the rules that allow its needs.
 */
export function coverage(document: PolicyDocument, table: DecisionTable, nowMs: number): Coverage {
  const met = new Set<string>()
  for (const test of document.tests ?? []) {
    if ('movement' in test) for (const rule of rulesOfMovement(document, table, test, nowMs)) met.add(rule)
    else {
      const { zone, class: dataClass, op, to: region, form, when = [] } = test.given
      met.add(decidedBy(decide(table, { zone, class: dataClass, op, region, form, conditions: when }, nowMs)))
    }
  }
  const { rules, guardrails = [] } = document
  const ids = [...rules, ...guardrails].map(({ id }) => id)
  const fraction = (list: readonly { readonly id: string }[]): Fraction => ({
    met: list.filter(({ id }) => met.has(id)).length,
    of: list.length,
  })
  return {
    rules: fraction(rules),
    guardrails: fraction(guardrails),
    met: ids.filter((id) => met.has(id)),
    notMet: ids.filter((id) => !met.has(id)),
  }
}

function rulesOfMovement(
  document: PolicyDocument,
  table: DecisionTable,
  test: Extract<PolicyTest, { movement: string }>,
  nowMs: number,
): string[] {
  const movement = document.movements?.[test.movement]
  if (movement === undefined) return []
  const [from, to] = test.between
  return closure(table, movement, from, to, allConditions, nowMs).directions.flatMap(({ from: zone, region }) =>
    movement.needs.map(([dataClass, op, form]) =>
      decidedBy(decide(table, { zone, class: dataClass, op, region, form, conditions: conditionWords }, nowMs)),
    ),
  )
}
