/** How a process of a region follows messages, if its configuration says so. */
import { fineNow, nodeScheduler } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import type { Metrics } from '../../platform/metrics.ts'
import type { OpenTracing, TracedProcess, TracingConfig } from '../../platform/tracing.otlp.ts'

export async function processTracing(
  config: TracingConfig | undefined,
  of: TracedProcess,
  metrics: Metrics,
): Promise<OpenTracing | undefined> {
  if (config === undefined) return undefined
  // Loaded only where it is asked for: most processes follow nothing, and start sooner without it.
  const { openTracing, otlpExporter } = await import('../../platform/tracing.otlp.ts')
  return openTracing(config, of, {
    exporter: otlpExporter(config),
    mac: nodeMac,
    metrics,
    scheduler: nodeScheduler,
    now: fineNow,
  })
}
