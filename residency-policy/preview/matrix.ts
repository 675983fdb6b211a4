/** Zone by zone, what people can do together: each movement's closure, and how groups travel. */
import { zonesOf, type PolicyDocument } from '../document/policy-document.ts'
import { allConditions } from '../proof/document-tests.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { type Closure, closure, type GroupMode, groupMode, isHalf } from '../table/movement.ts'

export interface MatrixCell {
  readonly from: string
  readonly to: string
  readonly answer: 'home' | 'allow' | 'deny' | 'half' | GroupMode
  /** What a refused movement lacks, by direction. */
  readonly closure: Closure | undefined
}

export interface Matrix {
  readonly movement: string
  readonly directions: 'both' | 'author-to-follower'
  readonly zones: readonly string[]
  readonly cells: readonly MatrixCell[]
}

/** One matrix a movement, and one of the mode in which groups travel if the document has modes. */
export function matrices(document: PolicyDocument, table: DecisionTable, nowMs: number): Matrix[] {
  const zones = zonesOf(document)
  const pairs = zones.flatMap((from) => zones.map((to) => ({ from, to })))
  const movements = Object.entries(document.movements ?? {}).map(([name, movement]) => ({
    movement: name,
    directions: movement.directions,
    zones,
    cells: pairs.map(({ from, to }): MatrixCell => {
      if (from === to) return { from, to, answer: 'home', closure: undefined }
      const result = closure(table, movement, from, to, allConditions, nowMs)
      return { from, to, answer: result.allowed ? 'allow' : isHalf(result) ? 'half' : 'deny', closure: result }
    }),
  }))
  const { groups, movements: known = {} } = document
  if (groups === undefined) return movements
  const modes = pairs.map(({ from, to }): MatrixCell => {
    const answer = groupMode(table, known, groups.modes, from, to, allConditions, nowMs)
    return { from, to, answer, closure: undefined }
  })
  return [...movements, { movement: 'group mode', directions: 'author-to-follower', zones, cells: modes }]
}
