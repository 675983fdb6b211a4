/**
 * What lies in the folder of a policy log, and whether it can be believed. The signed checkpoint says
 * how many releases are published: it is written last, so a line behind it is a publication that did
 * not end, and counts for nothing.
 *
 *     keys.json       origin and ring: public halves only
 *     releases.jsonl  one release a line, never changed
 *     checkpoint      the newest, signed (C2SP)
 *     proposal.json   the version that waits for approvals
 *     audit.jsonl     who did what, when and why
 *     private/        private halves, a file each, for its owner alone
 */
import { base64, fromBase64 } from './base64.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'
import { equal, leafHash, rootOf } from './merkle.ts'
import { PolicyLogRefused } from './policy-log-refusal.ts'
import { canonicalBytes, type Release, type RingKey } from './release.ts'
import { type Checkpoint, readCheckpoint } from './signed-note.ts'

/** Small text files. `replace` is atomic and durable: a crash leaves the old content or the new. */
export interface PolicyLogFiles {
  read(name: string): Promise<string | undefined>
  replace(name: string, content: string): Promise<void>
  remove(name: string): Promise<void>
}

/** Private halves of keys. */
export interface KeyCabinet {
  /** Makes a key and keeps its private half; the public half, 32 bytes, is returned. */
  create(name: string): Promise<Uint8Array>
  /** Undefined if the private half is elsewhere. */
  signer(name: string): Promise<Signer | undefined>
}

export interface KeyRing {
  readonly schema: 'meridian/policy.keys@1'
  /** Name of the log, as its checkpoints begin. */
  readonly origin: string
  readonly keys: readonly RingKey[]
}

export interface Proposal extends Release {
  /** The document as its author wrote it: problems are told by line. */
  readonly text: string
  readonly reason: string
}

export interface AuditLine {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly did: string
  readonly what: string
  readonly reason: string
}

export interface SignedCheckpoint extends Checkpoint {
  readonly note: string
}

/** Everything that the folder says, checked. */
export interface PolicyLogState {
  readonly origin: string
  readonly ring: readonly RingKey[]
  readonly releases: readonly Release[]
  /** Undefined until something is published. */
  readonly checkpoint: SignedCheckpoint | undefined
  readonly proposal: Proposal | undefined
}

export const fileNames = {
  keys: 'keys.json',
  releases: 'releases.jsonl',
  checkpoint: 'checkpoint',
  proposal: 'proposal.json',
  audit: 'audit.jsonl',
} as const

export async function readState(files: PolicyLogFiles, crypto: PolicyCrypto): Promise<PolicyLogState> {
  const keys = await files.read(fileNames.keys)
  if (keys === undefined) throw new PolicyLogRefused('log-missing')
  const { origin, keys: ring } = json(fileNames.keys, keys) as KeyRing
  const note = await files.read(fileNames.checkpoint)
  const checkpoint = note === undefined ? undefined : await signedBy(crypto, ring, origin, note)
  const written = linesOf((await files.read(fileNames.releases)) ?? '')
  const size = checkpoint?.size ?? 0
  if (written.length < size || written.length > size + 1)
    throw new PolicyLogRefused('log-damaged', `${written.length} releases, and the checkpoint says ${size}`)
  const releases = written.slice(0, size).map((line, at) => json(`release ${at + 1}`, line) as Release)
  await checkReleases(crypto, releases, checkpoint)
  const proposed = await files.read(fileNames.proposal)
  const proposal = proposed === undefined ? undefined : (json(fileNames.proposal, proposed) as Proposal)
  const newest = releases.at(-1)?.statement.version ?? 0
  // One that is not above the newest was published by a command that ended before it could take it away.
  const waits = proposal !== undefined && proposal.statement.version > newest
  return { origin, ring, releases, checkpoint, proposal: waits ? proposal : undefined }
}

/** By any key of the log, retired ones too: a node asks for one in use. */
async function signedBy(
  crypto: PolicyCrypto,
  ring: readonly RingKey[],
  origin: string,
  note: string,
): Promise<SignedCheckpoint> {
  for (const { name, role, publicKey } of ring) {
    if (role !== 'log') continue
    const checkpoint = await readCheckpoint(crypto, note, name, fromBase64(publicKey) ?? new Uint8Array())
    if (checkpoint?.origin === origin) return { ...checkpoint, note }
  }
  throw new PolicyLogRefused('log-damaged', 'no key of the log has signed its checkpoint')
}

async function checkReleases(
  crypto: PolicyCrypto,
  releases: readonly Release[],
  checkpoint: Checkpoint | undefined,
): Promise<void> {
  for (const [at, { document, statement }] of releases.entries()) {
    if (base64(await crypto.sha256(canonicalBytes(document))) !== statement.document)
      throw new PolicyLogRefused('log-damaged', `the document of release ${at + 1} is not the one that was signed`)
  }
  const root = await rootOf(crypto, await leavesOf(crypto, releases))
  if (checkpoint !== undefined && !equal(root, checkpoint.root))
    throw new PolicyLogRefused('log-damaged', 'the releases are not those of the checkpoint')
}

export const leavesOf = (crypto: PolicyCrypto, releases: readonly Release[]): Promise<Uint8Array[]> =>
  Promise.all(releases.map(({ statement }) => leafHash(crypto, canonicalBytes(statement))))

/** Lines of a file whose every line ends: a last one that does not was torn. */
function linesOf(text: string): string[] {
  if (text !== '' && !text.endsWith('\n')) throw new PolicyLogRefused('log-damaged', 'the last release is torn')
  return text.split('\n').slice(0, -1)
}

function json(what: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PolicyLogRefused('log-damaged', `${what} cannot be read`)
  }
}
