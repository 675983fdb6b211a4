/**
 * Access tokens for the simulation: the real claims, judged by the real verifier, under a signature
 * that costs nothing and comes from the seed. Web Crypto would settle its promises outside simulated
 * time. Whoever has the key can sign, so it proves that signatures are checked, not that they hold.
 */
import { nodeMac } from '../platform/mac.node.ts'
import type { Random } from '../platform/random.ts'
import {
  type AccessClaims,
  type CheckSignature,
  type FindKey,
  headerOf,
  payloadOf,
  type RegionKeys,
  type TrustedKey,
} from '../protocol/access-token.ts'
import type { RegionName } from '../protocol/ids.ts'
import type { AccessTokenSigner } from '../regions/accounts/access-token-signer.ts'

export class SimulatedSigner implements AccessTokenSigner {
  readonly kid: string
  /** For an edge's `findKey`. */
  readonly trusted: TrustedKey<Uint8Array>

  constructor(region: RegionName, random: Random) {
    this.kid = `${region}-simulated`
    this.trusted = { region, key: random.bytes(32) }
  }

  /** As the region's JWKS endpoint shows it: a key that signs, since this signature has no other half. */
  get published(): RegionKeys['jwks'] {
    return { keys: [{ kty: 'oct', kid: this.kid, k: Buffer.from(this.trusted.key).toString('base64url') }] }
  }

  async sign(claims: AccessClaims): Promise<string> {
    const body = `${segment(headerOf(this.kid))}.${segment(payloadOf(claims))}`
    return `${body}.${signature(this.trusted.key, body)}`
  }
}

export const simulatedSignature: CheckSignature<Uint8Array> = async (token, key) => {
  const end = token.lastIndexOf('.')
  return token.slice(end + 1) === signature(key, token.slice(0, end))
}

/** What `trustedKeys` is for Ed25519. */
export async function simulatedTrust(regions: readonly RegionKeys[]): Promise<FindKey<Uint8Array>> {
  const keys = new Map<string, TrustedKey<Uint8Array>>()
  for (const { region, jwks } of regions) {
    for (const { kid = '', k = '' } of jwks.keys) keys.set(kid, { region, key: Buffer.from(k, 'base64url') })
  }
  return (kid) => keys.get(kid)
}

const segment = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const signature = (key: Uint8Array, body: string): string =>
  Buffer.from(nodeMac.sign(key, Buffer.from(body))).toString('base64url')
