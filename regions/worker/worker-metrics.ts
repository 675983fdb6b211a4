/** A worker's numbers for operators: who is connected, what it decides, and how far it is behind. */
import type { Metrics } from '../../platform/metrics.ts'
import { errorCodes } from '../../protocol/errors.ts'
import { socketOperations } from './operation-times.ts'
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
  metrics.totalBy(
    'sends_refused_total',
    'sends that were refused before they were in the log, by error',
    'code',
    errorCodes,
    () => worker.sessions.refusals,
  )
  metrics.distributionBy(
    'socket_operation',
    'what devices do over their sockets: a send from its stamp to its verdict, a sync and an attach to their answer',
    'operation',
    socketOperations,
    () => socketOperations.map((operation) => [operation, worker.sessions.times.buckets[operation]] as const),
  )
  metrics.totalBy(
    'socket_refused_total',
    'syncs and attaches that were refused or failed; sends have verdicts and `sends_refused_total`',
    'operation',
    ['sync', 'attach'],
    () => Object.entries(worker.sessions.times.refused),
  )
}
