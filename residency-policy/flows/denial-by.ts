/** A refusal as whoever asked is told it: by which policy, and between whom. */
import type { Denial, DenialAction, DenialReason } from '../../protocol/denial.ts'
import type { FlowTable } from './flow-table.ts'

export interface DeniedBecause {
  readonly because: DenialReason
  readonly rule: string
}

export interface Attempt {
  readonly action: DenialAction
  readonly fromZone: number
  /** 0 where nobody in particular was meant: then the zone of those who live in `toRegion`. */
  readonly toZone: number
  readonly toRegion: number
}

export const denialBy = (table: FlowTable, { because, rule }: DeniedBecause, attempt: Attempt): Denial => ({
  because,
  action: attempt.action,
  rule,
  policy: table.record.policy,
  version: table.record.version,
  fromZone: attempt.fromZone,
  toZone: attempt.toZone === 0 ? (table.zonesAt(attempt.toRegion)[0] ?? 0) : attempt.toZone,
})
