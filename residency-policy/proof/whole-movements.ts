/**
 * Every movement between every two zones: whole, refused, or half. One that is complete in one
 * direction only looks allowed in its rules and does not work, so it is a mistake until a test of the
 * document says that it is meant.
 */
import { type PolicyDocument, zonesOf } from '../document/policy-document.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { closure, type Direction, isHalf } from '../table/movement.ts'
import { allConditions } from './document-tests.ts'

export interface HalfMovement {
  readonly movement: string
  readonly complete: Direction
  readonly lacking: Direction
}

export interface MovementCheck {
  /** Movements times pairs of different zones. */
  readonly pairs: number
  readonly half: readonly HalfMovement[]
}

export function checkMovements(document: PolicyDocument, table: DecisionTable, nowMs: number): MovementCheck {
  const zones = zonesOf(document)
  const pairs = zones.flatMap((a, index) => zones.slice(index + 1).map((b) => [a, b] as const))
  const movements = Object.entries(document.movements ?? {})
  const half = movements.flatMap(([name, movement]) =>
    pairs.flatMap(([a, b]): HalfMovement[] => {
      const result = closure(table, movement, a, b, allConditions, nowMs)
      if (!isHalf(result) || isMeant(document, name, a, b)) return []
      const [lacking, complete] = result.directions.toSorted((x, y) => y.missing.length - x.missing.length)
      return lacking === undefined || complete === undefined ? [] : [{ movement: name, complete, lacking }]
    }),
  )
  return { pairs: movements.length * pairs.length, half }
}

/** A test of the document that expects the refusal. */
const isMeant = (document: PolicyDocument, movement: string, a: string, b: string): boolean =>
  (document.tests ?? []).some(
    (test) =>
      'movement' in test &&
      test.movement === movement &&
      test.expect === 'deny' &&
      test.between.includes(a) &&
      test.between.includes(b),
  )
