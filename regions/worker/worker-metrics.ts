/** A worker's numbers for operators: who is connected, what it decides, and how far it is behind. */
import type { Metrics } from '../../platform/metrics.ts'
import { errorCodes } from '../../protocol/errors.ts'
import type { RegionWorker } from './region-worker.ts'

export function workerMetrics(metrics: Metrics, worker: RegionWorker): void {
  metrics.level('sessions', 'connections of all gateways of the region', () => worker.sessions.count)
  metrics.level('fold_behind_records', 'durable records that are not folded, in the part that has most', () =>
    worker.behind(),
  )
  metrics.level(
    'parked_chains',
    'chains that stand before a record which cannot be folded',
    () => worker.deadLetters.count,
  )
  metrics.totalBy(
    'commands_total',
    'commands that the fold answered, by verdict',
    'verdict',
    ['accepted', ...errorCodes],
    () => worker.sessions.verdicts,
  )
}
