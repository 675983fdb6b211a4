/**
 * Why a flow is allowed or not, and what the smallest change would be that allows it. The change is
 * found by asking each rule which of its columns would have to change, not by guessing words.
 */
import { conditionsIn, conditionSet } from '../document/conditions.ts'
import { basisReaches, hasForm, matches, type Tuple } from '../document/matching.ts'
import type { ParsedPolicy } from '../document/parse.ts'
import type { PolicyDocument, Rule, Selector } from '../document/policy-document.ts'
import { expiryOf } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { minimalSets } from '../table/minimal-sets.ts'
import { decide } from '../table/policy.ts'
import { cellOf } from './diff.ts'

export interface Located {
  readonly id: string
  readonly line: number
}

/** One thing to do to the document, or to the situation, so that the flow is allowed. */
export type Change =
  | { readonly do: 'remove-guardrail'; readonly guardrail: Located }
  | { readonly do: 'edit-rule'; readonly rule: Located; readonly add: readonly string[] }
  | { readonly do: 'write-rule' }
  | { readonly do: 'add-form'; readonly class: string; readonly form: string }
  | { readonly do: 'renew-basis'; readonly basis: string; readonly expired: string }
  | { readonly do: 'meet-conditions'; readonly conditions: readonly string[] }

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
      readonly changes: readonly Change[]
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
  const guardrails = (document.guardrails ?? []).flatMap((guardrail, index) =>
    matches(document, guardrail, tuple) ? [located(policy, 'guardrails', index, guardrail.id)] : [],
  )
  return { effect: 'deny', guardrails, changes: changes(policy, table, tuple, when, guardrails, nowMs), policy: named }
}

function changes(
  policy: ParsedPolicy,
  table: DecisionTable,
  tuple: Tuple,
  when: readonly string[],
  guardrails: readonly Located[],
  nowMs: number,
): Change[] {
  const { document } = policy
  const lacking = conditionsLacking(table, tuple, when, nowMs)
  if (lacking !== undefined) return [{ do: 'meet-conditions', conditions: lacking }]
  const removals = guardrails.map((guardrail): Change => ({ do: 'remove-guardrail', guardrail }))
  const form: Change[] = hasForm(document, tuple) ? [] : [{ do: 'add-form', class: tuple.class, form: tuple.form }]
  return [...removals, ...form, ...ruleChanges(policy, tuple, when, nowMs)]
}

/** Fewest conditions that are missing for a cell which some rule does allow. */
function conditionsLacking(
  table: DecisionTable,
  tuple: Tuple,
  when: readonly string[],
  nowMs: number,
): string[] | undefined {
  const held = conditionSet(when)
  const lacking = minimalSets(table, cellOf(table, tuple), nowMs).map((set) => conditionsIn(set & ~held))
  return lacking.toSorted((a, b) => a.length - b.length)[0]
}

/** The rule that comes nearest, with the words it lacks. One that says `home` cannot be given a region. */
function ruleChanges(policy: ParsedPolicy, tuple: Tuple, when: readonly string[], nowMs: number): Change[] {
  const { document } = policy
  const nearest = document.rules
    .map((rule, index) => ({ rule, index, lacks: columnsLacking(document, rule, tuple) }))
    .filter(({ rule, lacks }) => Array.isArray(rule.to) || !lacks.some((lack) => lack.startsWith('to: ')))
    .toSorted((a, b) => a.lacks.length - b.lacks.length)[0]
  // A rule that differs in most columns speaks of something else.
  if (nearest === undefined || nearest.lacks.length > 3) return [{ do: 'write-rule' }]
  const { rule, index, lacks } = nearest
  const basis = rule.basis === undefined ? undefined : document.transferBases?.[rule.basis]
  const missing = (rule.when ?? []).filter((condition) => !when.includes(condition))
  return [
    ...(lacks.length > 0
      ? [{ do: 'edit-rule', rule: located(policy, 'rules', index, rule.id), add: lacks } as const]
      : []),
    ...(rule.basis !== undefined && basis !== undefined && nowMs >= expiryOf(basis)
      ? [{ do: 'renew-basis', basis: rule.basis, expired: basis.expires } as const]
      : []),
    ...(missing.length > 0 ? [{ do: 'meet-conditions', conditions: missing } as const] : []),
  ]
}

/** Words that would have to be added to the rule, as `column: word`. */
function columnsLacking(document: PolicyDocument, rule: Rule, tuple: Tuple): string[] {
  const lacks = (column: string, selector: Selector, word: string): string[] =>
    matches(document, selector, tuple) ? [] : [`${column}: ${word}`]
  return [
    ...lacks('zones', { zones: rule.zones }, tuple.zone),
    ...lacks('classes', { classes: rule.classes, classesNot: rule.classesNot }, tuple.class),
    ...lacks('ops', { ops: rule.ops }, tuple.op),
    ...lacks('to', { to: rule.to, toNot: rule.toNot }, tuple.region),
    ...lacks('forms', { forms: rule.forms, formsNot: rule.formsNot }, tuple.form),
    ...(basisReaches(document, rule.basis, tuple) ? [] : [`basis: one from ${tuple.zone} to ${tuple.region}`]),
  ]
}

const located = ({ at }: ParsedPolicy, list: 'rules' | 'guardrails', index: number, id: string): Located => ({
  id,
  line: at([list, index]).line,
})
