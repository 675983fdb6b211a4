/**
 * Whether what somebody says to a group may leave for the group's home, and under which quotas they are
 * counted for it (R7). They are counted for the group's home and for every region that the group has told
 * of (group/reach.ts). Where there is no room they are not, and the group keeps their words from that
 * region; only where the home itself is such a place is the command refused.
 */
import { encodeCounted } from '../../../protocol/cold-messages.ts'
import { type Command, kinds, type Route } from '../../../protocol/messages.ts'
import { groupClassOf } from '../../../residency-policy/flows/class-of-kind.ts'
import type { PersonalClass } from '../../../residency-policy/flows/data-classes.ts'
import type { FlowTable, Judgement } from '../../../residency-policy/flows/flow-table.ts'
import type { CountedUnder } from '../../../residency-policy/flows/quotas.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import { countsIn } from '../quota/room.ts'
import type { Turn } from '../turn.ts'

export function judgeToGroup(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  { zone, kind, subjectRegion }: Command,
  { region }: Route,
): Judgement {
  const { part, now } = turn
  const dataClass = groupClassOf(kind)
  if (dataClass === 'control') return part.policy.judge(zone, dataClass, region, now)
  const counts = countsIn(turn, person)
  const judged = part.policy.judgeCounted(zone, dataClass, region, now, counts)
  if (!judged.allow || part.policy.record.quotas.length === 0) return judged
  // Who is invited hears who has done so.
  const further = kind === kinds.groupInvite ? [...conversation.reach, subjectRegion] : conversation.reach
  for (const other of further) part.policy.judgeCounted(zone, dataClass, other, now, counts)
  return judged
}

/** What the group is told of it: of groups alone, since what else somebody is counted for is not its affair. */
export function countedForGroup(
  table: FlowTable,
  zone: number,
  counted: readonly CountedUnder[],
): Uint8Array | undefined {
  if (counted.length === 0) return undefined
  const bases = new Set(basesOf(table, zone, 'group.body').concat(basesOf(table, zone, 'group.roster')))
  const under = counted.filter(({ basis }) => bases.has(basis))
  return under.length === 0 ? undefined : encodeCounted({ under })
}

const basesOf = (table: FlowTable, zone: number, dataClass: PersonalClass): string[] =>
  table.record.regions.flatMap((region) => table.quotasOf(zone, dataClass, region).map(({ basis }) => basis))
