/**
 * A gateway's numbers for operators. What one connection costs in memory is told as it is: what the
 * process has grown by since it had none, over the number of connections. It is exact when many are
 * idle, which is when it matters for planning.
 */
import type { Metrics } from '../../platform/metrics.ts'
import { errorCodes } from '../../protocol/errors.ts'
import type { Gateway } from './gateway.ts'

/** `memory`: bytes that the process has now. */
export function gatewayMetrics(metrics: Metrics, gateway: Gateway, memory: () => number): void {
  const { counts } = gateway
  let atNone = memory()
  metrics.level('gateway_connections', 'open connections', () => gateway.connections)
  metrics.level('gateway_waiting_bytes', 'bytes that sockets have not taken yet', () => gateway.waitingBytes)
  metrics.level('gateway_connection_memory_bytes', 'growth of the process since it had no connection, for each', () => {
    if (gateway.connections === 0) {
      atNone = memory()
      return 0
    }
    return Math.max(0, memory() - atNone) / gateway.connections
  })
  metrics.total('gateway_opened_total', 'connections that were opened', () => counts.opened)
  metrics.total('gateway_frames_total', 'frames written, each with one write', () => counts.frames)
  metrics.total('gateway_entries_total', 'verdicts, rows, pages and the like in these frames', () => counts.entries)
  metrics.totalBy(
    'gateway_closed_total',
    'connections that ended, by the error that ended them; `gone`: the client left',
    'code',
    [...errorCodes, 'gone'],
    () => counts.closedBy,
  )
}
