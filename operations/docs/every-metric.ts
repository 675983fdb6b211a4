/** Every metric of our processes, described and never read: for the page, and for tests that compare. */
import { engineMetrics } from '../../platform/engines/engine-metrics.ts'
import { Metrics, type MetricDescription } from '../../platform/metrics.ts'
import { spanFates } from '../../platform/tracing.otlp.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { measuredHandlers } from '../../regions/api/measured-handlers.ts'
import { GatewayCounts } from '../../regions/gateway/gateway-counts.ts'
import { gatewayMetrics } from '../../regions/gateway/gateway-metrics.ts'
import { jobMetrics, pipelineMetrics, wordMetrics } from '../../regions/moderation/moderation-metrics.ts'
import { linkMetrics } from '../../regions/worker/link-metrics.ts'
import { edgeMetrics } from '../../processes/pop/edge-metrics.ts'
import { mirrorMetrics } from '../../replication/mirror-maker/mirror-metrics.ts'
import { backingMetrics, ticketsUnansweredIn } from '../../processes/region/backing/backing-metrics.ts'
import { unmarkedRecords } from '../../processes/region/backing/unmarked-records.ts'
import { keepingMetric } from '../../processes/region/operators-door.ts'
import { regionMetrics } from '../../processes/region/region-metrics.ts'

export type Process = 'region' | 'gateway' | 'stream' | 'edge' | 'mirror'

export interface ProcessMetric extends MetricDescription {
  readonly processes: readonly Process[]
}

/** What is counted is asked only when somebody reads, and here nobody does. */
const unread = <T>(): T => ({ counts: new GatewayCounts() }) as T

const aliases = standardPlaces.regions.map(({ alias }) => alias)

const shownBy: Readonly<Record<Process, (metrics: Metrics) => void>> = {
  region(metrics) {
    gatewayMetrics(metrics, unread(), () => 0)
    regionMetrics(
      { ...unread<Parameters<typeof regionMetrics>[0]>(), metrics, others: standardPlaces.regions },
      unread(),
    )
    keepingMetric(metrics, () => false)
    wordMetrics(metrics, unread())
    pipelineMetrics(metrics, unread)
    jobMetrics(metrics, unread)
    measuredHandlers(unread(), metrics, unread())
    engineMetrics(metrics, new Map())
    backingMetrics(metrics, unread(), unread())
    ticketsUnansweredIn(metrics)
    unmarkedRecords(metrics, aliases, () => {})
    spanFates(metrics)
  },
  gateway(metrics) {
    gatewayMetrics(metrics, unread(), () => 0)
    linkMetrics(metrics, unread())
    spanFates(metrics)
  },
  stream(metrics) {
    pipelineMetrics(metrics, unread)
    jobMetrics(metrics, unread)
    engineMetrics(metrics, new Map())
  },
  edge: (metrics) => void edgeMetrics(metrics),
  mirror(metrics) {
    mirrorMetrics(metrics, unread(), aliases)
  },
}

/** By name. */
export function everyMetric(): readonly ProcessMetric[] {
  const all = new Map<string, ProcessMetric>()
  for (const process of Object.keys(shownBy) as Process[]) {
    const metrics = new Metrics()
    shownBy[process](metrics)
    for (const described of metrics.described) {
      const processes = [...(all.get(described.name)?.processes ?? []), process]
      all.set(described.name, { ...described, processes })
    }
  }
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
