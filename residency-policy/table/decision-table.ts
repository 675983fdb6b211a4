/**
 * The compiled policy: for each cell (zone, class, operation, region, form) the ways in which it is
 * allowed, each a set of conditions and the rule it comes from, or why it is not. A decision is one
 * index and a few comparisons. Plain arrays and words, so that the same table runs in Node and in the
 * Worker, and can be compared byte by byte.
 */
import type { Permission } from './permissions.ts'

export interface DecisionTable {
  readonly id: string
  readonly version: number
  readonly zones: readonly string[]
  readonly classes: readonly string[]
  readonly ops: readonly string[]
  readonly regions: readonly string[]
  readonly forms: readonly string[]
  readonly rules: readonly TableRule[]
  readonly guardrails: readonly string[]
  /** What is permitted beside flows. */
  readonly permissions: readonly Permission[]
  /** Home of each zone, by index of region. */
  readonly homes: readonly number[]
  /** Entry of each cell, in the order zone, class, op, region, form. */
  readonly cells: Uint16Array
  /** First way of each entry; one more than there are entries. */
  readonly firstWay: Uint32Array
  /** What an entry without a fitting way answers: `byDefault`, or `byGuardrail(n)`. */
  readonly otherwise: Int32Array
  /** Conditions a way needs, as bits. */
  readonly wayConditions: Uint32Array
  /** Index of the rule of a way. */
  readonly wayRule: Uint16Array
}

export interface TableRule {
  readonly id: string
  readonly basis: string | undefined
  /** Milliseconds since 1970 from which the basis does not hold any more. */
  readonly expiresAt: number
  readonly ledger: 'record' | 'batch' | undefined
  /** People a year that its basis may be used for; infinite without a quota. */
  readonly peopleAYear: number
}

/** A cell, by index in the table's words. */
export interface CellIndex {
  readonly zone: number
  readonly class: number
  readonly op: number
  readonly region: number
  readonly form: number
}

/** Index of the rule that allows, or a negative number: why not. */
export type DecisionCode = number

/** No rule allows it, or the question speaks of what the policy does not know. */
export const byDefault: DecisionCode = -1
/** A guardrail forbids it, whatever the rules say. */
export const byGuardrail = (guardrail: number): DecisionCode => -2 - guardrail
export const guardrailOf = (code: DecisionCode): number => -2 - code

/**
 * Decides one cell. Pure and total: an index outside the words, a number that is none and an expired
 * basis allow nothing. `suspended` are bases by rule index that do not hold now (a quota is used up).
 */
export function decideCell(
  table: DecisionTable,
  zone: number,
  dataClass: number,
  op: number,
  region: number,
  form: number,
  conditions: number,
  nowMs: number,
  suspended?: Uint8Array,
): DecisionCode {
  const at = cellAt(table, zone, dataClass, op, region, form)
  const entry = table.cells[at]
  if (entry === undefined) return byDefault
  const end = table.firstWay[entry + 1] as number
  for (let way = table.firstWay[entry] as number; way < end; way++) {
    const needs = table.wayConditions[way] as number
    if ((needs & conditions) !== needs) continue
    const rule = table.wayRule[way] as number
    if (nowMs < (table.rules[rule] as TableRule).expiresAt && suspended?.[rule] !== 1) return rule
  }
  return table.otherwise[entry] as number
}

/** Place of a cell; -1 for one that is not in the table. */
export function cellAt(
  { zones, classes, ops, regions, forms }: DecisionTable,
  zone: number,
  dataClass: number,
  op: number,
  region: number,
  form: number,
): number {
  const inside =
    isIndex(zone, zones) &&
    isIndex(dataClass, classes) &&
    isIndex(op, ops) &&
    isIndex(region, regions) &&
    isIndex(form, forms)
  if (!inside) return -1
  return (((zone * classes.length + dataClass) * ops.length + op) * regions.length + region) * forms.length + form
}

/** A fraction is none: half an operation is the place of another cell. */
const isIndex = (at: number, words: readonly string[]): boolean => at >>> 0 === at && at < words.length
