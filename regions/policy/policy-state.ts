/** What a region keeps of its policy between starts: one small file, replaced as a whole. */
import type { KeptFiles } from '../../platform/kept-files.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import type { Published } from '../../residency-policy/publish/accept.ts'
import type { SignedRing } from '../../residency-policy/publish/key-rings.ts'

export interface PolicyState {
  /** Every version that was taken, oldest first, as it was published. */
  readonly taken: readonly Published[]
  /** Every ring of keys that it knows, oldest first. */
  readonly rings: readonly SignedRing[]
  /** What the region stands by; undefined before the first activation. */
  readonly inForce: InForce | undefined
  /** The newest `auditMax` acts. */
  readonly audit: readonly AuditLine[]
}

export interface InForce {
  readonly record: PolicyRecord
  /** Milliseconds since 1970. */
  readonly since: number
  /** Lanes up to this generation carry the barrier of this activation. */
  readonly barrierGeneration: number
}

export interface AuditLine {
  readonly at: number
  readonly did: 'keys' | 'take' | 'activate' | 'stop' | 'resume'
  readonly what: string
  readonly reason: string
}

const file = 'in-force.json'
/** Years of activations; older ones are in snapshots of the folder and in the policy log. */
const auditMax = 1_000

export async function readPolicyState(files: KeptFiles): Promise<PolicyState> {
  const content = await files.read(file)
  if (content === undefined) return { taken: [], rings: [], inForce: undefined, audit: [] }
  const state = JSON.parse(new TextDecoder().decode(content)) as PolicyState
  // Written before rings were signed: it learns them with its next start.
  return { ...state, rings: (state as Partial<PolicyState>).rings ?? [], inForce: withQuotas(state.inForce) }
}

/** Written before quotas were counted, when no rule had one that allowed anything, or while a rule had one at most. */
function withQuotas(inForce: InForce | undefined): InForce | undefined {
  if (inForce === undefined) return undefined
  const { record } = inForce
  const rules = record.rules.map((rule) => {
    const { quota, quotas, ...rest } = rule as Partial<typeof rule> & { readonly quota?: number }
    return { ...(rest as typeof rule), quotas: quotas ?? (quota ? [quota] : []) }
  })
  return { ...inForce, record: { ...record, rules, quotas: (record as Partial<PolicyRecord>).quotas ?? [] } }
}

export async function writePolicyState(files: KeptFiles, state: PolicyState): Promise<void> {
  const kept = { ...state, audit: state.audit.slice(-auditMax) }
  await files.replace(file, new TextEncoder().encode(JSON.stringify(kept)))
}
