/**
 * Which region a request goes to. The home of whoever is signed in stands in their signed token and
 * needs no policy; everything else is asked of the policy in force, and nothing of the client: where
 * new people live, which region may be asked about somebody, and whether a region that says "they live
 * over there" is followed.
 *
 * When nobody answers at a home, the zone's failover regions are asked where the person lives by now,
 * as far as the policy lets that question go there. No request and no socket of theirs goes to such a
 * region itself: it keeps no data of theirs to serve.
 */
import type { AccessClaims } from '../protocol/access-token.ts'
import type { ApiRoute } from '../protocol/api-routes.ts'
import type { EdgeCall } from '../protocol/edge-envelope.ts'
import { denied, fail } from '../protocol/errors.ts'
import type { RegionName } from '../protocol/ids.ts'
import { claimedHomeHeader, type EdgeFaults } from './edge-faults.ts'
import type { Entrances } from './entrances.ts'
import { dialTimeoutMs, forward, type HandOverPorts, type OnItsWay } from './hand-over.ts'
import type { PublishedPolicy } from './published-policy.ts'
import { type PlaceOfPop, type RegionEntry, type RegionMap, regionNamed, regionOfAlias } from './region-map.ts'

export interface RoutePorts extends HandOverPorts {
  readonly entrances: Entrances
  readonly map: RegionMap
  /** Name of this point of presence. */
  readonly pop: string
  readonly policy: Pick<PublishedPolicy, 'current' | 'known'>
  readonly faults: EdgeFaults
}

export interface Route {
  readonly region: RegionEntry
  /** Whether the request may go on to the region that this one names. Throws where there is more to say than no. */
  mayFollow(home: RegionName): boolean
}

export const placeOf = ({ map, pop }: Pick<RoutePorts, 'map' | 'pop'>): PlaceOfPop | undefined =>
  Object.hasOwn(map.pops, pop) ? map.pops[pop] : undefined

/** To the home of whoever is signed in. */
export function routeHome(ports: RoutePorts, request: Request, claims: AccessClaims): Route {
  const claimed = ports.faults.routesByClaim ? request.headers.get(claimedHomeHeader) : null
  return {
    region: running(ports.map, (claimed ?? claims.home) as RegionName),
    mayFollow: (home) => ports.policy.current()?.mayBeHome(claims.zone, home) === true,
  }
}

/** `name` is the sign-in name in the request, if there is one. */
export async function routeOf(
  ports: RoutePorts,
  goesTo: ApiRoute['goesTo'],
  request: Request,
  claims: AccessClaims | undefined,
  name: string | undefined,
): Promise<Route> {
  switch (goesTo) {
    case 'sign-up-region':
      return { region: await homeOfNewPeople(ports), mayFollow: () => false }
    case 'named-region': {
      // The suffix is a hint: a region that is not the home answers where it is.
      const region = regionOfAlias(ports.map, name?.slice(name.lastIndexOf('@') + 1) ?? '')
      if (region === undefined) throw fail('name_invalid', 'a sign-in name ends in `@` and the short name of a region')
      return { region, mayFollow: () => true }
    }
    case 'home-then-named':
      return { ...routeHome(ports, request, signedIn(claims)), mayFollow: await lookupsOf(ports, signedIn(claims)) }
    case 'home':
      return routeHome(ports, request, signedIn(claims))
  }
}

function signedIn(claims: AccessClaims | undefined): AccessClaims {
  if (claims === undefined) throw fail('token_missing')
  return claims
}

async function homeOfNewPeople(ports: RoutePorts): Promise<RegionEntry> {
  const zone = placeOf(ports)?.zone
  if (zone === undefined) throw fail('not_allowed', 'nobody can sign up through this point of presence')
  const policy = await ports.policy.known()
  if (policy === undefined) throw policyUnknown()
  const home = policy.homeOf(zone)
  switch (home.type) {
    case 'changing':
      throw fail('unavailable', 'the residency policy is changing')
    case 'none':
      throw fail('not_allowed', 'the residency policy gives new people here no home')
    case 'home': {
      const region = regionNamed(ports.map, home.region)
      if (region === undefined) throw fail('not_allowed', 'the home of new people here is not served from here')
      return region
    }
  }
}

/** Home names the region of a person whom somebody looks for: whether the question may go there, or why not. */
async function lookupsOf(ports: RoutePorts, { zone }: AccessClaims): Promise<Route['mayFollow']> {
  const policy = await ports.policy.known()
  return (region) => {
    if (policy === undefined) throw policyUnknown()
    const denial = policy.lookupDenial(zone, region)
    if (denial !== undefined) throw denied(denial)
    return true
  }
}

/** The home by now of somebody whose home does not answer, as a failover region knows it. */
export async function homeElsewhere(
  ports: RoutePorts & OnItsWay,
  request: Request,
  call: EdgeCall,
  { zone, home }: AccessClaims,
): Promise<RegionEntry | undefined> {
  const policy = ports.policy.current()
  const asked = new Request(new URL('/v1/me', request.url))
  for (const name of policy?.failoverOf(zone) ?? []) {
    const region = regionNamed(ports.map, name)
    if (region === undefined || name === home) continue
    ports.way.askedElsewhere = true
    const handed = { key: call.address, mayRunTwice: true, timeoutMs: dialTimeoutMs }
    const answer = await forward(ports, asked, call, region, handed).catch(() => undefined)
    const named = answer?.ok === true ? name : answer?.headers.get('x-meridian-home')
    const found = regionNamed(ports.map, named ?? '')
    if (found !== undefined && found.name !== home && policy?.mayBeHome(zone, found.name) === true) return found
  }
  return undefined
}

/** Where what everybody may read is read: the home of new people here, or any region. */
export function nearest(ports: RoutePorts): RegionEntry {
  const place = placeOf(ports)
  return regionNamed(ports.map, place?.region ?? '') ?? (ports.map.regions[0] as RegionEntry)
}

function running(map: RegionMap, name: RegionName): RegionEntry {
  const region = regionNamed(map, name)
  if (region === undefined) throw fail('unavailable', 'the home region is not known here')
  return region
}

const policyUnknown = () => fail('unavailable', 'the residency policy is not known here at the moment')
