/** What a policy log shows to nodes: releases with the proofs that they are in it and that it only grew. */
import { compile } from '../table/compile.ts'
import type { Known, Published } from './accept.ts'
import { base64 } from './base64.ts'
import type { PolicyCrypto } from './crypto.ts'
import { consistencyProof, inclusionProof } from './merkle.ts'
import { leavesOf, type PolicyLogState } from './policy-log-files.ts'
import type { Release } from './release.ts'

/**
 * What a node lacks that has `version` and knows the log up to `checkpointSize`: to be taken in this
 * order. All prove their place in the newest checkpoint, so only the first shows how the log grew.
 */
export async function publishedSince(
  crypto: PolicyCrypto,
  { releases, checkpoint }: Pick<PolicyLogState, 'releases' | 'checkpoint'>,
  version: number,
  checkpointSize: number,
): Promise<Published[]> {
  if (checkpoint === undefined) return []
  const lacking = releases.flatMap(({ statement }, index) => (statement.version > version ? [index] : []))
  return Promise.all(
    lacking.map((index, at) =>
      shown(crypto, releases, checkpoint.note, index, at === 0 ? checkpointSize : releases.length),
    ),
  )
}

/** Release `index` of a log, to a node that knows its first `from`. */
export async function shown(
  crypto: PolicyCrypto,
  releases: readonly Release[],
  checkpoint: string,
  index: number,
  from: number,
): Promise<Published> {
  const leaves = await leavesOf(crypto, releases)
  return {
    release: releases[index] as Release,
    index,
    checkpoint,
    inclusion: (await inclusionProof(crypto, leaves, index)).map(base64),
    consistency: (await consistencyProof(crypto, leaves, from)).map(base64),
  }
}

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
