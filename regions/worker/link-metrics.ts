/** A gateway process's link to its worker, for operators: messages by batches is how well they share a write. */
import type { Metrics } from '../../platform/metrics.ts'

const ways = ['sent', 'heard'] as const

/** A link, as far as it counts. */
export interface CountedLink {
  readonly up: boolean
  /** Since it was made, both ways: messages that went to the worker and came from it, and batches they went and came in. */
  readonly counts: {
    readonly sent: number
    readonly sentBatches: number
    readonly heard: number
    readonly heardBatches: number
  }
}

export function linkMetrics(metrics: Metrics, link: CountedLink): void {
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
