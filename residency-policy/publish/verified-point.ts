/** Where a chain of releases was verified up to: as a node is given it by whom it believes. */
import type { PolicyDocument } from '../document/policy-document.ts'
import type { Statement } from './release.ts'

export interface VerifiedPoint {
  /** The newest release. */
  readonly statement: Statement
  readonly document: PolicyDocument
  /** The signed note of when it was the newest. */
  readonly checkpoint: string
  /** It and the versions before it that a region may still stand by, by the hashes of their statements, base64. */
  readonly recent: readonly { readonly version: number; readonly hash: string }[]
}
