/** `PolicyCrypto` by Web Crypto, for Workers. The runtime's `crypto.subtle` is handed in. */
import type { PolicyCrypto } from './crypto.ts'

/** What is needed of `crypto.subtle`, in words that Node's and Workers' types agree on. */
export interface PolicySubtle<Key> {
  digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'Ed25519' },
    extractable: false,
    usages: 'verify'[],
  ): Promise<Key>
  verify(
    algorithm: { name: 'Ed25519' },
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>
}

const ed25519 = { name: 'Ed25519' } as const

export function webPolicyCrypto<Key>(subtle: PolicySubtle<Key>): PolicyCrypto {
  return {
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', owned(bytes))),
    verify: async (key, bytes, signature) => {
      try {
        const imported = await subtle.importKey('raw', owned(key), ed25519, false, ['verify'])
        return await subtle.verify(ed25519, imported, owned(signature), owned(bytes))
      } catch {
        // A key that is none verifies nothing.
        return false
      }
    },
  }
}

/** Web Crypto's types refuse shared memory; ours is never shared, so this copies only what is. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
