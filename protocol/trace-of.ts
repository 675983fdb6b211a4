/** Whether a record is about a message that is followed. */
import type { Trace, Tracing } from '../platform/tracing.ts'
import { messageIdInRecord } from './codec/message-id-in.ts'
import { recordKinds } from './log-records.ts'

export function traceOfRecord(tracing: Tracing, kind: number, payload: Uint8Array): Trace | undefined {
  const id = messageIdInRecord(kind, payload)
  return id && tracing.trace(id.idHi, id.idLo)
}

const names = new Map<number, string>(Object.entries(recordKinds).map(([name, kind]) => [kind, name]))

/** As people call it. */
export const nameOfRecordKind = (kind: number): string => names.get(kind) ?? 'unknown'
