/** The smallest sets of conditions under which a cell is allowed: `[0]` always, `[]` never. */
import type { DecisionTable, TableRule } from './decision-table.ts'

export function minimalSets(table: DecisionTable, cell: number, nowMs: number): number[] {
  const sets = waysOf(table, cell, nowMs).map(({ conditions }) => conditions)
  const minimal = sets.filter((set) => !sets.some((other) => other !== set && (other & set) === other))
  return [...new Set(minimal)].sort((a, b) => a - b)
}

/** How a cell is allowed: what must be true, and for how many people a year. */
export interface AllowingWay {
  readonly conditions: number
  readonly peopleAYear: number
}

/** Those whose basis holds now. */
export function waysOf(table: DecisionTable, cell: number, nowMs: number): AllowingWay[] {
  const entry = table.cells[cell]
  if (entry === undefined) return []
  const ways: AllowingWay[] = []
  for (let way = table.firstWay[entry] as number; way < (table.firstWay[entry + 1] as number); way++) {
    const { expiresAt, peopleAYear } = table.rules[table.wayRule[way] as number] as TableRule
    if (nowMs < expiresAt) ways.push({ conditions: table.wayConditions[way] as number, peopleAYear })
  }
  return ways
}
