/** Who belongs to a group and may do what. All changes are made here, so that counts per region cannot drift. */
import type { GroupState } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import type { DataSubject } from '../../../residency-policy/flows/resident.ts'
import type { GroupCell, GroupMember, MembershipCell } from '../cells.ts'

export type Role = GroupMember['role']

export type Entry = Pick<GroupMember, 'route' | 'counted'>

/** Adds a member whose join is the row `gseq`. */
export function enter(group: GroupCell, membership: MembershipCell, by: Entry, role: Role, gseq: number): void {
  const { route, counted } = by
  membership.state = 'member'
  membership.joined = gseq
  membership.route = route
  group.members.set(membership.user, { role, route, joined: gseq, counted })
  group.lastJoin = gseq
  regionOf(group, route.region).members += 1
}

/** Takes a member out; their interval ends with the row `gseq`. */
export function leave(group: GroupCell, membership: MembershipCell, gseq: number): void {
  const member = group.members.get(membership.user)
  membership.state = 'left'
  membership.left = gseq
  if (member === undefined) return
  group.members.delete(membership.user)
  regionOf(group, member.route.region).members -= 1
  if (member.role === 'owner') passOn(group)
}

export function regionOf(group: GroupCell, region: number) {
  let entry = group.regions.get(region)
  if (entry === undefined) {
    entry = { members: 0, lastGseq: 0, sent: [] }
    group.regions.set(region, entry)
  }
  return entry
}

/** Regions that have members. A row goes to those from before it, too: taken before the roster changes. */
export const regionsWithMembers = (group: GroupCell): number[] =>
  [...group.regions].filter(([, { members }]) => members > 0).map(([region]) => region)

/** Zones that have members. */
export const zonesOf = (group: GroupCell): number[] => [
  ...new Set([...group.members.values()].map(({ route }) => route.zone)),
]

export const subjectsOf = ({ members }: GroupCell): DataSubject[] =>
  [...members.values()].map(({ route, counted }) => ({ zone: route.zone, counted }))

/** What a region hears of the group when its first member comes in. */
export function stateOf({ name, avatarColor, open, owner, members }: GroupCell): GroupState {
  const admins = [...members].filter(([, { role }]) => role === 'admin').map(([user]) => user)
  return { name, avatarColor, open, owner, admins }
}

export const mayManage = (group: GroupCell, user: UserKey): boolean => {
  const role = group.members.get(user)?.role
  return role === 'owner' || role === 'admin'
}

export const isOwner = (group: GroupCell, user: UserKey): boolean => group.members.get(user)?.role === 'owner'

export function setOwner(group: GroupCell, to: UserKey): void {
  const before = group.owner === undefined ? undefined : group.members.get(group.owner)
  if (before?.role === 'owner') before.role = 'admin'
  const member = group.members.get(to)
  if (member === undefined) return
  member.role = 'owner'
  group.owner = to
}

/** The owner has gone: the administrator of longest standing follows, else the member of longest standing. */
function passOn(group: GroupCell): void {
  group.owner = undefined
  for (const [user, member] of group.members) {
    if (member.role === 'admin') return setOwner(group, user)
  }
  const first = group.members.keys().next()
  if (!first.done) setOwner(group, first.value)
}
