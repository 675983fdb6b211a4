/** What a region's own process adds to its gateway's numbers: log, store and who is connected anywhere. */
import type { Metrics } from '../../platform/metrics.ts'
import type { WorkCounts } from './admin.ts'

export function regionMetrics(metrics: Metrics, work: () => WorkCounts, sessions: () => number): void {
  metrics.level('sessions', 'connections of all gateways of the region', sessions)
  metrics.total('log_batches_total', 'batches made durable, each with one sync', () => work().logBatches)
  metrics.total('log_records_total', 'records made durable', () => work().logRecords)
  metrics.total('log_bytes_total', 'bytes written to the log', () => work().logBytes)
  metrics.level('log_held_bytes', 'bytes of the log on disk', () => work().logHeldBytes)
  metrics.total('store_puts_total', 'keys written to the row store', () => work().storePuts)
}
