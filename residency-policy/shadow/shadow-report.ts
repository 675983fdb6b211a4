/** What a shadow has seen, in names instead of numbers. */
import type { Places } from '../../protocol/places.ts'
import type { Span } from './read-shadow.ts'
import type { Answer, Disagreement, Shadow } from './shadow.ts'

interface NamedVersion {
  readonly policy: string
  readonly version: number
}

export interface ShadowReport {
  readonly state: 'running' | 'failed'
  /** Milliseconds since 1970. */
  readonly since: number
  readonly active: NamedVersion & { readonly activation: number }
  readonly candidate: NamedVersion
  readonly questions: number
  readonly disagreements: readonly NamedDisagreement[]
  readonly unlisted: number
  readonly underOther: number
  readonly unreadable: number
  /** Offsets that were cut before they were read. */
  readonly missed: number
  /** What was read, so that a replay can read it again; parts without a record are left out. */
  readonly spans: readonly {
    readonly topic: string
    readonly partition: number
    readonly from: number
    readonly to: number
  }[]
}

export interface NamedDisagreement {
  readonly zone: string
  readonly class: string
  readonly region: string
  /** Of the recipient, where it is one person. */
  readonly toZone?: string
  readonly active: Answer
  readonly candidate: Answer
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
}

export interface Told {
  readonly shadow: Shadow
  readonly spans: readonly Span[]
  readonly since: number
  readonly failed: boolean
  readonly places: Places
}

export function tellShadow({ shadow, spans, since, failed, places }: Told): ShadowReport {
  const { active, candidate } = shadow
  const { disagreements, ...counts } = shadow.counts()
  const { policy, version, activation } = active.record
  return {
    state: failed ? 'failed' : 'running',
    since,
    active: { policy, version, activation },
    candidate: { policy: candidate.record.policy, version: candidate.record.version },
    ...counts,
    missed: spans.reduce((sum, { missed }) => sum + missed, 0),
    disagreements: disagreements.map((each) => named(each, places)),
    spans: spans
      .filter(({ from, to }) => to > from)
      .map(({ source: { part }, from, to }) => ({ topic: part.topic, partition: part.partition, from, to })),
  }
}

function named({ question, ...rest }: Disagreement, { zones, regions }: Places): NamedDisagreement {
  const zoneOf = (number: number): string => zones.find((each) => each.number === number)?.zone ?? `zone ${number}`
  return {
    zone: zoneOf(question.zone),
    class: question.dataClass,
    region: regions.find(({ number }) => number === question.toRegion)?.name ?? `region ${question.toRegion}`,
    ...(question.toZone !== 0 && { toZone: zoneOf(question.toZone) }),
    ...rest,
  }
}
