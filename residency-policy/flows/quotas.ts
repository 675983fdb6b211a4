/**
 * Quotas of transfer bases: so many different people in a calendar year or month. Whose data crosses
 * is the author, and authors are counted where their own log is folded, so only what they send
 * themselves is let through by a quota: texts to a person, and what their devices tell of texts they
 * got. Everything else is asked where nobody counts, and there a quota allows nothing.
 */
import type { PersonalClass } from './data-classes.ts'
import type { FlowQuota } from './policy-record.ts'

export const countedClasses: ReadonlySet<PersonalClass> = new Set(['msg.body', 'receipt'])

/** Whether the person in question is counted under `quota`, or is from now on. */
export type Counts = (quota: FlowQuota) => boolean

/** Who cannot count lets nobody through. */
export const nobodyCounts: Counts = () => false

/** For gates, which come after the fold that has counted. */
export const countedBefore: Counts = () => true

/** How far a quota is used in one region. */
export interface QuotaCount {
  readonly basis: string
  readonly period: string
  /** Different people so far. */
  readonly people: number
  readonly warn: number
  readonly stop: number
  readonly left: number
  readonly state: 'free' | 'warn' | 'used-up'
}

/** `2026`, or `2026-11`: the calendar's, in UTC, as expiry is. */
export const periodAt = (monthly: boolean, atMs: number): string =>
  new Date(atMs).toISOString().slice(0, monthly ? 7 : 4)

/** A period of either kind that is over. */
export const isOver = (period: string, nowMs: number): boolean => period < periodAt(period.length > 4, nowMs)
