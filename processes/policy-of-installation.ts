/** The policy log of a local installation: made with the first start, and what a new region begins with. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyKeys } from '../edge/region-map.ts'
import { nodeClock } from '../platform/clock.node.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { runDocumentTests } from '../residency-policy/proof/document-tests.ts'
import { compareWithReference } from '../residency-policy/proof/exhaustive.ts'
import { checkInvariants } from '../residency-policy/proof/invariants.ts'
import type { Published } from '../residency-policy/publish/accept.ts'
import { nodePolicyCrypto } from '../residency-policy/publish/policy-crypto.node.ts'
import { verifiedPoint } from '../residency-policy/publish/published-since.ts'
import type { VerifiedPoint } from '../residency-policy/publish/verified-point.ts'
import type { SignedRing } from '../residency-policy/publish/key-rings.ts'
import { hasPolicyLog, makeDevelopmentLog, withPolicyLog } from '../residency-policy/publish/policy-log.node.ts'
import type { Prove } from '../residency-policy/publish/policy-log.ts'

export const standardPolicyFile = join(import.meta.dirname, '..', 'policies', 'three-regions.yaml')

/** What a region begins with: rings of keys and releases, oldest first. */
export interface FirstPolicy {
  readonly origin: string
  readonly rings: readonly SignedRing[]
  readonly published: readonly Published[]
  /** As far as edges need not look any more. */
  readonly point: VerifiedPoint | undefined
}

/** Makes the log if there is none, with `file` as its first version, and says in which file a region finds what it begins with. */
export async function policyOfInstallation(data: string, file = standardPolicyFile): Promise<string> {
  const folder = join(data, 'policy')
  const first = join(folder, 'published.json')
  await withPolicyLog(folder, { clock: nodeClock, random: nodeRandom }, async (log) => {
    if (!hasPolicyLog(folder))
      await makeDevelopmentLog(log, readFileSync(file, 'utf8'), 'meridian.local/policy', proveAtStart)
    const state = await log.read()
    const { origin, rings } = state
    const policy: FirstPolicy = {
      origin,
      rings,
      published: await log.publishedSince(0),
      point: await verifiedPoint(nodePolicyCrypto, state),
    }
    writeFileSync(first, JSON.stringify(policy), { mode: 0o600 })
  })
  return first
}

/** As edges are given them, in the signed region map. */
export function policyKeysIn(first: string): PolicyKeys {
  const { origin, rings, point } = JSON.parse(readFileSync(first, 'utf8')) as FirstPolicy
  return { origin, rings, point }
}

/** Whole domain against the reference, invariants and tests. Cedar, which takes seconds, has been asked by the tests of the repository. */
const proveAtStart: Prove = ({ document }, table, _text, nowMs) => {
  const reference = compareWithReference(document, table, nowMs)
  const invariants = checkInvariants(document, table)
  const tests = runDocumentTests(document, table, nowMs)
  const holds =
    reference.different === 0 && invariants.every(({ holds: held }) => held) && tests.every(({ passed }) => passed)
  return { schema: 'meridian/policy.proof-at-start@1', reference, invariants, tests, holds }
}
