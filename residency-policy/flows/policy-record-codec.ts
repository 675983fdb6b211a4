/** A policy record as the bytes that lie in logs, lanes and part cells. */
import { encodePolicy, readPolicy } from '../../protocol/cold-messages.ts'
import type { PolicyRecord } from './policy-record.ts'

/** Fresh bytes of their own. */
export function encodePolicyRecord(record: PolicyRecord): Uint8Array {
  const { classes, guardrails, cells, zones, homes, regions, rules, ...rest } = record
  return encodePolicy({
    ...rest,
    zones: Uint8Array.from(zones),
    homes: Uint8Array.from(homes),
    regions: Uint8Array.from(regions),
    classes: classes.map((word) => ({ word })),
    guardrails: guardrails.map((word) => ({ word })),
    rules: rules.map((rule) => ({ ...rule, quota: 0, quotas: Uint8Array.from(rule.quotas) })),
    cells: new Uint8Array(bytesOfCells(cells)),
  }).slice()
}

/** Throws `frame_invalid` for bytes that are none. */
export function readPolicyRecord(bytes: Uint8Array): PolicyRecord {
  const { classes, guardrails, cells, zones, homes, regions, rules, quotas, stops, ...rest } = readPolicy(bytes)
  return {
    ...rest,
    zones: [...zones],
    homes: [...homes],
    regions: [...regions],
    classes: classes.map(({ word }) => word),
    guardrails: guardrails.map(({ word }) => word),
    rules: rules.map(({ quota, quotas, ...rule }) => ({ ...rule, quotas: quota > 0 ? [quota] : [...quotas] })),
    quotas: quotas.map((quota) => ({ ...quota })),
    stops: stops.map((stop) => ({ ...stop })),
    cells: cellsOfBytes(cells),
  }
}

function bytesOfCells(cells: readonly number[]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(cells.length * 2))
  cells.forEach((code, index) => view.setInt16(index * 2, code, true))
  return view.buffer as ArrayBuffer
}

function cellsOfBytes(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getInt16(index * 2, true))
}
