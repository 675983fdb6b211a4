/** What a policy log shows to nodes: releases with the proofs that they are in it and that it only grew. */
import { compile } from '../table/compile.ts'
import type { Known, Published } from './accept.ts'
import { base64 } from './base64.ts'
import { hashOf } from './canonical.ts'
import type { PolicyCrypto } from './crypto.ts'
import { consistencyProof, inclusionProof } from './merkle.ts'
import { leavesOf, type LoggedRelease, type PolicyLogState } from './policy-log-files.ts'
import type { VerifiedPoint } from './verified-point.ts'

/**
 * What a node lacks that has the versions up to `version`: to be taken in this order. Each release comes
 * with the checkpoint that was signed when it was the newest, so every node sees the log grow by one,
 * wherever it began and whoever tells it.
 */
export async function publishedSince(
  crypto: PolicyCrypto,
  { releases }: Pick<PolicyLogState, 'releases'>,
  version: number,
): Promise<Published[]> {
  const leaves = await leavesOf(crypto, releases)
  const lacking = releases.flatMap((release, index) =>
    release.statement.version > version ? [{ release, index }] : [],
  )
  return Promise.all(lacking.map(({ release, index }) => shown(crypto, release, leaves.slice(0, index + 1))))
}

/** The last release of a log with these leaves, to a node that knows all before it. */
export async function shown(
  crypto: PolicyCrypto,
  { checkpoint, ...release }: LoggedRelease,
  leaves: readonly Uint8Array[],
): Promise<Published> {
  const index = leaves.length - 1
  return {
    release,
    index,
    checkpoint,
    inclusion: (await inclusionProof(crypto, leaves, index)).map(base64),
    consistency: (await consistencyProof(crypto, leaves, index)).map(base64),
  }
}

/**
 * How far whoever has the log has verified it, for a node that believes them and goes on from there: the
 * newest release, what covers it, and the versions before it by their hashes.
 */
export async function verifiedPoint(
  crypto: PolicyCrypto,
  { releases }: Pick<PolicyLogState, 'releases'>,
): Promise<VerifiedPoint | undefined> {
  const newest = releases.at(-1)
  if (newest === undefined) return undefined
  const { statement, document, checkpoint } = newest
  const recent = releases.slice(-recentMax).map(async (each) => ({
    version: each.statement.version,
    hash: await hashOf(crypto, each.statement),
  }))
  return { statement, document, checkpoint, recent: await Promise.all(recent) }
}

/** A region that stands by an older version than these is long away; each is a hash in every edge's map. */
const recentMax = 64

/** What a node knows that has taken everything so far. */
export function knownOf({ rings, origin, checkpoint, releases }: PolicyLogState): Known {
  const newest = releases.at(-1)
  const active = newest && {
    statement: newest.statement,
    document: newest.document,
    table: compile(newest.document),
  }
  return { rings: rings.map(({ statement }) => statement), origin, checkpoint, active }
}
