/**
 * What lies in the folder of a policy log, and whether it can be believed. The signed checkpoint says
 * how many releases are published: it is written last, so a line behind it is a publication that did
 * not end, and counts for nothing.
 *
 *     keys.json       every ring of keys there was, signed by the one before it: public halves only
 *     releases.jsonl  one release a line, never changed
 *     checkpoint      the newest, signed (C2SP)
 *     proposal.json   the version that waits for approvals
 *     ring-change.json  the change of the ring that does
 *     audit.jsonl     who did what, when and why
 *     private/        private halves, a file each, for its owner alone
 */
import { fromBase64 } from './base64.ts'
import { canonicalBytes, hashOf } from './canonical.ts'
import type { PolicyCrypto, Signer } from './crypto.ts'
import { equal, leafHash, rootOf } from './merkle.ts'
import { PolicyLogRefused, refusals } from './policy-log-refusal.ts'
import { followRings, logKeysAt, type SignedRing } from './key-rings.ts'
import type { Release } from './release.ts'
import type { RingKey } from './ring-key.ts'
import { type Checkpoint, readCheckpoint, readCheckpointText } from './signed-note.ts'

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

export interface KeysFile {
  readonly schema: 'meridian/policy.keys@2'
  /** Name of the log, as its checkpoints begin. */
  readonly origin: string
  readonly rings: readonly SignedRing[]
}

/** Who may approve and sign next, once enough of those who may now have signed it. */
export interface RingChange extends SignedRing {
  readonly did: string
  readonly what: string
  readonly reason: string
}

/** With the checkpoint that was signed when it was the newest. */
export interface LoggedRelease extends Release {
  readonly checkpoint: string
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
  readonly rings: readonly SignedRing[]
  /** The keys of the newest ring. */
  readonly ring: readonly RingKey[]
  readonly ringChange: RingChange | undefined
  readonly releases: readonly LoggedRelease[]
  /** Undefined until something is published. */
  readonly checkpoint: SignedCheckpoint | undefined
  readonly proposal: Proposal | undefined
}

export const fileNames = {
  keys: 'keys.json',
  releases: 'releases.jsonl',
  checkpoint: 'checkpoint',
  proposal: 'proposal.json',
  ringChange: 'ring-change.json',
  audit: 'audit.jsonl',
} as const

export async function readState(files: PolicyLogFiles, crypto: PolicyCrypto): Promise<PolicyLogState> {
  const keys = await files.read(fileNames.keys)
  if (keys === undefined) throw new PolicyLogRefused('log-missing')
  const { origin, rings } = await keysIn(keys, crypto)
  const note = await files.read(fileNames.checkpoint)
  const checkpoint = note === undefined ? undefined : await signedBy(crypto, rings, origin, note)
  const written = linesOf((await files.read(fileNames.releases)) ?? '')
  const size = checkpoint?.size ?? 0
  if (written.length < size || written.length > size + 1)
    throw new PolicyLogRefused('log-damaged', `${written.length} releases, and the checkpoint says ${size}`)
  const releases = written.slice(0, size).map((line, at) => json(`release ${at + 1}`, line) as LoggedRelease)
  await checkReleases(crypto, releases, checkpoint)
  const proposed = await files.read(fileNames.proposal)
  const proposal = proposed === undefined ? undefined : (json(fileNames.proposal, proposed) as Proposal)
  const newest = releases.at(-1)?.statement.version ?? 0
  // One that is not above the newest was published by a command that ended before it could take it away.
  const waits = proposal !== undefined && proposal.statement.version > newest
  return {
    origin,
    rings,
    ring: rings.at(-1)?.statement.keys ?? [],
    ringChange: await changeWaiting(files, rings.length, size),
    releases,
    checkpoint,
    proposal: waits ? proposal : undefined,
  }
}

async function keysIn(text: string, crypto: PolicyCrypto): Promise<KeysFile> {
  const file = json(fileNames.keys, text) as KeysFile
  if ((file.schema as string) === 'meridian/policy.keys@1') throw new PolicyLogRefused('log-older')
  const followed =
    Array.isArray(file.rings) && file.rings.length > 0 ? await followRings(crypto, [], file.rings) : 'ring-not-next'
  if (typeof followed === 'string')
    throw new PolicyLogRefused('log-damaged', `${fileNames.keys} has ${refusals[followed].hint}`)
  return file
}

/** One that was made before the newest release or ring cannot be signed any more. */
async function changeWaiting(files: PolicyLogFiles, rings: number, size: number): Promise<RingChange | undefined> {
  const text = await files.read(fileNames.ringChange)
  if (text === undefined) return undefined
  const change = json(fileNames.ringChange, text) as RingChange
  return change.statement.number === rings + 1 && change.statement.size === size ? change : undefined
}

/** By a key that was in use while the log had that size. */
async function signedBy(
  crypto: PolicyCrypto,
  rings: readonly SignedRing[],
  origin: string,
  note: string,
): Promise<SignedCheckpoint> {
  const size = readCheckpointText(note)?.size ?? 0
  for (const { name, publicKey } of logKeysAt(
    rings.map(({ statement }) => statement),
    size,
  )) {
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
    if ((await hashOf(crypto, document)) !== statement.document)
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
