/**
 * Secrets of a region from which its own tickets and tokens are made, never those of another region.
 * One secret is kept; what is needed for a purpose is derived from it, so that a ticket of one
 * kind cannot be passed off as one of another.
 */
import type { ImmediateMac } from '../../platform/mac.ts'

/** What was signed with `previous` is still accepted. 32 bytes each. */
export interface SecretPair {
  readonly current: Uint8Array
  readonly previous: Uint8Array | undefined
}

export type SecretPurpose = 'refresh token' | 'resume ticket' | 'account events'

/** The pair for one purpose. */
export function secretFor(mac: ImmediateMac, pair: SecretPair, purpose: SecretPurpose): SecretPair {
  const label = new TextEncoder().encode(`meridian ${purpose} v1`)
  return {
    current: mac.sign(pair.current, label),
    previous: pair.previous && mac.sign(pair.previous, label),
  }
}

/** Whether `mac` over `bytes` was made with either secret. */
export const signedByEither = (
  mac: ImmediateMac,
  pair: SecretPair,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean =>
  mac.verify(pair.current, bytes, signature) ||
  (pair.previous !== undefined && mac.verify(pair.previous, bytes, signature))
