/** What a change of policy does to a population: whom, which groups, how much, and what must be purged. */
import type { Quota } from '../document/policy-document.ts'
import type { GroupMode } from '../table/movement.ts'

export interface Amount {
  readonly records: number
  readonly bytes: number
}

export interface Impact {
  readonly policies: Readonly<Record<'before' | 'after', { readonly id: string; readonly version: number }>>
  readonly population: { readonly people: number; readonly groups: number; readonly edges: number }
  /** By zone: people for whom something that was possible is not any more, or the other way round. */
  readonly people: readonly ZoneImpact[]
  readonly groups: GroupsImpact
  /** Who can write to whom: edges from person to person whose movement closes or opens, by pair of zones. */
  readonly exchanges: readonly ExchangeImpact[]
  /** Copies of records by class and form, wherever they lie. */
  readonly records: readonly RecordsImpact[]
  /** Copies that lie where the old version let them and the new one does not: to be removed there. */
  readonly purge: readonly PurgeImpact[]
  readonly quotas: readonly BasisImpact[]
}

export interface ZoneImpact {
  readonly zone: string
  readonly people: number
  readonly losing: number
  readonly gaining: number
}

export interface GroupsImpact {
  readonly total: number
  /** Groups whose members the version keeps apart: the next such join would be refused. */
  readonly refusedBefore: number
  readonly refusedAfter: number
  readonly newlyRefused: number
  readonly changes: readonly { readonly before: GroupMode; readonly after: GroupMode; readonly groups: number }[]
}

export interface GroupChange {
  readonly group: number
  readonly before: GroupMode
  readonly after: GroupMode
}

export interface ExchangeImpact {
  readonly from: string
  readonly to: string
  readonly edges: number
  readonly closed: number
  readonly opened: number
}

export interface RecordsImpact {
  readonly class: string
  readonly form: string
  readonly total: Amount
  readonly allowedBefore: Amount
  readonly allowedAfter: Amount
  readonly closed: Amount
  readonly opened: Amount
}

export interface PurgeImpact extends Amount {
  readonly zone: string
  readonly class: string
  readonly form: string
  readonly region: string
}

/** People whose data crossed on a basis, beside what its quota allows in the time the population covers. */
export interface BasisImpact {
  readonly basis: string
  readonly subjectsBefore: number
  readonly subjectsAfter: number
  /** Of the new version; of the old one if the new one has no such basis. */
  readonly quota: Quota | undefined
  /** How many more people until `stop`; less than nothing when it is passed. */
  readonly left: number | undefined
  readonly state: 'no-quota' | 'free' | 'warn' | 'stop'
}
