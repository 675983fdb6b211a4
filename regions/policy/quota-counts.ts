/** How far the quotas of a region are used, added up over its parts: for operators, and for nobody who decides. */
import { periodAt, type QuotaCount } from '../../residency-policy/flows/quotas.ts'
import type { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { periodKey } from '../fold/quota/room.ts'

/** Of the quotas in `table` that people of `region` are counted under, in the period that `nowMs` is in; `counted` by `periodKey`. */
export function quotaCounts(
  table: FlowTable,
  region: number,
  counted: (key: string) => number,
  nowMs: number,
): QuotaCount[] {
  return table.quotasAt(region).map(({ basis, monthly, warn, stop }) => {
    const period = periodAt(monthly, nowMs)
    const people = counted(periodKey(basis, period))
    const state = people >= stop ? 'used-up' : people >= warn ? 'warn' : 'free'
    return { basis, period, people, warn, stop, left: Math.max(stop - people, 0), state }
  })
}

/** The share of the quota that is used most, from 0 on. */
export const mostUsed = (counts: readonly QuotaCount[]): number =>
  counts.reduce((most, { people, stop }) => Math.max(most, stop === 0 ? 1 : people / stop), 0)

/** Says once of each quota and period that it has come to `warn`, and once that it is used up; again after a restart. */
export class QuotaWarnings {
  /** Bases of a policy are few, and only the newest period of each is kept. */
  readonly #said = new Map<string, string>()

  take(counts: readonly QuotaCount[]): QuotaCount[] {
    return counts.filter(({ basis, period, state }) => {
      const word = `${period} ${state}`
      if (state === 'free' || this.#said.get(basis) === word) return false
      this.#said.set(basis, word)
      return true
    })
  }
}

export const warningOf = ({ basis, period, people, stop, state }: QuotaCount): string =>
  state === 'used-up'
    ? `quota of ${basis} is used up: ${people} of ${stop} people in ${period}, others are refused`
    : `quota of ${basis} nears its end: ${people} of ${stop} people in ${period}`
