/** Lanes for operators: what waits to go, how old what comes is, and what is missing. */
import type { Metrics } from '../platform/metrics.ts'
import type { Replication } from './replication.ts'

/** `aliases`: of the other regions. */
export function replicationMetrics(metrics: Metrics, replication: Replication, aliases: readonly string[]): void {
  const inbound = (read: (lane: ReturnType<Replication['inbound']>[number]) => number) => () =>
    replication.inbound().map((lane) => [lane.from, read(lane)] as const)
  const outbound = (read: (lane: ReturnType<Replication['outbound']>[number]) => number) => () =>
    replication.outbound().map((lane) => [lane.to, read(lane)] as const)
  metrics.levelBy(
    'lane_age_seconds',
    'for how long nothing has come from a region that owes canaries',
    'from',
    aliases,
    () => replication.silences().map(({ from, ms }) => [from, ms / 1_000] as const),
  )
  metrics.levelBy(
    'lane_gaps',
    'records known to be missing, in the lane from a region that misses most',
    'from',
    aliases,
    inbound(({ gaps }) => gaps),
  )
  metrics.totalBy(
    'lane_records_total',
    'records that arrived from a region',
    'from',
    aliases,
    inbound(({ arrived }) => arrived),
  )
  metrics.totalBy(
    'lane_stopped_total',
    'of these, records that the gate here stopped',
    'from',
    aliases,
    inbound(({ voided, dropped }) => voided + dropped),
  )
  metrics.levelBy(
    'lane_behind_records',
    'records not handed over to a region, in the lane that has most',
    'to',
    aliases,
    outbound(({ behind }) => behind),
  )
  metrics.levelBy(
    'lane_held_bytes',
    'bytes of the log that a lane to a region keeps',
    'to',
    aliases,
    outbound(({ held }) => held),
  )
}
