/** Where people of the simulated world reach it, and what regions and edges know of each other. */
import type { RegionName, Zone } from '../protocol/ids.ts'
import type { PlaceOfPop } from '../edge/region-map.ts'
import { nodeMac } from '../platform/mac.node.ts'
import type { Region } from '../protocol/places.ts'
import type { SignUpRule } from '../regions/accounts/sign-up-rule.ts'

/** Region alias → its own point of presence. */
export const popOf: Readonly<Record<string, string>> = { eu: 'fra', us: 'iad', ap: 'sin', cn: 'pek' }

const place = (zone: string, region: string): PlaceOfPop => ({ zone: zone as Zone, region: region as RegionName })

/** As the operator has signed it for the edges. */
export const pops: Readonly<Record<string, PlaceOfPop>> = {
  fra: place('EU', 'eu-central'),
  iad: place('US', 'us-east'),
  sin: place('SG', 'ap-southeast'),
  pek: place('CN', 'cn-north'),
}

/** What regions know of it; each zone is at home beside its point of presence, as every simulated policy has it. */
export const signUpRule: SignUpRule = {
  zoneOfPop: Object.fromEntries(Object.entries(pops).map(([pop, { zone }]) => [pop, zone])),
  homeOfZone: (wanted) => Object.values(pops).find(({ zone }) => zone === wanted)?.region,
}

/** One key for each point of presence and region. */
export const envelopeKeyOf = (pop: string, region: RegionName): Uint8Array =>
  nodeMac.sign(new Uint8Array(32).fill(3), new TextEncoder().encode(`${pop} ${region}`))

/** Where edges find a region. */
export const apiOf = ({ alias }: Region): string => `http://${alias}.api`
export const gatewayOf = ({ alias }: Region): string => `http://${alias}.gateway`
/** A gateway beside the region's process. */
export const gatewayBesideOf = ({ alias }: Region): string => `http://${alias}.gateway-beside`
