/**
 * What a region stands by, as a value that lies in logs and lanes: for each zone, class and region the
 * rule that lets it cross or why it may not. It is compiled once from the document; a fold needs
 * nothing else, so a record is judged alike by every worker that folds it, for ever (W8).
 */
import type { Stop } from './stops.ts'

export interface PolicyRecord {
  /** Id and version of the document; 0 before the first. */
  readonly policy: string
  readonly version: number
  /** SHA-256 of the canonical document, base64. */
  readonly document: string
  /** Counts what this region has put in force: versions, stops, resumptions. Only grows (R7). */
  readonly activation: number
  /** Of the lanes: a narrowing opens the next one (R7). */
  readonly generation: number
  /** Numbers of zones and regions (protocol/places.ts), in the order of `cells`; home region of each zone. */
  readonly zones: readonly number[]
  readonly homes: readonly number[]
  readonly regions: readonly number[]
  readonly classes: readonly string[]
  readonly rules: readonly FlowRule[]
  /** What rules are limited by; people of one home region each. */
  readonly quotas: readonly FlowQuota[]
  readonly guardrails: readonly string[]
  /** By zone, class, region: index of a rule, or a negative code (`cellCodes`). */
  readonly cells: readonly number[]
  readonly stops: readonly Stop[]
}

export interface FlowRule {
  readonly id: string
  readonly basis: string
  /** Milliseconds since 1970 from which it holds no more; 0 never. */
  readonly expiresAt: number
  /** Their places among `quotas`, from 1; none for any number of people. */
  readonly quotas: readonly number[]
}

/** How many different people a basis may be used for in a calendar year or month, UTC, in each region that is their home. */
export interface FlowQuota {
  readonly basis: string
  readonly monthly: boolean
  readonly warn: number
  readonly stop: number
}

/** Nobody has allowed it · only a quota would, and of this class nobody knows who is counted (fail to deny) · guardrail n forbids it. */
export const cellCodes = {
  byDefault: -1,
  byQuota: -2,
  byGuardrail: (index: number): number => -3 - index,
  guardrailOf: (code: number): number => -3 - code,
} as const

/** Before a region has heard of any policy: nothing leaves, nothing is kept. */
export const nothingInForce: PolicyRecord = {
  policy: '',
  version: 0,
  document: '',
  activation: 0,
  generation: 1,
  zones: [],
  homes: [],
  regions: [],
  classes: [],
  rules: [],
  quotas: [],
  guardrails: [],
  cells: [],
  stops: [],
}
