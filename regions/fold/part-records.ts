/** Records that concern a part and not a person: the policy from here on (W8, R7), the code version (L6). */
import { readCode } from '../../protocol/cold-messages.ts'
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { limits } from '../../protocol/limits.ts'
import { laneClasses, recordKinds } from '../../protocol/log-records.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { readPolicyRecord } from '../../residency-policy/flows/policy-record-codec.ts'
import type { Turn } from './turn.ts'

/** True when the record was one of these. */
export function foldPartRecord(turn: Turn, record: StoredRecord): boolean {
  const { part } = turn
  switch (record.kind) {
    case recordKinds.policy:
      takePolicy(turn, new FlowTable(readPolicyRecord(record.payload)), record.payload)
      return true
    case recordKinds.code:
      part.foldVersion = Math.max(part.foldVersion, readCode(record.payload).foldVersion)
      return true
    default:
      return false
  }
}

/**
 * From the next record on the part judges by `table`. What lies in its lanes was judged by the table
 * before: a barrier behind it tells the receivers so. Where a generation ends, the barrier is its last
 * record, and what follows goes into the next one. A lane in which this part never said anything holds
 * nothing that a barrier could stand behind, nor will a worker that folds the past again put it there.
 */
function takePolicy(turn: Turn, table: FlowTable, payload: Uint8Array): void {
  const { part, setting } = turn
  // An older activation again is a late copy of the record (W2), never a way back.
  if (table.record.activation <= part.policy.record.activation) return
  for (const region of setting.aliases.keys())
    for (const laneClass of laneClasses) if (turn.hasSent(region, laneClass)) turn.barrier(region, laneClass, payload)
  // Planted bug staleTable (W8, R7).
  const isStale = setting.faults.staleTable && part.policy.record.activation > 0
  part.policy = isStale ? new FlowTable({ ...table.record, cells: part.policy.record.cells }) : table
  turn.forgetLanesBefore(table.record.generation - limits.laneGenerationsMax + 1)
}
