/** Records that concern a part and not a person: the policy from here on (W8, N2), the code version (L6). */
import { readCode, readPolicy } from '../../protocol/cold-messages.ts'
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import type { PartCell } from './cells.ts'

/** True when the record was one of these. */
export function foldPartRecord(record: StoredRecord, part: PartCell): boolean {
  switch (record.kind) {
    case recordKinds.policy: {
      const policy = readPolicy(record.payload)
      // An older version again is a late copy of the record (W2), never a way back.
      if (policy.version > part.policy.version) {
        part.policy = { version: policy.version, allow: policy.allow.map((flow) => ({ ...flow })) }
      }
      return true
    }
    case recordKinds.code:
      part.foldVersion = Math.max(part.foldVersion, readCode(record.payload).foldVersion)
      return true
    default:
      return false
  }
}
