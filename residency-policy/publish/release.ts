/**
 * A published version: the document as canonical JSON (RFC 8785), a statement about it, and the
 * signatures of those who approved it. What is signed is the statement; it names the document by hash
 * and the release before it, so that versions form one chain.
 */
import canonicalize from 'canonicalize'
import type { PolicyDocument } from '../document/policy-document.ts'
import { base64, fromBase64 } from './base64.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'

export interface Statement {
  readonly schema: 'meridian/policy.statement@1'
  readonly policy: string
  readonly version: number
  /** SHA-256 of the canonical document, base64. */
  readonly document: string
  /** SHA-256 of the canonical statement before, base64; null for the first. */
  readonly previous: string | null
  /** Milliseconds since 1970. */
  readonly publishedAt: number
}

export interface Approval {
  /** Name of the key. */
  readonly key: string
  /** Ed25519 over the canonical statement, base64. */
  readonly signature: string
}

export interface Release {
  readonly document: PolicyDocument
  readonly statement: Statement
  readonly approvals: readonly Approval[]
}

export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a value that JSON cannot say')
  return new TextEncoder().encode(text)
}

export async function makeStatement(
  crypto: PolicyCrypto,
  document: PolicyDocument,
  previous: Statement | undefined,
  nowMs: number,
): Promise<Statement> {
  const hash = async (value: unknown): Promise<string> => base64(await crypto.sha256(canonicalBytes(value)))
  return {
    schema: 'meridian/policy.statement@1',
    policy: document.metadata.id,
    version: document.metadata.version,
    document: await hash(document),
    previous: previous === undefined ? null : await hash(previous),
    publishedAt: nowMs,
  }
}

export async function approve(statement: Statement, signer: Signer): Promise<Approval> {
  return { key: signer.name, signature: base64(await signer.sign(canonicalBytes(statement))) }
}

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

/** Names of distinct keys in use at that time whose approval is good. One person's two keys have two names: keep one key a person. */
export async function goodApprovals(
  crypto: PolicyCrypto,
  { statement, approvals }: Release,
  ring: readonly RingKey[],
): Promise<string[]> {
  const bytes = canonicalBytes(statement)
  const good = new Set<string>()
  for (const { key, signature } of approvals) {
    const known = ring.find(
      (each) => each.name === key && each.role === 'approver' && inUse(each, statement.publishedAt),
    )
    const publicKey = fromBase64(known?.publicKey ?? '')
    const signed = fromBase64(signature)
    if (publicKey === undefined || signed === undefined) continue
    if (await crypto.verify(publicKey, bytes, signed)) good.add(key)
  }
  return [...good]
}

export const inUse = ({ from, until }: RingKey, at: number): boolean =>
  at >= from && (until === undefined || at < until)
