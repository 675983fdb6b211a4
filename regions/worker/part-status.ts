/** What a worker says of a part that it runs: for those who carry lanes, activations and snapshots (R1, R7, L7). */
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import type { RunningPart } from './own-parts.ts'

export interface PartStatus {
  readonly part: Part
  /** Not while it is folded again: what is said here may then be older than what was said before. */
  readonly serving: boolean
  /** Activation of the policy it judges by, and generation of the lanes it writes to. */
  readonly activation: number
  readonly generation: number
  /** Newest counter given in its partition of each lane, by `laneKey`. */
  readonly laneCounters: ReadonlyMap<string, number>
  /** People counted under a quota, by period and basis. */
  readonly counted: ReadonlyMap<string, number>
  readonly stored: Offset
  /** Durable records that are not folded yet. */
  readonly behind: number
  /** Chains that stand still. */
  readonly parked: number
}

export function statusOf({ part, runner, stage }: RunningPart): PartStatus {
  const { cell, storedOffset: stored, behind } = runner
  const { activation, generation } = cell.policy.record
  const { laneCounters, parked } = cell
  const counted = new Map([...cell.quotas].map(([key, { used }]) => [key, used]))
  const serving = stage === 'serving'
  return { part, serving, activation, generation, laneCounters, counted, stored, behind, parked: parked.size }
}
