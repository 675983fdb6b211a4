/** The policy log of a local installation: made with the first start, and what a new region begins with. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyKeys } from '../edge/region-map.ts'
import { nodeClock } from '../platform/clock.node.ts'
import { nodeRandom } from '../platform/random.node.ts'
import { runDocumentTests } from '../residency-policy/proof/document-tests.ts'
import { compareWithReference } from '../residency-policy/proof/exhaustive.ts'
import { checkInvariants } from '../residency-policy/proof/invariants.ts'
import { hasPolicyLog, makeDevelopmentLog, withPolicyLog } from '../residency-policy/publish/policy-log.node.ts'
import type { KeyRing } from '../residency-policy/publish/policy-log-files.ts'
import type { Prove } from '../residency-policy/publish/policy-log.ts'

export const standardPolicyFile = join(import.meta.dirname, '..', 'policies', 'three-regions.yaml')

export interface PolicyFiles {
  readonly keys: string
  readonly first: string
}

/** Makes the log if there is none, with `file` as its first version, and says where a region finds what it needs. */
export async function policyOfInstallation(data: string, file = standardPolicyFile): Promise<PolicyFiles> {
  const folder = join(data, 'policy')
  const first = join(folder, 'published.json')
  await withPolicyLog(folder, { clock: nodeClock, random: nodeRandom }, async (log) => {
    if (!hasPolicyLog(folder))
      await makeDevelopmentLog(log, readFileSync(file, 'utf8'), 'meridian.local/policy', proveAtStart)
    writeFileSync(first, JSON.stringify(await log.publishedSince(0, 0)), { mode: 0o600 })
  })
  return { keys: join(folder, 'keys.json'), first }
}

/** As edges are given them, in the signed region map. */
export function policyKeysIn({ keys }: PolicyFiles): PolicyKeys {
  const { origin, keys: ring } = JSON.parse(readFileSync(keys, 'utf8')) as KeyRing
  return { origin, ring }
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
