/**
 * Why a flow is allowed or not, and what the smallest change would be that allows it. The change is
 * found by asking each rule what it would take (`smallest-change.ts`), not by guessing words.
 */
import type { Tuple } from '../document/matching.ts'
import type { ParsedPolicy } from '../document/parse.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { decide } from '../table/policy.ts'
import { type Change, guardrailsOver, type Located, located, smallestChange } from './smallest-change.ts'

export type Explanation =
  | {
      readonly effect: 'allow'
      readonly rule: Located
      readonly basis: string | undefined
      readonly instrument: string | undefined
      /** The last day on which the basis holds. */
      readonly expires: string | undefined
      readonly policy: { readonly id: string; readonly version: number }
    }
  | {
      readonly effect: 'deny'
      readonly guardrails: readonly Located[]
      /** All of them together allow it. */
      readonly changes: readonly Change[]
      /** Invariants that say it must never be: they would have to go, too. */
      readonly breaks: readonly Located[]
      readonly policy: { readonly id: string; readonly version: number }
    }

export function explain(
  policy: ParsedPolicy,
  table: DecisionTable,
  tuple: Tuple,
  when: readonly string[],
  nowMs: number,
): Explanation {
  const { document } = policy
  const named = { id: table.id, version: table.version }
  const decision = decide(table, { ...tuple, conditions: when }, nowMs)
  if (decision.effect === 'allow') {
    const { id, basis } = decision.rule
    const found = basis === undefined ? undefined : document.transferBases?.[basis]
    const at = document.rules.findIndex((rule) => rule.id === id)
    return {
      effect: 'allow',
      rule: located(policy, 'rules', at, id),
      basis,
      instrument: found?.instrument,
      expires: found?.expires,
      policy: named,
    }
  }
  const change = smallestChange(policy, table, tuple, when, nowMs)
  return { effect: 'deny', guardrails: guardrailsOver(policy, tuple), ...change, policy: named }
}
