/**
 * Invariants over the whole table. Conditions are positive, so what is allowed under some set of them
 * is allowed under all of them: looking at every cell with all conditions is looking at every decision.
 */
import { hasForm, matches, type Tuple } from '../document/matching.ts'
import type { Invariant, PolicyDocument, Rule } from '../document/policy-document.ts'
import { tuplesOf } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'

export type InvariantResult =
  | { readonly id: string; readonly holds: true; readonly cells: number }
  /** A tuple that breaks it; for `possible`, one that is not possible. */
  | { readonly id: string; readonly holds: false; readonly counterexample: Tuple; readonly rule: string | undefined }

export function checkInvariants(document: PolicyDocument, table: DecisionTable): InvariantResult[] {
  const allowed = allowedCells(document, table)
  return (document.invariants ?? []).map((invariant) => {
    if ('possible' in invariant) return checkPossible(document, invariant, allowed)
    const broken = allowed.find((cell) => breaks(document, invariant, cell))
    if (broken === undefined) return { id: invariant.id, holds: true, cells: table.cells.length }
    return { id: invariant.id, holds: false, counterexample: broken.tuple, rule: broken.rules[0]?.id }
  })
}

interface AllowedCell {
  readonly tuple: Tuple
  /** Rules that allow it under some conditions, expired bases counted: an invariant holds for all days. */
  readonly rules: readonly Rule[]
}

function allowedCells(document: PolicyDocument, table: DecisionTable): AllowedCell[] {
  return [...tuplesOf(document)].flatMap((tuple, at) => {
    const entry = table.cells[at] as number
    const ways = table.wayRule.subarray(table.firstWay[entry], table.firstWay[entry + 1])
    return ways.length === 0 ? [] : [{ tuple, rules: [...ways].map((rule) => document.rules[rule] as Rule) }]
  })
}

function breaks(document: PolicyDocument, invariant: Invariant, { tuple, rules }: AllowedCell): boolean {
  if ('never' in invariant) return matches(document, invariant.never, tuple)
  if (!('basisRequired' in invariant) || !matches(document, invariant.basisRequired, tuple)) return false
  return rules.some((rule) => rule.basis === undefined && !invariant.basisRequired.except?.includes(rule.id))
}

/** Each zone that the selector names must have, for each class it names, an allowed tuple within it. */
function checkPossible(
  document: PolicyDocument,
  invariant: Extract<Invariant, { possible: unknown }>,
  allowed: readonly AllowedCell[],
): InvariantResult {
  const wanted = [...tuplesOf(document)].filter(
    (tuple) => hasForm(document, tuple) && matches(document, invariant.possible, tuple),
  )
  const keyOf = ({ zone, class: dataClass, op }: Tuple): string => `${zone} ${dataClass} ${op}`
  const possible = new Set(
    allowed.filter(({ tuple }) => matches(document, invariant.possible, tuple)).map(({ tuple }) => keyOf(tuple)),
  )
  const missing = wanted.find((tuple) => !possible.has(keyOf(tuple)))
  if (missing === undefined && wanted.length > 0) return { id: invariant.id, holds: true, cells: wanted.length }
  const anything: Tuple = { zone: '', class: '', op: '', region: '', form: '' }
  return { id: invariant.id, holds: false, counterexample: missing ?? anything, rule: undefined }
}
