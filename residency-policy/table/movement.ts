/**
 * Movement closure: what people do needs several tuples, in every direction it has, and is allowed only
 * if all of them are. A conversation whose text may travel and whose envelope may not looks allowed in
 * each rule and does not work.
 */
import type { Movement, Need } from '../document/policy-document.ts'
import { type DecisionTable, decideCell } from './decision-table.ts'

/** What one direction lacks; nothing when it is complete. */
export interface Direction {
  readonly from: string
  readonly to: string
  /** Region to which the data of `from` would go: the home of `to`. */
  readonly region: string
  readonly missing: readonly Need[]
}

export interface Closure {
  readonly allowed: boolean
  readonly directions: readonly Direction[]
}

/** Whether people of two zones can do it, with everything true that `conditions` has. */
export function closure(
  table: DecisionTable,
  movement: Movement,
  from: string,
  to: string,
  conditions: number,
  nowMs: number,
): Closure {
  const directions = [direction(table, movement, from, to, conditions, nowMs)]
  if (movement.directions === 'both' && from !== to)
    directions.push(direction(table, movement, to, from, conditions, nowMs))
  return { allowed: directions.every(({ missing }) => missing.length === 0), directions }
}

function direction(
  table: DecisionTable,
  { needs }: Movement,
  from: string,
  to: string,
  conditions: number,
  nowMs: number,
): Direction {
  const region = table.homes[table.zones.indexOf(to)] ?? -1
  const zone = table.zones.indexOf(from)
  const missing = needs.filter(
    ([dataClass, op, form]) =>
      decideCell(
        table,
        zone,
        table.classes.indexOf(dataClass),
        table.ops.indexOf(op),
        region,
        table.forms.indexOf(form),
        conditions,
        nowMs,
      ) < 0,
  )
  return { from, to, region: table.regions[region] ?? '', missing }
}

/** One direction complete, the other not: what would seem to be allowed and not work. */
export const isHalf = ({ directions }: Closure): boolean =>
  directions.length === 2 && directions.filter(({ missing }) => missing.length === 0).length === 1

/** How the texts of a group travel from authors of one zone to members of another: the best mode both ways allow. */
export type GroupMode = 'home' | 'replicate' | 'pointer' | 'deny'

const movementOfMode = { replicate: 'group-replica', pointer: 'group-pointer' } as const

export function groupMode(
  table: DecisionTable,
  movements: Readonly<Record<string, Movement>>,
  modes: readonly ('replicate' | 'pointer' | 'deny')[],
  author: string,
  member: string,
  conditions: number,
  nowMs: number,
): GroupMode {
  if (author === member) return 'home'
  for (const mode of modes) {
    if (mode === 'deny') return 'deny'
    const movement = movements[movementOfMode[mode]]
    if (movement !== undefined && closure(table, movement, author, member, conditions, nowMs).allowed) return mode
  }
  return 'deny'
}
