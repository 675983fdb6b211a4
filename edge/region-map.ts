/**
 * What an edge knows of the world: the regions and how to reach them, the zone of new people of each
 * point of presence, and whose approvals of a policy count. One document, signed by the operator's key; an edge takes none that is
 * not signed, and none older than the one it has. No personal data is in it.
 */
import { compactVerify, importJWK, type JWK } from 'jose'
import type { RegionAlias, RegionName, Zone } from '../protocol/ids.ts'
import type { SignedRing } from '../residency-policy/publish/key-rings.ts'
import type { VerifiedPoint } from '../residency-policy/publish/verified-point.ts'

export interface RegionEntry {
  readonly name: RegionName
  readonly alias: RegionAlias
  /** Base URLs of the gateways, tried in this order for a socket. */
  readonly gateways: readonly string[]
  /** Base URLs of the API, each as good as the others (`entrances.ts`). */
  readonly apis: readonly string[]
}

export interface PlaceOfPop {
  /** Zone of the people who sign up through it (I7). */
  readonly zone: Zone
  /** The region whose law holds where it stands. */
  readonly region: RegionName
}

/**
 * As `residency-policy/publish` has them: name of the log, and the rings of keys that approve and sign it.
 * Later rings are learned from the regions: each is signed by the one before it.
 */
export interface PolicyKeys {
  readonly origin: string
  readonly rings: readonly SignedRing[]
  /** Whoever signed the map has verified the log up to here; without it an edge begins with the first version. */
  readonly point?: VerifiedPoint | undefined
}

export interface RegionMap {
  readonly version: number
  readonly regions: readonly RegionEntry[]
  readonly pops: Readonly<Record<string, PlaceOfPop>>
  /** Whose approvals of a policy count. */
  readonly policyKeys: PolicyKeys
  /** Origins whose pages may connect; `*` in a local installation only. */
  readonly origins: readonly string[]
}

/** Throws when `signed` was not made by the holder of `operatorKey`, or is not a region map. */
export async function openRegionMap(signed: string, operatorKey: JWK): Promise<RegionMap> {
  const { payload } = await compactVerify(signed, await importJWK(operatorKey, 'EdDSA'), { algorithms: ['EdDSA'] })
  const map = JSON.parse(new TextDecoder().decode(payload)) as Partial<RegionMap>
  if (typeof map.version !== 'number' || !Array.isArray(map.regions) || map.regions.length === 0) {
    throw new Error('the signed document is not a region map')
  }
  return {
    version: map.version,
    regions: map.regions,
    pops: map.pops ?? {},
    policyKeys: map.policyKeys ?? { origin: '', rings: [] },
    origins: map.origins ?? [],
  }
}

export const regionNamed = (map: RegionMap, name: string): RegionEntry | undefined =>
  map.regions.find((region) => region.name === name)
export const regionOfAlias = (map: RegionMap, alias: string): RegionEntry | undefined =>
  map.regions.find((region) => region.alias === alias)
