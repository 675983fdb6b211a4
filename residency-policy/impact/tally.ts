/**
 * Records that are decided alike: the same author's zone and home, the same class and form, the same
 * places of destination. What both versions say of them is asked once, when the first such edge comes;
 * from then on an edge costs an addition. A population of ten million edges has some hundred tallies.
 */
import type { JudgedVersion, Stored, Way } from './judged-version.ts'
import type { PeopleSet } from './people-set.ts'

export interface Copy {
  readonly region: number
  readonly before: Stored
  readonly after: Stored
}

export interface Tally {
  readonly zone: number
  readonly kind: number
  readonly copies: readonly Copy[]
  /** The author is a subject of these bases. */
  readonly subjectOf: readonly PeopleSet[]
  /** Something closes for those who take part, something opens. */
  readonly closes: boolean
  readonly opens: boolean
  edges: number
  records: number
  bytes: number
}

/** What one person has sent to others; beside the records, whether it reaches them as something that works. */
export interface DirectTally extends Tally {
  readonly toZone: number
  readonly unreachable: boolean
  readonly reachable: boolean
}

export interface Versions {
  readonly before: JudgedVersion
  readonly after: JudgedVersion
}

export const copyIn = ({ before, after }: Versions, way: Way, zone: number, kind: number, region: number): Copy => ({
  region,
  before: before.stored(way, zone, kind, region),
  after: after.stored(way, zone, kind, region),
})

export const closes = ({ before, after }: Copy): boolean => before.allowed && !after.allowed
export const opens = ({ before, after }: Copy): boolean => !before.allowed && after.allowed
