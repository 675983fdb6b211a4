/**
 * Events as points of a Workers Analytics Engine data set: written without waiting, added up by whoever
 * asks in SQL (docs/observability.md). The platform samples what is much: a sum is one of `_sample_interval`.
 */
import type { EdgeEvents } from './edge-events.ts'

export interface Point {
  indexes: string[]
  blobs: string[]
  doubles: number[]
}

/** Of the platform's data set what is used here. */
export interface DataSet {
  writeDataPoint(point: Point): void
}

/** `pop`: what the platform samples by, so that a quiet point of presence is not drowned by a busy one. */
export const analyticsEvents = (dataset: DataSet, pop: string): EdgeEvents => ({
  note({ operation, outcome, ms, way }) {
    dataset.writeDataPoint({
      indexes: [pop],
      blobs: [operation, outcome.type, outcome.type === 'answered' ? outcome.answer : outcome.code],
      doubles: [ms, way.redials, Number(way.followed), Number(way.askedElsewhere)],
    })
  },
})
