/**
 * The residency document as a value: what `residency/v1` says once its text was read and its shape
 * checked. Nothing here is interpreted yet; a word may still be unknown.
 */

/** Every word of a vocabulary, or these. */
export type Words = '*' | readonly string[]

/** Places: the zone's own home, its failover regions, every region, or these. */
export type Places = 'home' | 'failover' | Words

/** What a rule or guardrail speaks of. A column that is not there matches everything. */
export interface Selector {
  readonly zones?: Words | undefined
  readonly classes?: Words | undefined
  readonly classesNot?: readonly string[] | undefined
  readonly ops?: Words | undefined
  readonly to?: Places | undefined
  readonly toNot?: 'home' | readonly string[] | undefined
  readonly forms?: Words | undefined
  readonly formsNot?: readonly string[] | undefined
}

export interface Rule extends Selector {
  readonly id: string
  readonly when?: readonly string[]
  readonly basis?: string
  readonly ledger?: 'record' | 'batch'
}

export interface Guardrail extends Selector {
  readonly id: string
}

export interface Zone {
  readonly home: string
  readonly failover: readonly string[]
  readonly features?: Readonly<Record<string, string>>
}

export interface Region {
  readonly law: string
  readonly [detail: string]: unknown
}

export interface DataClass {
  readonly kind: 'content' | 'metadata' | 'secret' | 'derived'
  readonly forms: readonly string[]
  readonly shredScope: 'user' | 'author' | 'none'
  readonly sinks: readonly string[]
  readonly maxTtl?: string
}

export interface Quota {
  readonly countDistinct: 'subject'
  readonly period: 'calendar-year' | 'calendar-month'
  readonly warn: number
  readonly stop: number
}

export interface TransferBasis {
  readonly from: string
  readonly to: 'any' | readonly string[]
  readonly instrument: string
  /** The last day on which it holds, UTC. */
  readonly expires: string
  readonly quota?: Quota
}

export type Directions = 'both' | 'author-to-follower'

/** One thing that must be allowed for a movement to work: class, operation, form. */
export type Need = readonly [dataClass: string, op: string, form: string]

export interface Movement {
  readonly directions: Directions
  readonly needs: readonly Need[]
}

export type Invariant =
  | { readonly id: string; readonly never: Selector }
  | { readonly id: string; readonly possible: Selector }
  | { readonly id: string; readonly basisRequired: Selector & { readonly except?: readonly string[] } }

export interface Question {
  readonly zone: string
  readonly class: string
  readonly op: string
  readonly to: string
  readonly form: string
  readonly when?: readonly string[]
}

export type PolicyTest =
  | {
      readonly name: string
      readonly given: Question
      readonly expect: 'allow' | 'deny'
      /** The rule that allows, the guardrail that forbids, or `default`. */
      readonly rule?: string
    }
  | {
      readonly name?: string
      readonly movement: string
      readonly between: readonly [string, string]
      readonly expect: 'allow' | 'deny'
    }

export interface PolicyDocument {
  readonly apiVersion: 'residency/v1'
  readonly kind: 'ResidencyPolicy'
  readonly metadata: {
    readonly id: string
    readonly version: number
    readonly supersedes?: number
    readonly effectiveFrom?: string
    readonly owners: readonly string[]
    readonly approvals: { readonly normal: number; readonly widening: number }
  }
  readonly defaults: Readonly<Record<'effect' | 'unlabelled' | 'unknownZone' | 'onEvaluatorError', 'deny'>>
  readonly zones: Readonly<Record<string, Zone>>
  readonly regions: Readonly<Record<string, Region>>
  readonly ops: readonly string[]
  /** What crosses, strongest protection last. */
  readonly forms: readonly string[]
  readonly dataClasses: Readonly<Record<string, DataClass>>
  readonly transferBases?: Readonly<Record<string, TransferBasis>>
  readonly rules: readonly Rule[]
  readonly guardrails?: readonly Guardrail[]
  readonly movements?: Readonly<Record<string, Movement>>
  readonly groups?: {
    readonly modes: readonly ('replicate' | 'pointer' | 'deny')[]
    readonly onDeny: 'refuse-join'
    readonly multiSubject: 'strictest'
  }
  readonly rehoming?: {
    readonly allowed: readonly (readonly [string, string])[]
    readonly maxWritePause: string
    readonly verify: readonly string[]
    readonly sourcePurge: { readonly deadline: string; readonly method: string; readonly thenScan: boolean }
    readonly receipts: { readonly log: string; readonly witnesses: number }
  }
  readonly invariants?: readonly Invariant[]
  readonly tests?: readonly PolicyTest[]
}

/** The words of a document in the order in which they stand, which is the order of the table. */
export const zonesOf = (document: PolicyDocument): string[] => Object.keys(document.zones)
export const regionsOf = (document: PolicyDocument): string[] => Object.keys(document.regions)
export const classesOf = (document: PolicyDocument): string[] => Object.keys(document.dataClasses)
