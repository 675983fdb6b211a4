/** What a process counts of what it stands on, whichever engines those are, beside their requests. */
import type { Count, Metrics } from '../../../platform/metrics.ts'
import type { CountedLog, RegionRows } from './backing.ts'

export const ticketsUnansweredIn = (metrics: Metrics): Count =>
  metrics.count('resume_table_unanswered_total', 'questions about resume tickets that Redis did not answer')

export function backingMetrics(metrics: Metrics, log: CountedLog, rows: Pick<RegionRows, 'counters'>): void {
  metrics.total('log_batches_total', 'batches made durable, each with one sync', () => log.counters.batches)
  metrics.total('log_records_total', 'records made durable', () => log.counters.records)
  metrics.total('log_bytes_total', 'bytes written to the log', () => log.counters.bytes)
  metrics.level('log_held_bytes', 'bytes of the log on disk', () => log.heldBytes())
  metrics.total(
    'store_batches_total',
    'batches written to the row store, each of one part',
    () => rows.counters.batches,
  )
  metrics.total(
    'store_puts_total',
    'keys, or rows, marks and cells, written to the row store',
    () => rows.counters.puts,
  )
}
