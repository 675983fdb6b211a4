/** Where people of the simulated world reach it, and what regions and edges know of each other. */
import type { RegionName, Zone } from '../protocol/ids.ts'
import { nodeMac } from '../platform/mac.node.ts'
import type { Region } from '../protocol/places.ts'
import type { SignUpRule } from '../regions/accounts/sign-up-rule.ts'

/** Region alias → its own point of presence. */
export const popOf: Readonly<Record<string, string>> = { eu: 'fra', us: 'iad', ap: 'sin', cn: 'pek' }

export const signUpRule: SignUpRule = {
  zoneOfPop: { fra: 'EU' as Zone, iad: 'US' as Zone, sin: 'SG' as Zone, pek: 'CN' as Zone },
  homeOfZone: {
    EU: 'eu-central' as RegionName,
    US: 'us-east' as RegionName,
    SG: 'ap-southeast' as RegionName,
    CN: 'cn-north' as RegionName,
  },
}

/** One key for each point of presence and region. */
export const envelopeKeyOf = (pop: string, region: RegionName): Uint8Array =>
  nodeMac.sign(new Uint8Array(32).fill(3), new TextEncoder().encode(`${pop} ${region}`))

/** Where edges find a region. */
export const apiOf = ({ alias }: Region): string => `http://${alias}.api`
export const gatewayOf = ({ alias }: Region): string => `http://${alias}.gateway`
/** A gateway beside the region's process. */
export const gatewayBesideOf = ({ alias }: Region): string => `http://${alias}.gateway-beside`
