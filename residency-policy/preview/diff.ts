/**
 * What a change of policy opens and closes: the exact difference of two tables, cell by cell and
 * condition set by condition set. Words that only one of them has take part, so a new region or class
 * shows with all its flows.
 */
import { conditionsIn } from '../document/conditions.ts'
import type { Tuple } from '../document/matching.ts'
import { cellAt, type DecisionTable } from '../table/decision-table.ts'
import { minimalSets } from '../table/minimal-sets.ts'

export interface Flow extends Tuple {
  /** Smallest sets of conditions under which it is (or was) allowed and was (or is) not before. */
  readonly when: readonly (readonly string[])[]
}

export interface PolicyDiff {
  readonly added: readonly Flow[]
  readonly removed: readonly Flow[]
}

export function diff(before: DecisionTable, after: DecisionTable, nowMs: number): PolicyDiff {
  const added: Flow[] = []
  const removed: Flow[] = []
  for (const tuple of tuplesOfBoth(before, after)) {
    const old = setsOf(before, tuple, nowMs)
    const young = setsOf(after, tuple, nowMs)
    const opened = young.filter((set) => !isCovered(set, old))
    const closed = old.filter((set) => !isCovered(set, young))
    if (opened.length > 0) added.push({ ...tuple, when: opened.map(conditionsIn) })
    if (closed.length > 0) removed.push({ ...tuple, when: closed.map(conditionsIn) })
  }
  return { added, removed }
}

/** Whether something allowed under one of `sets` is allowed under `set`, which has more conditions. */
const isCovered = (set: number, sets: readonly number[]): boolean => sets.some((other) => (other & set) === other)

const setsOf = (table: DecisionTable, tuple: Tuple, nowMs: number): number[] =>
  minimalSets(table, cellOf(table, tuple), nowMs)

export const cellOf = (table: DecisionTable, { zone, class: dataClass, op, region, form }: Tuple): number =>
  cellAt(
    table,
    table.zones.indexOf(zone),
    table.classes.indexOf(dataClass),
    table.ops.indexOf(op),
    table.regions.indexOf(region),
    table.forms.indexOf(form),
  )

function* tuplesOfBoth(a: DecisionTable, b: DecisionTable): Generator<Tuple> {
  const both = (words: (table: DecisionTable) => readonly string[]): string[] => [
    ...new Set([...words(a), ...words(b)]),
  ]
  const classes = both(({ classes: words }) => words)
  const ops = both(({ ops: words }) => words)
  const regions = both(({ regions: words }) => words)
  const forms = both(({ forms: words }) => words)
  for (const zone of both(({ zones: words }) => words))
    for (const dataClass of classes)
      for (const op of ops)
        for (const region of regions) for (const form of forms) yield { zone, class: dataClass, op, region, form }
}
