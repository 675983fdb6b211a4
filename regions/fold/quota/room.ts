/**
 * Counting different people under a quota (R7). A person is counted in the part that folds their own
 * log, by their first crossing of a period, and is known from then on. How many a part may count, its
 * room, is given to it by records, so that a verdict depends on nothing but the log before it; a part
 * that was given none lets nobody through. Rooms of a region's parts together are never above `stop`.
 *
 * A count for the whole region at each message would need another part's answer before the verdict;
 * a fixed share for each part would leave some with room that others lack.
 */
import { encodeQuotaAsk, type QuotaRoom } from '../../../protocol/cold-messages.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { controlPermit } from '../../../residency-policy/flows/flow-table.ts'
import type { FlowQuota } from '../../../residency-policy/flows/policy-record.ts'
import {
  type CountedUnder,
  type Counts,
  isCounted,
  isOver,
  nobodyCounts,
  periodAt,
} from '../../../residency-policy/flows/quotas.ts'
import type { PartQuota, PersonCell } from '../cells.ts'
import type { Turn } from '../turn.ts'

/** The part of a region that divides its quotas among the others. */
export const countingPart = 0

/** The next period is asked for a day before it begins. */
const aheadMs = 86_400_000

export const periodKey = (basis: string, period: string): string => `${period} ${basis}`

/** How people of this part are counted. A part without quotas asks nothing of anybody. */
export const countsIn = (turn: Turn, person: PersonCell): Counts =>
  turn.part.policy.record.quotas.length === 0 ? nobodyCounts : (quotas) => counts(turn, person, quotas)

/** A person takes room of a quota. */
interface Taking extends CountedUnder {
  readonly quota: PartQuota
}

/** Under all or none: nothing is taken before there is room of each. */
function counts(turn: Turn, person: PersonCell, quotas: readonly FlowQuota[]): boolean {
  const { faults } = turn.setting
  // Planted bug quotaUncounted: whoever asks is let through.
  if (faults.quotaUncounted) return true
  const takings = quotas.map((quota) => roomFor(turn, person, quota))
  if (takings.includes('none')) return false
  for (const taking of takings) if (typeof taking === 'object') take(turn, person, taking)
  return true
}

function roomFor(turn: Turn, { counted }: PersonCell, { basis, monthly }: FlowQuota): Taking | 'counted' | 'none' {
  const { now } = turn
  const period = periodAt(monthly, now)
  const next = periodAt(monthly, now + aheadMs)
  if (next !== period) roomOf(turn, basis, next)
  if (isCounted(counted, basis, period)) return 'counted'
  const quota = roomOf(turn, basis, period)
  if (quota === undefined) return 'none'
  if (quota.used < quota.room) return { basis, period, quota }
  if (quota.asked !== 'refused') ask(turn, basis, period, quota, 'refused')
  return 'none'
}

function take(turn: Turn, person: PersonCell, { basis, period, quota }: Taking): void {
  const { now, setting } = turn
  quota.used += 1
  // Planted bug quotaPerMessage: the same person is counted again.
  if (!setting.faults.quotaPerMessage) noteCounted(person.counted, { basis, period }, now)
  const left = quota.room - quota.used
  if (quota.asked === 'no' && left * 2 <= quota.step) ask(turn, basis, period, quota, 'ahead')
}

/** What is over is forgotten, so that a person has no more than two of each basis. */
function noteCounted(counted: CountedUnder[], under: CountedUnder, now: number): void {
  const kept = counted.filter(({ period }) => !isOver(period, now))
  counted.splice(0, counted.length, ...kept, under)
}

/** Undefined for a basis that people who live here are not counted under. The first to ask for a period asks for room. */
function roomOf(turn: Turn, basis: string, period: string): PartQuota | undefined {
  const { part } = turn
  const known = part.quotas.get(periodKey(basis, period))
  const term = part.quotaTerms.get(basis)
  if (known !== undefined || term === undefined) return known
  for (const key of part.quotas.keys()) if (isOver(periodIn(key), turn.now)) part.quotas.delete(key)
  const opened: PartQuota = { room: 0, used: 0, step: 0, asked: 'no' }
  part.quotas.set(periodKey(basis, period), opened)
  ask(turn, basis, period, opened, 'ahead')
  return opened
}

const periodIn = (key: string): string => key.slice(0, key.indexOf(' '))

function ask(turn: Turn, basis: string, period: string, quota: PartQuota, why: 'ahead' | 'refused'): void {
  quota.asked = why
  const { partition, region } = turn.setting
  const payload = encodeQuotaAsk({
    basis,
    period,
    part: partition,
    term: turn.part.quotaTerms.get(basis)?.term ?? 0,
    room: quota.room,
    refused: why === 'refused',
  })
  turn.send({ ...toPart(region, countingPart), kind: recordKinds.quotaAsk }, payload)
}

/** A record of the region's own, which never leaves it. */
export const toPart = (region: number, part: number) =>
  ({
    route: { region, part, zone: 0 },
    topic: 'user',
    laneClass: 'control',
    permit: controlPermit(region),
    authorRegion: region,
  }) as const

/** A late copy says less than is known; one of an earlier term means room that was given back. */
export function takeRoom({ part, setting }: Turn, { basis, period, term, room }: QuotaRoom): void {
  const quota = part.quotas.get(periodKey(basis, period))
  if (quota === undefined || part.quotaTerms.get(basis)?.term !== term) return
  // Planted bug quotaRoomTwice: a copy of the record, as a restart makes them, is room again.
  const given = setting.faults.quotaRoomTwice ? quota.room + room : room
  if (given <= quota.room) return
  quota.step = given - quota.room
  quota.room = given
  quota.asked = 'no'
}

/**
 * The part judges by another policy. With each version a new term begins, the same for whoever has missed
 * the ones between: who was counted stays counted, and room that nobody has used is given back and asked
 * for anew, since the version may give the basis another quota. Stops are no version and change nothing.
 */
export function takeQuotas(turn: Turn): void {
  const { part, setting, now } = turn
  const { version: term } = part.policy.record
  const here = part.policy.quotasAt(setting.region)
  for (const basis of part.quotaTerms.keys()) if (!here.some((quota) => quota.basis === basis)) endTerm(turn, basis)
  for (const { basis, monthly, stop } of here) {
    if (part.quotaTerms.get(basis)?.term === term) continue
    endTerm(turn, basis)
    part.quotaTerms.set(basis, { term, monthly, stop })
    for (const [key, quota] of part.quotas)
      if (key.endsWith(` ${basis}`) && !isOver(periodIn(key), now)) ask(turn, basis, periodIn(key), quota, 'ahead')
    roomOf(turn, basis, periodAt(monthly, now))
  }
}

function endTerm({ part }: Turn, basis: string): void {
  part.quotaTerms.delete(basis)
  for (const [key, quota] of part.quotas) {
    if (!key.endsWith(` ${basis}`)) continue
    quota.room = quota.used
    quota.step = 0
    quota.asked = 'no'
  }
}
