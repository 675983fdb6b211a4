/**
 * Quotas of transfer bases: so many different people in a calendar year or month. Whose data crosses
 * is the author, and authors are counted where their own log is folded, by what they do themselves:
 * texts to a person, what their devices tell of texts they got, what they do in a group. What is only
 * told of somebody goes where they are counted already, so that nobody uses up a quota by looking.
 * Everything else is decided where nobody knows who is counted, and there a quota allows nothing.
 */
import type { PersonalClass } from './data-classes.ts'
import type { FlowQuota } from './policy-record.ts'

/** Who does this is counted. */
export const countedClasses: ReadonlySet<PersonalClass> = new Set(['msg.body', 'receipt', 'group.body', 'group.roster'])

/** This is told of people who are counted. */
export const toldOfCounted: ReadonlySet<PersonalClass> = new Set(['profile'])

export interface CountedUnder {
  readonly basis: string
  /** `2026`, or `2026-11`. */
  readonly period: string
}

/** Whether the person in question is counted under all of these quotas, or is from now on: under all or under none. */
export type Counts = (quotas: readonly FlowQuota[]) => boolean

/** Who cannot count lets nobody through. */
export const nobodyCounts: Counts = () => false

/** For gates, which come after the fold that has counted. */
export const countedBefore: Counts = () => true

export const isCounted = (counted: readonly CountedUnder[], basis: string, period: string): boolean =>
  counted.some((each) => each.basis === basis && each.period === period)

/** Of somebody who is counted under these and is not counted anew. */
export const countedAmong =
  (counted: readonly CountedUnder[], nowMs: number): Counts =>
  (quotas) =>
    quotas.every(({ basis, monthly }) => isCounted(counted, basis, periodAt(monthly, nowMs)))

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
export function periodAt(monthly: boolean, atMs: number): string {
  const { year, month } = calendarAt(atMs)
  return monthly ? `${year}-${String(month).padStart(2, '0')}` : `${year}`
}

const dayMs = 86_400_000
/** Days from 1 March of the year 0 to 1 January 1970, and in 400 years. */
const epochDay = 719_468
const daysOf400Years = 146_097

/**
 * Year and month of a time after 1970. The platform's own calendar comes with a clock, which nothing
 * that a fold reaches may have. Years are counted from March, so that a leap day is the last of one.
 */
function calendarAt(atMs: number): { year: number; month: number } {
  const days = Math.floor(atMs / dayMs) + epochDay
  const cycle = Math.floor(days / daysOf400Years)
  const day = days - cycle * daysOf400Years
  const leapDays = Math.floor(day / 1_460) - Math.floor(day / 36_524) + Math.floor(day / 146_096)
  const yearOfCycle = Math.floor((day - leapDays) / 365)
  const dayOfYear = day - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  // Months from March on last 153 days in each five of them.
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month }
}

/** A period of either kind that is over. */
export const isOver = (period: string, nowMs: number): boolean => period < periodAt(period.length > 4, nowMs)
