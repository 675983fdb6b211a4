/** What is signed and hashed: the canonical JSON of a value (RFC 8785). */
import canonicalize from 'canonicalize'
import { base64 } from './base64.ts'
import type { PolicyCrypto } from './crypto.ts'

export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a value that JSON cannot say')
  return new TextEncoder().encode(text)
}

/** SHA-256 of the canonical value, base64. */
export const hashOf = async (crypto: PolicyCrypto, value: unknown): Promise<string> =>
  base64(await crypto.sha256(canonicalBytes(value)))
