/**
 * `Mac` by Web Crypto, for Workers. The runtime's `crypto.subtle` is handed in. Imported keys are
 * kept for as long as the caller keeps the bytes they came from.
 */
import type { Mac } from './mac.ts'

/** What is needed of `crypto.subtle`, in words that Node's and Workers' types agree on. */
export interface HmacSubtle<Key> {
  importKey(
    format: 'raw',
    secret: Uint8Array<ArrayBuffer>,
    algorithm: { name: 'HMAC'; hash: 'SHA-256' },
    extractable: false,
    usages: ('sign' | 'verify')[],
  ): Promise<Key>
  sign(algorithm: 'HMAC', key: Key, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  verify(algorithm: 'HMAC', key: Key, mac: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>
}

export function webCryptoMac<Key>(subtle: HmacSubtle<Key>): Mac {
  const imported = new WeakMap<Uint8Array, Promise<Key>>()
  const keyOf = (secret: Uint8Array): Promise<Key> => {
    const known = imported.get(secret)
    if (known !== undefined) return known
    const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const
    const key = subtle.importKey('raw', owned(secret), algorithm, false, ['sign', 'verify'])
    imported.set(secret, key)
    return key
  }
  return {
    sign: async (key, bytes) => new Uint8Array(await subtle.sign('HMAC', await keyOf(key), owned(bytes))),
    verify: async (key, bytes, mac) => subtle.verify('HMAC', await keyOf(key), owned(mac), owned(bytes)),
  }
}

/** Web Crypto's types refuse shared memory; ours is never shared, so this copies only what is. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
