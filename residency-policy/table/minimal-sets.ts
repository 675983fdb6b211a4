/** The smallest sets of conditions under which a cell is allowed: `[0]` always, `[]` never. */
import type { DecisionTable, TableRule } from './decision-table.ts'

export function minimalSets(table: DecisionTable, cell: number, nowMs: number): number[] {
  const entry = table.cells[cell]
  if (entry === undefined) return []
  const sets: number[] = []
  for (let way = table.firstWay[entry] as number; way < (table.firstWay[entry + 1] as number); way++) {
    const rule = table.rules[table.wayRule[way] as number] as TableRule
    if (nowMs < rule.expiresAt) sets.push(table.wayConditions[way] as number)
  }
  const minimal = sets.filter((set) => !sets.some((other) => other !== set && (other & set) === other))
  return [...new Set(minimal)].sort((a, b) => a - b)
}
