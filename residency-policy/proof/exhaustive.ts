/**
 * The table against the reference on every decision there is: each cell with each set of the conditions
 * that the document uses. Others cannot matter: the reference looks only at what a rule asks for.
 */
import { conditionsIn, conditionSet } from '../document/conditions.ts'
import type { Tuple } from '../document/matching.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { tuplesOf } from '../table/compile.ts'
import { type DecisionTable, decideCell } from '../table/decision-table.ts'
import { referenceAllows } from './reference.ts'

export interface Comparison {
  readonly decisions: number
  readonly cells: number
  readonly conditions: readonly string[]
  /** The first ones, if any. */
  readonly differences: readonly Difference[]
  /** Decisions that are not alike. */
  readonly different: number
}

export interface Difference {
  readonly tuple: Tuple
  readonly conditions: readonly string[]
  readonly table: boolean
  readonly reference: boolean
}

const differencesKept = 10

export function compareWithReference(
  document: PolicyDocument,
  table: DecisionTable,
  nowMs: number,
  onProgress: (done: number, all: number) => void = () => {},
): Comparison {
  const used = conditionsIn(conditionSet(document.rules.flatMap(({ when = [] }) => when)))
  const sets = subsets(used).map((words) => ({ words, bits: conditionSet(words), set: new Set<string>(words) }))
  const all = table.cells.length * sets.length
  const differences: Difference[] = []
  let different = 0
  let decisions = 0
  let at = 0
  const counts = [table.classes.length, table.ops.length, table.regions.length, table.forms.length] as const
  for (const tuple of tuplesOf(document)) {
    const [zone, dataClass, op, region, form] = indexes(at++, counts)
    for (const { words, bits, set } of sets) {
      const byTable = decideCell(table, zone, dataClass, op, region, form, bits, nowMs) >= 0
      const byReference = referenceAllows(document, tuple, set, nowMs)
      decisions += 1
      if (byTable === byReference) continue
      different += 1
      if (differences.length < differencesKept)
        differences.push({ tuple, conditions: words, table: byTable, reference: byReference })
    }
    if (at % 64 === 0) onProgress(decisions, all)
  }
  onProgress(decisions, all)
  return { decisions, cells: at, conditions: used, differences, different }
}

function indexes(at: number, [classes, ops, regions, forms]: readonly [number, number, number, number]) {
  const form = at % forms
  const region = Math.floor(at / forms) % regions
  const op = Math.floor(at / forms / regions) % ops
  const dataClass = Math.floor(at / forms / regions / ops) % classes
  return [Math.floor(at / forms / regions / ops / classes), dataClass, op, region, form] as const
}

const subsets = <T>(words: readonly T[]): T[][] =>
  words.reduce<T[][]>((sets, word) => [...sets, ...sets.map((set) => [...set, word])], [[]])
