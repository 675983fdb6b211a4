/** What the region did for an operation: batch size, writes and puts explain the microseconds. */
import type { WorkCounts } from '../../processes/region/admin.ts'
import type { RegionUnderTest } from './region-under-test.ts'

export interface WorkPerOp {
  readonly recordsPerBatch: number
  readonly recordsPerOp: number
  readonly logBytesPerOp: number
  readonly socketWritesPerOp: number
  readonly putsPerOp: number
}

/** The work of the region while `run` ran, divided by what it answers. */
export async function workOf(
  region: RegionUnderTest,
  run: () => Promise<{ readonly ops: number }>,
): Promise<WorkPerOp> {
  const before = await region.work()
  const { ops } = await run()
  const after = await region.work()
  const grew = (name: keyof WorkCounts): number => after[name] - before[name]
  return {
    recordsPerBatch: grew('logRecords') / grew('logBatches'),
    recordsPerOp: grew('logRecords') / ops,
    logBytesPerOp: grew('logBytes') / ops,
    socketWritesPerOp: grew('socketFrames') / ops,
    putsPerOp: grew('storePuts') / ops,
  }
}
