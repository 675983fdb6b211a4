/**
 * Where a new person will live: the operator's rule says the zone from the point of presence their
 * request came through, which the edge has signed, and the policy in force says the zone's home; the
 * client's word never counts (I7). The zone is their legal label from then on.
 */
import { fail } from '../../protocol/errors.ts'
import type { RegionName, Zone } from '../../protocol/ids.ts'
import { type Places, zoneNumber } from '../../protocol/places.ts'

export interface SignUpRule {
  /** `fra` → `EU`. A point of presence that is not here takes no sign-ups. */
  readonly zoneOfPop: Readonly<Record<string, Zone>>
  /** By the policy in force; undefined for a zone it gives no home. Asked each time. */
  homeOfZone(zone: Zone): RegionName | undefined
}

export interface SignUpPlace {
  readonly zone: Zone
  readonly home: RegionName
}

/** Throws `not_allowed` where rule or policy say nothing. */
export function placeAtSignUp(rule: SignUpRule, pop: string): SignUpPlace {
  // A plain look-up would find `constructor`.
  const zone = Object.hasOwn(rule.zoneOfPop, pop) ? rule.zoneOfPop[pop] : undefined
  if (zone === undefined) throw fail('not_allowed', 'nobody can sign up through this point of presence')
  return { zone, home: homeOfZone(rule, zone) }
}

/** Throws `not_allowed` for a zone that has no home. */
export function homeOfZone(rule: SignUpRule, zone: Zone): RegionName {
  const home = rule.homeOfZone(zone)
  if (home === undefined) throw fail('not_allowed', 'the residency policy gives this zone no home')
  return home
}

/** Sentences about what the rule names and the installation does not have; empty if it fits. */
export const signUpRuleFaults = ({ zoneOfPop }: SignUpRule, places: Places): string[] =>
  Object.entries(zoneOfPop).flatMap(([pop, zone]) =>
    zoneNumber(places, zone) === 0
      ? [`point of presence ${pop} has zone ${zone}, which is not a zone of this installation`]
      : [],
  )
