/** Keys that approve policies or sign their log, and whose signature on something is good. */
import { base64, fromBase64 } from './base64.ts'
import { canonicalBytes } from './canonical.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'

/** A key that may approve or sign the log, for as long as it is valid. */
export interface RingKey {
  readonly name: string
  readonly role: 'approver' | 'log'
  /** 32 bytes, base64. */
  readonly publicKey: string
  /** Milliseconds since 1970; `until` is missing while it is in use. */
  readonly from: number
  readonly until?: number
}

export interface Approval {
  /** Name of the key. */
  readonly key: string
  /** Ed25519 over the canonical statement, base64. */
  readonly signature: string
}

export async function approve(statement: object, signer: Signer): Promise<Approval> {
  return { key: signer.name, signature: base64(await signer.sign(canonicalBytes(statement))) }
}

/** Names of those of `keys` whose signature of `statement` is good, each once. One person's two keys have two names: keep one key a person. */
export async function signersOf(
  crypto: PolicyCrypto,
  statement: object,
  approvals: readonly Approval[],
  keys: readonly RingKey[],
): Promise<string[]> {
  const bytes = canonicalBytes(statement)
  const good = new Set<string>()
  for (const { key, signature } of approvals) {
    const publicKey = fromBase64(keys.find(({ name }) => name === key)?.publicKey ?? '')
    const signed = fromBase64(signature)
    if (publicKey === undefined || signed === undefined) continue
    if (await crypto.verify(publicKey, bytes, signed)) good.add(key)
  }
  return [...good]
}

export const inUse = ({ from, until }: RingKey, at: number): boolean =>
  at >= from && (until === undefined || at < until)
