import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { nodeRandom } from '../../platform/random.node.ts'
import type { Random } from '../../platform/random.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'

export const nodePolicyCrypto: PolicyCrypto = {
  sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest()),
  verify: (key, bytes, signature) => {
    try {
      return Promise.resolve(signature.length === 64 && verify(undefined, bytes, publicKeyOf(key), signature))
    } catch {
      // A key that is none verifies nothing.
      return Promise.resolve(false)
    }
  },
}

const publicKeyOf = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' })

export interface NewKey {
  /** PKCS 8 in PEM: to be kept by its owner alone. */
  readonly privatePem: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** What stands before the 32 secret bytes of an Ed25519 key in PKCS 8 (RFC 8410). */
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex')

export function generateKey(random: Pick<Random, 'bytes'> = nodeRandom): NewKey {
  const der = Buffer.concat([pkcs8Start, random.bytes(32)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
  }
}

export function signerOf(name: string, privatePem: string): Signer {
  const key = createPrivateKey(privatePem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`the key of ${name} is no Ed25519 key`)
  return { name, sign: (bytes) => Promise.resolve(sign(undefined, bytes, key)) }
}
