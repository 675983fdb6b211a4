/** What the region did for an operation: batch size, writes and puts explain the microseconds. */
import type { RegionUnderTest } from './region-under-test.ts'

export interface WorkPerOp {
  readonly recordsPerBatch: number
  readonly recordsPerOp: number
  readonly logBytesPerOp: number
  readonly socketWritesPerOp: number
  readonly putsPerOp: number
  /** Between gateway and worker, both ways, where they are processes of their own. */
  readonly linkBatchesPerOp: number
}

/** As its processes count it. */
const counters = {
  logBatches: 'meridian_log_batches_total',
  logRecords: 'meridian_log_records_total',
  logBytes: 'meridian_log_bytes_total',
  socketFrames: 'meridian_gateway_frames_total',
  storePuts: 'meridian_store_puts_total',
  linkBatches: 'meridian_link_batches_total',
} as const

type WorkCounts = Readonly<Record<keyof typeof counters, number>>

/** The work of the region while `run` ran, divided by what it answers. */
export async function workOf(
  region: RegionUnderTest,
  run: () => Promise<{ readonly ops: number }>,
): Promise<WorkPerOp> {
  const before = await countsOf(region)
  const { ops } = await run()
  const after = await countsOf(region)
  const grew = (name: keyof WorkCounts): number => after[name] - before[name]
  return {
    recordsPerBatch: grew('logRecords') / grew('logBatches'),
    recordsPerOp: grew('logRecords') / ops,
    logBytesPerOp: grew('logBytes') / ops,
    socketWritesPerOp: grew('socketFrames') / ops,
    putsPerOp: grew('storePuts') / ops,
    linkBatchesPerOp: grew('linkBatches') / ops,
  }
}

/** Of all processes of the region together; one that has no gateway, or no log, counts none. */
async function countsOf({ metrics }: RegionUnderTest): Promise<WorkCounts> {
  const pages = await Promise.all(metrics.map(async (url) => (await fetch(url)).text()))
  const lines = pages.flatMap((page) => page.split('\n'))
  const total = (counter: string): number =>
    lines
      .filter((line) => line.startsWith(`${counter}{`))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
  return Object.fromEntries(Object.entries(counters).map(([name, counter]) => [name, total(counter)])) as WorkCounts
}
