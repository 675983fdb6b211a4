/** From tallies to what is told: sums by class, by place and by pair of zones, and quotas beside them. */
import type { Quota } from '../document/policy-document.ts'
import type { BasisCounts } from './basis-subjects.ts'
import type {
  Amount,
  BasisImpact,
  ExchangeImpact,
  GroupsImpact,
  Impact,
  PurgeImpact,
  RecordsImpact,
  ZoneImpact,
} from './impact.ts'
import { type PopulationWords, wordsOfKind } from './population.ts'
import { closes, type Copy, type DirectTally, opens, type Tally, type Versions } from './tally.ts'

export interface Counted {
  readonly versions: Versions
  readonly words: PopulationWords
  readonly population: Impact['population']
  readonly people: readonly ZoneImpact[]
  readonly groups: GroupsImpact
  readonly copies: readonly Tally[]
  readonly exchanges: readonly DirectTally[]
  readonly bases: BasisCounts
}

export function impactOf({ versions, words, population, people, groups, copies, exchanges, bases }: Counted): Impact {
  const named = ({ table: { id, version } }: Versions['before']) => ({ id, version })
  return {
    policies: { before: named(versions.before), after: named(versions.after) },
    population,
    people,
    groups,
    exchanges: exchangesOf(exchanges, words),
    records: recordsOf(copies, words),
    purge: purgeOf(copies, words),
    quotas: quotasOf(bases, versions),
  }
}

function recordsOf(tallies: readonly Tally[], words: PopulationWords): RecordsImpact[] {
  const groups = Map.groupBy(tallies, ({ kind }) => kind)
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([kind, alike]) => {
      const amount = (which: (copy: Copy) => boolean): Amount =>
        sum(alike.flatMap((tally) => tally.copies.filter(which).map(() => tally)))
      return {
        ...wordsOfKind(words, kind),
        total: amount(() => true),
        allowedBefore: amount(({ before }) => before.allowed),
        allowedAfter: amount(({ after }) => after.allowed),
        closed: amount(closes),
        opened: amount(opens),
      }
    })
}

function purgeOf(tallies: readonly Tally[], words: PopulationWords): PurgeImpact[] {
  const purged = tallies.flatMap((tally) => tally.copies.filter(closes).map(({ region }) => ({ tally, region })))
  const groups = Map.groupBy(purged, ({ tally: { zone, kind }, region }) => `${zone} ${kind} ${region}`)
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const { tally, region } = first
    const { zones, regions } = words
    return [
      {
        zone: zones[tally.zone] ?? '',
        ...wordsOfKind(words, tally.kind),
        region: regions[region] ?? '',
        ...sum(alike.map((each) => each.tally)),
      },
    ]
  })
}

function exchangesOf(tallies: readonly DirectTally[], { zones }: PopulationWords): ExchangeImpact[] {
  const edges = (of: readonly DirectTally[]): number => of.reduce((total, tally) => total + tally.edges, 0)
  return zones.flatMap((from, zone) =>
    zones.flatMap((to, toZone) => {
      const between = tallies.filter((tally) => tally.zone === zone && tally.toZone === toZone)
      if (between.length === 0) return []
      const closed = edges(between.filter(({ unreachable }) => unreachable))
      const opened = edges(between.filter(({ reachable }) => reachable))
      return [{ from, to, edges: edges(between), closed, opened }]
    }),
  )
}

function quotasOf({ before, after }: BasisCounts, versions: Versions): BasisImpact[] {
  const basesOf = ({ document }: Versions['before']) => document.transferBases ?? {}
  const [old, young] = [basesOf(versions.before), basesOf(versions.after)]
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].map((basis) => {
    const quota = (young[basis] ?? old[basis])?.quota
    const subjectsAfter = after.get(basis) ?? 0
    return {
      basis,
      subjectsBefore: before.get(basis) ?? 0,
      subjectsAfter,
      quota,
      left: quota === undefined ? undefined : quota.stop - subjectsAfter,
      state: stateOf(quota, subjectsAfter),
    }
  })
}

function stateOf(quota: Quota | undefined, subjects: number): BasisImpact['state'] {
  if (quota === undefined) return 'no-quota'
  if (subjects >= quota.stop) return 'stop'
  return subjects >= quota.warn ? 'warn' : 'free'
}

function sum(tallies: readonly Amount[]): Amount {
  const records = tallies.reduce((total, tally) => total + tally.records, 0)
  const bytes = tallies.reduce((total, tally) => total + tally.bytes, 0)
  // Numbers only grow, so a sum that is safe now was safe at every step.
  if (!Number.isSafeInteger(records) || !Number.isSafeInteger(bytes))
    throw new RangeError('the population holds more than 2^53 records or bytes: count it in parts')
  return { records, bytes }
}
