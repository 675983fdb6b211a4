/** A gateway process's link to its worker, for operators: messages by batches is how well they share a write. */
import type { Metrics } from '../../platform/metrics.ts'
import type { GrpcWorkerLink } from './worker-link.grpc.ts'

const ways = ['sent', 'heard'] as const

export function linkMetrics(metrics: Metrics, link: Pick<GrpcWorkerLink, 'counts' | 'up'>): void {
  metrics.level('link_up', '1 while the worker can be reached', () => (link.up ? 1 : 0))
  metrics.totalBy('link_messages_total', 'messages between this gateway and its worker', 'way', ways, () => [
    ['sent', link.counts.sent],
    ['heard', link.counts.heard],
  ])
  metrics.totalBy('link_batches_total', 'batches in which they went', 'way', ways, () => [
    ['sent', link.counts.sentBatches],
    ['heard', link.counts.heardBatches],
  ])
}
