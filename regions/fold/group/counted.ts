/**
 * What a group knows of who is counted under a quota: what the author's home says with each thing they
 * do here (R7). Whoever is not among the members is taken for not counted.
 */
import { readCounted } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { type CountedUnder, isCounted, isOver } from '../../../residency-policy/flows/quotas.ts'
import type { DataSubject } from '../../../residency-policy/flows/resident.ts'
import type { GroupCell } from '../cells.ts'
import type { Turn } from '../turn.ts'

const nowhere: readonly CountedUnder[] = []

export const countedIn = (bytes: Uint8Array | undefined): readonly CountedUnder[] =>
  bytes === undefined ? nowhere : readCounted(bytes).under

export const subjectIn = ({ members }: GroupCell, user: UserKey, zone: number): DataSubject => ({
  zone,
  counted: members.get(user)?.counted ?? nowhere,
})

/** A member's home says more; what is over is forgotten, so that there are no more than two periods of a basis. */
export function noteCounted({ now }: Turn, { members }: GroupCell, user: UserKey, bytes: Uint8Array | undefined): void {
  const member = members.get(user)
  if (member === undefined || bytes === undefined) return
  const fresh = countedIn(bytes)
  const kept = member.counted.filter(({ basis, period }) => !isOver(period, now) && !isCounted(fresh, basis, period))
  member.counted = [...kept, ...fresh]
}
