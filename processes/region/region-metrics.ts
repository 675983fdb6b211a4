/** What a region's own process counts beside what it stands on and its gateway's numbers: worker and lanes. */
import type { PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import { mostUsed } from '../../regions/policy/quota-counts.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { workerMetrics } from '../../regions/worker/worker-metrics.ts'
import type { Replication } from '../../replication/replication.ts'
import { replicationMetrics } from '../../replication/replication-metrics.ts'
import type { RegionSetting } from './region-setting.ts'

export interface CountedParts {
  readonly worker: RegionWorker
  readonly replication: Replication
  readonly policy: PolicyKeeper
}

export function regionMetrics({ metrics, others }: RegionSetting, { worker, replication, policy }: CountedParts): void {
  workerMetrics(metrics, worker)
  replicationMetrics(
    metrics,
    replication,
    others.map(({ alias }) => alias),
  )
  metrics.level('policy_quota_used', 'people counted of those that a quota allows, 0 to 1, of the one used most', () =>
    mostUsed(policy.status().quotas),
  )
}
