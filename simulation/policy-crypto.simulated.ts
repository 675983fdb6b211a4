/** Signatures of a simulated world: as good as a secret that only the world knows, and made at once (T1). */
import { createHash } from 'node:crypto'
import type { PolicyCrypto, Signer } from '../residency-policy/publish/crypto.ts'

const sha256 = (...parts: (string | Uint8Array)[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const signature = (key: Uint8Array, bytes: Uint8Array): Uint8Array =>
  new Uint8Array([...sha256('first half', key, bytes), ...sha256('second half', key, bytes)])

export const simulatedPolicyCrypto: PolicyCrypto = {
  sha256: (bytes) => Promise.resolve(sha256(bytes)),
  verify: (key, bytes, given) => Promise.resolve(Buffer.from(signature(key, bytes)).equals(given)),
}

export const simulatedPublicKey = (name: string): Uint8Array => sha256('key of', name)

export const simulatedSigner = (name: string): Signer => ({
  name,
  sign: (bytes) => Promise.resolve(signature(simulatedPublicKey(name), bytes)),
})
