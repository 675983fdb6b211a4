/**
 * A published version: the document as canonical JSON (RFC 8785), a statement about it, and the
 * signatures of those who approved it. What is signed is the statement; it names the document by hash
 * and the release before it, so that versions form one chain.
 */
import type { PolicyDocument } from '../document/policy-document.ts'
import { hashOf } from './canonical.ts'
import type { PolicyCrypto } from './crypto.ts'
import { type Approval, inUse, type RingKey, signersOf } from './ring-key.ts'

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

export interface Release {
  readonly document: PolicyDocument
  readonly statement: Statement
  readonly approvals: readonly Approval[]
}

export async function makeStatement(
  crypto: PolicyCrypto,
  document: PolicyDocument,
  previous: Statement | undefined,
  nowMs: number,
): Promise<Statement> {
  return {
    schema: 'meridian/policy.statement@1',
    policy: document.metadata.id,
    version: document.metadata.version,
    document: await hashOf(crypto, document),
    previous: previous === undefined ? null : await hashOf(crypto, previous),
    publishedAt: nowMs,
  }
}

/** Names of those of the keys in use at its place of the log whose approval of the release is good. */
export function goodApprovals(
  crypto: PolicyCrypto,
  { statement, approvals }: Release,
  approvers: readonly RingKey[],
): Promise<string[]> {
  const known = approvers.filter((key) => key.role === 'approver' && inUse(key, statement.publishedAt))
  return signersOf(crypto, statement, approvals, known)
}
