/**
 * The fewest things to do so that a refused flow is allowed: conditions to meet where a rule waits for
 * them; else the guardrails that stand over it go, and of all rules the one that needs least is
 * widened. A rule that would have to change in most of its columns speaks of something else, so a new
 * one is less.
 */
import { conditionsIn, conditionSet } from '../document/conditions.ts'
import { basisReaches, hasForm, matches, type Tuple } from '../document/matching.ts'
import type { ParsedPolicy } from '../document/parse.ts'
import type { PolicyDocument, Rule, Selector } from '../document/policy-document.ts'
import { expiryOf } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { minimalSets } from '../table/minimal-sets.ts'
import { cellOf } from './diff.ts'

export interface Located {
  readonly id: string
  readonly line: number
}

/** One thing to do to the document, or to the situation. */
export type Change =
  | { readonly do: 'remove-guardrail'; readonly guardrail: Located }
  /** `add` and `remove`: words as `column: word`; a basis is put in the place of the one that is there. */
  | {
      readonly do: 'edit-rule'
      readonly rule: Located
      readonly add: readonly string[]
      readonly remove: readonly string[]
    }
  /** With exactly this zone, class, operation, region and form. */
  | { readonly do: 'write-rule' }
  /** A transfer basis from this zone to this law, named by the rule. */
  | { readonly do: 'find-basis'; readonly rule: Located; readonly from: string; readonly to: string }
  | { readonly do: 'add-form'; readonly class: string; readonly form: string }
  | { readonly do: 'renew-basis'; readonly basis: string; readonly expired: string }
  | { readonly do: 'meet-conditions'; readonly conditions: readonly string[] }

export interface SmallestChange {
  readonly changes: readonly Change[]
  readonly breaks: readonly Located[]
}

export function smallestChange(
  policy: ParsedPolicy,
  table: DecisionTable,
  tuple: Tuple,
  when: readonly string[],
  nowMs: number,
): SmallestChange {
  const lacking = conditionsLacking(table, tuple, when, nowMs)
  if (lacking !== undefined) return { changes: [{ do: 'meet-conditions', conditions: lacking }], breaks: [] }
  const { document } = policy
  const removals = guardrailsOver(policy, tuple).map((guardrail): Change => ({ do: 'remove-guardrail', guardrail }))
  const form: Change[] = hasForm(document, tuple) ? [] : [{ do: 'add-form', class: tuple.class, form: tuple.form }]
  const changes = [...removals, ...form, ...ruleChanges(policy, tuple, when, nowMs)]
  return { changes, breaks: invariantsAgainst(policy, tuple) }
}

export const guardrailsOver = (policy: ParsedPolicy, tuple: Tuple): Located[] =>
  (policy.document.guardrails ?? []).flatMap((guardrail, index) =>
    matches(policy.document, guardrail, tuple) ? [located(policy, 'guardrails', index, guardrail.id)] : [],
  )

const invariantsAgainst = (policy: ParsedPolicy, tuple: Tuple): Located[] =>
  (policy.document.invariants ?? []).flatMap((invariant, index) =>
    'never' in invariant && matches(policy.document, invariant.never, tuple)
      ? [located(policy, 'invariants', index, invariant.id)]
      : [],
  )

export const located = (
  { at }: ParsedPolicy,
  list: 'rules' | 'guardrails' | 'invariants',
  index: number,
  id: string,
): Located => ({ id, line: at([list, index]).line })

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

/** More edits than this make another rule of it. */
const editsMax = 3

function ruleChanges(policy: ParsedPolicy, tuple: Tuple, when: readonly string[], nowMs: number): Change[] {
  const ways = policy.document.rules.flatMap((rule, index) => {
    const changes = widened(policy, rule, index, tuple, when, nowMs)
    return changes === undefined ? [] : [{ changes, edits: editsOf(changes), size: sizeOf(changes) }]
  })
  const [least] = ways.filter(({ edits }) => edits <= editsMax).toSorted((a, b) => a.edits - b.edits || a.size - b.size)
  return least?.changes ?? [{ do: 'write-rule' }]
}

const editsOf = (changes: readonly Change[]): number =>
  changes.reduce((sum, change) => sum + (change.do === 'edit-rule' ? change.add.length + change.remove.length : 0), 0)

const sizeOf = (changes: readonly Change[]): number =>
  changes.reduce((sum, change) => sum + (change.do === 'meet-conditions' ? change.conditions.length : 1), 0)

/** What would make this rule allow the tuple; nothing does for one whose place is no list of regions. */
function widened(
  policy: ParsedPolicy,
  rule: Rule,
  index: number,
  tuple: Tuple,
  when: readonly string[],
  nowMs: number,
): Change[] | undefined {
  const { document } = policy
  const edits = columnEdits(document, rule, tuple)
  if (edits === undefined) return undefined
  const at = located(policy, 'rules', index, rule.id)
  const basis = basisChange(document, rule, at, tuple, nowMs)
  const add = [...edits.add, ...basis.add]
  const missing = (rule.when ?? []).filter((condition) => !when.includes(condition))
  return [
    ...(add.length + edits.remove.length > 0
      ? [{ do: 'edit-rule', rule: at, add, remove: edits.remove } as const]
      : []),
    ...basis.changes,
    ...(missing.length > 0 ? [{ do: 'meet-conditions', conditions: missing } as const] : []),
  ]
}

interface Edits {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

function columnEdits(document: PolicyDocument, rule: Rule, tuple: Tuple): Edits | undefined {
  const refuses = (selector: Selector): boolean => !matches(document, selector, tuple)
  if (refuses({ to: rule.to }) && !Array.isArray(rule.to)) return undefined
  if (refuses({ toNot: rule.toNot }) && !Array.isArray(rule.toNot)) return undefined
  const add = [
    ...(refuses({ zones: rule.zones }) ? [`zones: ${tuple.zone}`] : []),
    ...(refuses({ classes: rule.classes }) ? [`classes: ${tuple.class}`] : []),
    ...(refuses({ ops: rule.ops }) ? [`ops: ${tuple.op}`] : []),
    ...(refuses({ to: rule.to }) ? [`to: ${tuple.region}`] : []),
    ...(refuses({ forms: rule.forms }) ? [`forms: ${tuple.form}`] : []),
  ]
  const remove = [
    ...(refuses({ classesNot: rule.classesNot }) ? [`classesNot: ${tuple.class}`] : []),
    ...(refuses({ toNot: rule.toNot }) ? [`toNot: ${tuple.region}`] : []),
    ...(refuses({ formsNot: rule.formsNot }) ? [`formsNot: ${tuple.form}`] : []),
  ]
  return { add, remove }
}

/** The rule's own basis if it reaches, renewed if need be; else another that does; else one must be found. */
function basisChange(
  document: PolicyDocument,
  rule: Rule,
  at: Located,
  tuple: Tuple,
  nowMs: number,
): { readonly add: readonly string[]; readonly changes: readonly Change[] } {
  const bases = document.transferBases ?? {}
  const holds = (name: string): boolean => nowMs < expiryOf(bases[name])
  if (basisReaches(document, rule.basis, tuple)) {
    const found = rule.basis === undefined ? undefined : bases[rule.basis]
    if (rule.basis === undefined || found === undefined || holds(rule.basis)) return { add: [], changes: [] }
    return { add: [], changes: [{ do: 'renew-basis', basis: rule.basis, expired: found.expires }] }
  }
  const other = Object.keys(bases).find((name) => basisReaches(document, name, tuple) && holds(name))
  if (other !== undefined) return { add: [`basis: ${other}`], changes: [] }
  const to = document.regions[tuple.region]?.law ?? tuple.region
  return { add: [], changes: [{ do: 'find-basis', rule: at, from: tuple.zone, to }] }
}
