/** One run of the torture, whatever it was done to. */
import type { Violation } from '../../simulation/checkers/checker.ts'
import type { RecordedDevice } from './recorded-device.ts'
import type { Recovery } from './recovery.ts'
import { type Report, reportOf } from './report.ts'

export interface Outcome {
  readonly report: Report
  readonly violations: readonly Violation[]
}

export interface Run {
  readonly devices: readonly RecordedDevice[]
  readonly violations: readonly Violation[]
  readonly recoveries: readonly Recovery[]
  /** By `performance.now()`. */
  readonly begun: number
}

export const outcomeOf = ({ devices, violations, recoveries, begun }: Run): Outcome => ({
  report: reportOf(devices, violations, recoveries, (performance.now() - begun) / 1_000),
  violations,
})
