/** The table of checkers: what must hold in a world after everything has healed. */
import type { Checker, History, Violation } from './checkers/checker.ts'
import { border } from './checkers/border.ts'
import { acceptedOnce } from './checkers/accepted-once.ts'
import { directOutcomes } from './checkers/direct-outcomes.ts'
import { freshDevices } from './checkers/fresh-devices.ts'
import { groupMembers, groupOrder } from './checkers/group-order.ts'
import { markers } from './checkers/markers.ts'
import { quiescence } from './checkers/quiescence.ts'
import { recalls } from './checkers/recalls.ts'
import { replyOrder } from './checkers/reply-order.ts'
import { residency } from './checkers/residency.ts'
import { routes } from './checkers/routes.ts'
import { sameFold } from './checkers/same-fold.ts'
import { withheld } from './checkers/withheld.ts'
import { complaints, liveness } from './checkers/what-devices-say.ts'
import type { World } from './world.ts'

export const checkers: Readonly<Record<string, Checker>> = {
  complaints,
  liveness,
  quiescence,
  acceptedOnce,
  directOutcomes,
  groupOrder,
  groupMembers,
  markers,
  recalls,
  residency,
  border,
  withheld,
  replyOrder,
  routes,
  sameFold,
  freshDevices,
}

/** Those that ask nothing of a world but what its devices saw. */
export const checkersOfDevices: Readonly<Record<string, Checker<History>>> = {
  complaints,
  liveness,
  acceptedOnce,
  directOutcomes,
  groupOrder,
  groupMembers,
  markers,
}

export interface Judgement {
  readonly violations: readonly Violation[]
  /** How much each checker has judged. */
  readonly judged: Readonly<Record<string, number>>
}

/** `table` is another one only to see that a blind checker is noticed. */
export const check = (world: World, table = checkers): Promise<Judgement> => judgeBy(table, world)

export async function judgeBy<Judged>(
  table: Readonly<Record<string, Checker<Judged>>>,
  what: Judged,
): Promise<Judgement> {
  const violations: Violation[] = []
  const judged: Record<string, number> = {}
  for (const [checker, { judge }] of Object.entries(table)) {
    judged[checker] = await judge(what, (sentence, harm) => violations.push({ checker, what: sentence, harm }))
  }
  return { violations, judged }
}
