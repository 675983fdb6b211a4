/**
 * Where a group's words go, told to those members who are counted for it (R7): an author's own log counts
 * them before the group sends anything on, and it cannot know where members live. Told when that changes,
 * and to whoever has written without having heard; where no quota is, to nobody.
 */
import { encodeNotice } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { kinds, toKinds } from '../../../protocol/messages.ts'
import type { GroupCell } from '../cells.ts'
import type { Turn } from '../turn.ts'
import { regionsWithMembers } from './roster.ts'

/** `before`: regions with members before the row just made. `comer` has heard nothing yet. */
export function tellReach(turn: Turn, group: GroupCell, before: readonly number[], comer?: UserKey): void {
  if (turn.part.policy.record.quotas.length === 0) return
  const now = regionsWithMembers(group)
  const either = [...new Set([...before, ...now])]
  const hasChanged = either.length > before.length || either.length > now.length
  if (hasChanged) for (const user of group.members.keys()) tell(turn, group, user, either)
  else if (comer !== undefined) tell(turn, group, comer, now)
}

export const tellReachTo = (turn: Turn, group: GroupCell, to: UserKey): void =>
  tell(turn, group, to, regionsWithMembers(group))

/** Only if they are counted for one of `regions`. */
function tell(turn: Turn, group: GroupCell, to: UserKey, regions: readonly number[]): void {
  const { part, setting } = turn
  const route = group.members.get(to)?.route
  if (route === undefined) return
  const isCounted = regions.some(
    (region) =>
      part.policy.quotasOf(route.zone, 'group.body', region).length > 0 ||
      part.policy.quotasOf(route.zone, 'group.roster', region).length > 0,
  )
  if (!isCounted) return
  const payload = encodeNotice({
    kind: kinds.groupReach,
    error: 0,
    target: 0,
    number: group.gseq,
    from: group.group,
    to,
    fromKind: toKinds.group,
    sentAt: turn.at,
    id: { idHi: 0, idLo: 0 },
    fromRegion: setting.region,
    fromPart: setting.partition,
    body: Uint8Array.from(regionsWithMembers(group)),
  })
  turn.send(turn.noticeTo(route, 'group'), payload)
}
