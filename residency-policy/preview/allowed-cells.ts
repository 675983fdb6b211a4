/** The table as lines: one allowed cell each, with the smallest sets of conditions that allow it. */
import { conditionsIn } from '../document/conditions.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { minimalSets } from '../table/minimal-sets.ts'
import type { Flow } from './diff.ts'

export function* allowedCells(table: DecisionTable, nowMs: number): Generator<Flow> {
  let at = 0
  for (const zone of table.zones)
    for (const dataClass of table.classes)
      for (const op of table.ops)
        for (const region of table.regions)
          for (const form of table.forms) {
            const sets = minimalSets(table, at++, nowMs)
            if (sets.length > 0) yield { zone, class: dataClass, op, region, form, when: sets.map(conditionsIn) }
          }
}
