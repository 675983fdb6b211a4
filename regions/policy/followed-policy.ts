/**
 * The policy of a region in a process that runs no part, as one that serves the API: what the keeper
 * stands by, a moment after it does. A process with parts is told together with them.
 */
import type { Scheduler, Timer } from '../../platform/clock.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'

export interface FollowedPolicyPorts {
  /** Activation that the keeper last said it stands by; undefined while nothing was heard of it. */
  activation(): number | undefined
  policy(): Promise<PolicyRecord>
  /** What this process was told last. */
  told(): number
  tell(policy: PolicyRecord): void
}

/** As often as colleagues say what they stand by. */
const lookEveryMs = 250

export function followPolicy(ports: FollowedPolicyPorts, scheduler: Scheduler): Timer {
  let asking = false
  return scheduler.every(lookEveryMs, () => {
    const activation = ports.activation()
    if (activation === undefined || activation <= ports.told() || asking) return
    asking = true
    ports
      .policy()
      .then((policy) => ports.tell(policy))
      // The keeper is away: it is asked again with the next look.
      .catch(() => {})
      .finally(() => {
        asking = false
      })
  })
}
