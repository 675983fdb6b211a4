/**
 * Where a new person will live: decided by the operator's rule from the point of presence their
 * request came through, which the edge has signed, and never by the client's word (I7). The zone is
 * their legal label from then on; the home follows from the zone.
 */
import { fail } from '../../protocol/errors.ts'
import type { RegionName, Zone } from '../../protocol/ids.ts'
import { type Places, regionByName, zoneNumber } from '../../protocol/places.ts'

export interface SignUpRule {
  /** `fra` → `EU`. A point of presence that is not here takes no sign-ups. */
  readonly zoneOfPop: Readonly<Record<string, Zone>>
  readonly homeOfZone: Readonly<Record<string, RegionName>>
}

export interface SignUpPlace {
  readonly zone: Zone
  readonly home: RegionName
}

/** Throws `not_allowed` where the rule says nothing. */
export function placeAtSignUp(rule: SignUpRule, pop: string): SignUpPlace {
  const zone = own(rule.zoneOfPop, pop)
  if (zone === undefined) throw fail('not_allowed', 'nobody can sign up through this point of presence')
  return { zone, home: homeOfZone(rule, zone) }
}

/** Throws `not_allowed` for a zone that has no home. */
export function homeOfZone(rule: SignUpRule, zone: Zone): RegionName {
  const home = own(rule.homeOfZone, zone)
  if (home === undefined) throw fail('not_allowed', 'no region is the home of this zone')
  return home
}

/** Sentences about what the rule names and the installation does not have; empty if it fits. */
export function signUpRuleFaults(rule: SignUpRule, places: Places): string[] {
  const pops = Object.entries(rule.zoneOfPop).flatMap(([pop, zone]) =>
    own(rule.homeOfZone, zone) === undefined ? [`point of presence ${pop} has zone ${zone}, which has no home`] : [],
  )
  const zones = Object.entries(rule.homeOfZone).flatMap(([zone, home]) => [
    ...(zoneNumber(places, zone as Zone) === 0 ? [`zone ${zone} is not a zone of this installation`] : []),
    ...(regionByName(places, home) === undefined
      ? [`${home}, home of ${zone}, is not a region of this installation`]
      : []),
  ])
  return [...pops, ...zones]
}

/** A plain look-up would find `constructor`. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined
