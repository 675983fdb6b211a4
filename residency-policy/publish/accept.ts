/**
 * Whether a node takes a published version: signed by enough keys that are in use, the next of its
 * chain, in the log it knows and at no place that log has shown otherwise. Anything else is refused
 * and the active version stays.
 */
import type { PolicyDocument } from '../document/policy-document.ts'
import { diff, opensAnything } from '../preview/diff.ts'
import { compile } from '../table/compile.ts'
import type { DecisionTable } from '../table/decision-table.ts'
import { base64, fromBase64 } from './base64.ts'
import type { PolicyCrypto } from './crypto.ts'
import { isConsistent, isIncluded, leafHash } from './merkle.ts'
import { canonicalBytes, goodApprovals, inUse, type Release, type RingKey, type Statement } from './release.ts'
import { type Checkpoint, readCheckpoint } from './signed-note.ts'

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
  readonly ring: readonly RingKey[]
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
  const release = await acceptRelease(crypto, known, published.release, nowMs)
  if (typeof release === 'string') return { accepted: false, because: release }
  const logged = await acceptPlace(crypto, known, published, nowMs)
  return typeof logged === 'string'
    ? { accepted: false, because: logged }
    : { accepted: true, checkpoint: logged, ...release }
}

/** What the release says of itself: that it is whole, the next of its chain, and approved by enough. */
export async function acceptRelease(
  crypto: PolicyCrypto,
  { active, ring }: Pick<Known, 'active' | 'ring'>,
  release: Release,
  nowMs: number,
): Promise<{ readonly table: DecisionTable; readonly widens: boolean } | RefusedBecause> {
  const { document, statement } = release
  const hash = async (value: unknown): Promise<string> => base64(await crypto.sha256(canonicalBytes(value)))
  if ((await hash(document)) !== statement.document || document.metadata.version !== statement.version)
    return 'document-changed'
  if (statement.publishedAt > nowMs + clockSkewMs) return 'from-the-future'
  if (active !== undefined && statement.version <= active.statement.version) return 'not-newer'
  if (active !== undefined && statement.previous !== (await hash(active.statement))) return 'not-next'
  // A version dated before the one it follows would be an approval by a key that has been retired since.
  if (active !== undefined && statement.publishedAt < active.statement.publishedAt) return 'not-next'

  const table = compile(document)
  const widens = active === undefined || opensAnything(diff(active.table, table, nowMs))
  const good = await goodApprovals(crypto, release, ring)
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
  known: Pick<Known, 'ring' | 'origin' | 'checkpoint'>,
  { release, index, checkpoint: note, inclusion, consistency }: Published,
  nowMs: number,
): Promise<Checkpoint | RefusedBecause> {
  const checkpoint = await signedCheckpoint(crypto, known, note, nowMs)
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
  { ring }: Pick<Known, 'ring'>,
  note: string,
  nowMs: number,
): Promise<Checkpoint | undefined> {
  for (const key of ring) {
    const publicKey = fromBase64(key.publicKey)
    if (key.role !== 'log' || publicKey === undefined || !inUse(key, nowMs)) continue
    const checkpoint = await readCheckpoint(crypto, note, key.name, publicKey)
    if (checkpoint !== undefined) return checkpoint
  }
  return undefined
}

/** Undefined if one of them is no hash. */
function hashes(texts: readonly string[]): Uint8Array[] | undefined {
  const all = texts.map(fromBase64)
  return all.every((hash) => hash?.length === 32) ? (all as Uint8Array[]) : undefined
}
