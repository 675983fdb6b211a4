/**
 * Whether a node takes a published version: signed by enough keys that are in use, the next of its
 * chain, in the log it knows and at no place that log has shown otherwise. Anything else is refused
 * and the active version stays.
 */
import type { PolicyDocument } from '../document/policy-document.ts'
import { diff, opensAnything } from '../preview/diff.ts'
import { compile } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { fromBase64 } from './base64.ts'
import { canonicalBytes, hashOf } from './canonical.ts'
import type { PolicyCrypto } from './crypto.ts'
import { approversAt, type KeyRings, logKeysAt } from './key-rings.ts'
import { isConsistent, isIncluded, leafHash } from './merkle.ts'
import { goodApprovals, type Release, type Statement } from './release.ts'
import type { RingKey } from './ring-key.ts'
import { type Checkpoint, readCheckpoint, readCheckpointText } from './signed-note.ts'

/** A release with what proves its place in the log. Hashes are base64. */
export interface Published {
  readonly release: Release
  readonly index: number
  readonly checkpoint: string
  readonly inclusion: readonly string[]
  /** From the checkpoint the node has; empty for one that has none. */
  readonly consistency: readonly string[]
}

/** What a node knows. */
export interface Known {
  readonly rings: KeyRings
  readonly origin: string
  readonly checkpoint: Checkpoint | undefined
  readonly active: Active | undefined
}

export interface Active {
  readonly statement: Statement
  readonly document: PolicyDocument
  readonly table: DecisionTable
}

export type RefusedBecause =
  | 'document-changed'
  | 'not-newer'
  | 'not-next'
  | 'too-few-approvals'
  | 'checkpoint-unsigned'
  | 'checkpoint-older'
  | 'log-forked'
  | 'not-in-log'
  | 'from-the-future'

export type Acceptance =
  | {
      readonly accepted: true
      readonly checkpoint: Checkpoint
      readonly table: DecisionTable
      readonly widens: boolean
    }
  | { readonly accepted: false; readonly because: RefusedBecause }

/** Clocks of good nodes differ by less. */
const clockSkewMs = 5 * 60_000

export async function accept(
  crypto: PolicyCrypto,
  known: Known,
  published: Published,
  nowMs: number,
): Promise<Acceptance> {
  const approvers = approversAt(known.rings, published.index)
  const release = await acceptRelease(crypto, { active: known.active, approvers }, published.release, nowMs)
  if (typeof release === 'string') return { accepted: false, because: release }
  const logged = await acceptPlace(crypto, known, published)
  return typeof logged === 'string'
    ? { accepted: false, because: logged }
    : { accepted: true, checkpoint: logged, ...release }
}

/** What the release says of itself: that it is whole, the next of its chain, and approved by enough. */
export async function acceptRelease(
  crypto: PolicyCrypto,
  { active, approvers }: Pick<Known, 'active'> & { readonly approvers: readonly RingKey[] },
  release: Release,
  nowMs: number,
): Promise<{ readonly table: DecisionTable; readonly widens: boolean } | RefusedBecause> {
  const { document, statement } = release
  if ((await hashOf(crypto, document)) !== statement.document || document.metadata.version !== statement.version)
    return 'document-changed'
  if (statement.publishedAt > nowMs + clockSkewMs) return 'from-the-future'
  if (active === undefined && statement.previous !== null) return 'not-next'
  if (active !== undefined && statement.version <= active.statement.version) return 'not-newer'
  if (active !== undefined && statement.previous !== (await hashOf(crypto, active.statement))) return 'not-next'
  // A version dated before the one it follows would be an approval by a key that has been retired since.
  if (active !== undefined && statement.publishedAt < active.statement.publishedAt) return 'not-next'

  const table = compile(document)
  const widens = active === undefined || opensAnything(diff(active.table, table, nowMs))
  const good = await goodApprovals(crypto, release, approvers)
  return good.length < approvalsNeeded(document, active?.document, widens) ? 'too-few-approvals' : { table, widens }
}

/** By the stricter of the two versions: a document cannot lower the number for itself. */
export function approvalsNeeded(next: PolicyDocument, active: PolicyDocument | undefined, widens: boolean): number {
  const needed = ({ metadata: { approvals } }: PolicyDocument): number =>
    widens ? Math.max(approvals.normal, approvals.widening) : approvals.normal
  return Math.max(needed(next), active === undefined ? 0 : needed(active))
}

/** What the log says of it: the checkpoint that holds it, if it follows the one that is known. */
export async function acceptPlace(
  crypto: PolicyCrypto,
  known: Pick<Known, 'rings' | 'origin' | 'checkpoint'>,
  { release, index, checkpoint: note, inclusion, consistency }: Published,
): Promise<Checkpoint | RefusedBecause> {
  const checkpoint = await signedCheckpoint(crypto, known, note)
  if (checkpoint === undefined || checkpoint.origin !== known.origin) return 'checkpoint-unsigned'
  const before = known.checkpoint
  if (before !== undefined) {
    if (checkpoint.size < before.size) return 'checkpoint-older'
    const steps = hashes(consistency)
    const follows =
      steps !== undefined &&
      (await isConsistent(crypto, before.size, before.root, checkpoint.size, checkpoint.root, steps))
    if (!follows) return 'log-forked'
  }
  const leaf = await leafHash(crypto, canonicalBytes(release.statement))
  const path = hashes(inclusion)
  const included = path !== undefined && (await isIncluded(crypto, leaf, index, checkpoint.size, path, checkpoint.root))
  return included ? checkpoint : 'not-in-log'
}

async function signedCheckpoint(
  crypto: PolicyCrypto,
  { rings }: Pick<Known, 'rings'>,
  note: string,
): Promise<Checkpoint | undefined> {
  const says = readCheckpointText(note)
  if (says === undefined) return undefined
  for (const { name, publicKey } of logKeysAt(rings, says.size)) {
    const checkpoint = await readCheckpoint(crypto, note, name, fromBase64(publicKey) ?? new Uint8Array())
    if (checkpoint !== undefined) return checkpoint
  }
  return undefined
}

/** Undefined if one of them is no hash. */
function hashes(texts: readonly string[]): Uint8Array[] | undefined {
  const all = texts.map(fromBase64)
  return all.every((hash) => hash?.length === 32) ? (all as Uint8Array[]) : undefined
}
