/**
 * What the edge asks of the policy in force, answered by all regions that were heard lately: while they
 * differ the strictest counts, so that a narrower version takes effect at the edge with the first
 * region that stands by it, and a wider one with the last.
 */
import type { Denial } from '../protocol/denial.ts'
import type { RegionName, Zone } from '../protocol/ids.ts'
import type { HeldData } from '../protocol/held-data.ts'
import type { Need } from '../residency-policy/document/policy-document.ts'
import type { StandingPolicy } from './standing-policy.ts'

export type HomeOfZone =
  | { readonly type: 'home'; readonly region: RegionName }
  /** Some region stands by a policy that gives the zone no home. */
  | { readonly type: 'none' }
  /** They differ: a change is on its way. */
  | { readonly type: 'changing' }

/** Asking a region where a person lives by now moves this to it, and nothing else. */
const whereabouts: readonly Need[] = [
  ['directory.home', 'transit', 'pseudonym'],
  ['msg.meta', 'process', 'pseudonym'],
]

export class RoutePolicy {
  /** At least one. */
  readonly #policies: readonly StandingPolicy[]
  readonly #nowMs: number

  constructor(policies: readonly StandingPolicy[], nowMs: number) {
    this.#policies = policies
    this.#nowMs = nowMs
  }

  homeOf(zone: Zone): HomeOfZone {
    const homes = new Set(this.#policies.map((policy) => policy.homeOf(zone)))
    const [home] = homes
    if (home === undefined || homes.has(undefined)) return { type: 'none' }
    return homes.size === 1 ? { type: 'home', region: home } : { type: 'changing' }
  }

  /** Regions that may be asked, in this order, where somebody of `zone` lives when their home does not answer. */
  failoverOf(zone: Zone): RegionName[] {
    const [first, ...others] = this.#policies.map((policy) => policy.failoverOf(zone))
    return (first ?? [])
      .filter((region) => others.every((list) => list.includes(region)))
      .filter((region) => this.#policies.every((policy) => this.#mayAskWhere(policy, zone, region))) as RegionName[]
  }

  /** Whether `region` can be the home of somebody whose token says `zone`: the zone's own, or one they may be re-homed to. */
  mayBeHome(zone: Zone, region: RegionName): boolean {
    return this.#policies.every(({ document: { zones, rehoming } }) => {
      const reached = (rehoming?.allowed ?? []).filter(([from]) => from === zone).map(([, to]) => to)
      return [zone, ...reached].some((one) => zones[one]?.home === region)
    })
  }

  /** Why somebody of `zone` may not ask `region` about somebody else; undefined if they may. */
  lookupDenial(zone: Zone, region: RegionName): Denial | undefined {
    for (const policy of this.#policies) {
      const denial = policy.lookupDenial(zone, region, this.#nowMs)
      if (denial !== undefined) return denial
    }
    return undefined
  }

  /** Whether an answer with this data may be kept where the law of `region` holds. */
  mayCache({ dataClass, of }: HeldData, zone: Zone, region: RegionName): boolean {
    const asked = { class: dataClass, op: 'cache', region, form: 'plain', conditions: [] }
    return this.#policies.every((policy) =>
      // Other people's data is everybody's: nobody has counted their zones.
      (of === 'others' ? policy.zones : [zone]).every((one) => policy.allows({ ...asked, zone: one }, this.#nowMs)),
    )
  }

  #mayAskWhere(policy: StandingPolicy, zone: Zone, region: string): boolean {
    return whereabouts.every(([dataClass, op, form]) =>
      policy.allows({ zone, class: dataClass, op, region, form, conditions: ['user_initiated'] }, this.#nowMs),
    )
  }
}
