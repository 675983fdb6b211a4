/** A region's mirrors for operators: which flow carries, and how often each had to be started. */
import type { Metrics } from '../../platform/metrics.ts'
import type { FlowReport } from './flow-supervisor.ts'

/** `aliases`: of the regions that the flows go to. */
export function mirrorMetrics(
  metrics: Metrics,
  reports: () => readonly FlowReport[],
  aliases: readonly string[],
): void {
  const byFlow = (name: string, help: string, read: (report: FlowReport) => number): void =>
    metrics.levelBy(name, help, 'to', aliases, () => reports().map((report) => [report.to, read(report)] as const))
  byFlow('mirror_carries', '1 while a task of the flow runs', ({ state }) => (state === 'carries' ? 1 : 0))
  byFlow('mirror_barred', '1 while the flow is cut, or stopped by an emergency stop', ({ state }) =>
    state === 'cut' || state === 'stopped' ? 1 : 0,
  )
  metrics.levelBy(
    'mirror_behind_records',
    'records of its lanes that the flow has not copied, by its own positions',
    'to',
    aliases,
    () => reports().flatMap(({ to, behind }) => (behind === undefined ? [] : [[to, behind] as const])),
  )
  byFlow('mirror_lanes', 'lanes that the flow is configured for', ({ lanes }) => lanes)
  byFlow('mirror_starts', 'starts of the flow since its supervisor began', ({ counts }) => counts.starts)
  byFlow('mirror_changes', 'starts because the lanes had changed', ({ counts }) => counts.changes)
  byFlow('mirror_ends', 'times the flow’s process ended by itself', ({ counts }) => counts.ends)
  byFlow('mirror_failures', 'times a task of the flow failed, or never began', ({ counts }) => counts.failures)
}
