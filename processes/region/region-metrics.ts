/** What a region's own process counts beside its gateway's numbers: log, store, worker and lanes. */
import type { Metrics } from '../../platform/metrics.ts'
import type { PolicyKeeper } from '../../regions/policy/policy-keeper.ts'
import { mostUsed } from '../../regions/policy/quota-counts.ts'
import type { RegionWorker } from '../../regions/worker/region-worker.ts'
import { workerMetrics } from '../../regions/worker/worker-metrics.ts'
import type { Replication } from '../../replication/replication.ts'
import { replicationMetrics } from '../../replication/replication-metrics.ts'
import type { WorkCounts } from './admin.ts'
import type { RegionSetting } from './region-setting.ts'

export interface CountedParts {
  readonly worker: RegionWorker
  readonly replication: Replication
  readonly policy: PolicyKeeper
  work(): WorkCounts
}

export function regionMetrics(
  { metrics, others }: RegionSetting,
  { worker, replication, policy, work }: CountedParts,
): void {
  workerMetrics(metrics, worker)
  replicationMetrics(
    metrics,
    replication,
    others.map(({ alias }) => alias),
  )
  metrics.level('policy_quota_used', 'people counted of those that a quota allows, 0 to 1, of the one used most', () =>
    mostUsed(policy.status().quotas),
  )
  logMetrics(metrics, work)
}

function logMetrics(metrics: Metrics, work: () => WorkCounts): void {
  metrics.total('log_batches_total', 'batches made durable, each with one sync', () => work().logBatches)
  metrics.total('log_records_total', 'records made durable', () => work().logRecords)
  metrics.total('log_bytes_total', 'bytes written to the log', () => work().logBytes)
  metrics.level('log_held_bytes', 'bytes of the log on disk', () => work().logHeldBytes)
  metrics.total('store_batches_total', 'batches written to the row store, each of one part', () => work().storeBatches)
  metrics.total('store_puts_total', 'keys written to the row store', () => work().storePuts)
}
