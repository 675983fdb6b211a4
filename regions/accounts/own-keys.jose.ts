/**
 * A region's own published keys, for its listeners that have no edge before them. Keys of other
 * regions are unknown here on purpose: their people are at home, and served, elsewhere.
 */
import type { JWK } from 'jose'
import { type FindKey, type SignatureKey, trustedKeys } from '../../protocol/access-token.ts'
import type { RegionName } from '../../protocol/ids.ts'

export interface PublishedKeys {
  jwks(): { readonly keys: readonly JWK[] }
}

/** Follows rotations: a key is known as long as it is published. */
export function ownKeys(region: RegionName, ring: PublishedKeys): FindKey<SignatureKey> {
  let kids = ''
  let find: FindKey<SignatureKey> = () => undefined
  return async (kid) => {
    const jwks = ring.jwks()
    const now = jwks.keys.map((key) => key.kid).join(' ')
    if (now !== kids) {
      find = await trustedKeys([{ region, jwks }])
      kids = now
    }
    return find(kid)
  }
}
