/**
 * What a member's command does at its place in the group's log. Membership is judged here and only
 * here, as it stands at that place: a message that was on its way when its author was removed is
 * refused, with a row in the author's mailbox (G1, G4).
 */
import { encodeGroupInvitation, encodeNotice } from '../../../protocol/cold-messages.ts'
import type { Denial, DenialAction } from '../../../protocol/denial.ts'
import { limits } from '../../../protocol/limits.ts'
import { type Derived, flags, kinds, type Route, toKinds } from '../../../protocol/messages.ts'
import { countedBefore } from '../../../residency-policy/flows/quotas.ts'
import { denialBy } from '../../../residency-policy/flows/denial-by.ts'
import type { Refusal } from '../../../residency-policy/flows/flow-table.ts'
import type { Permit } from '../../../residency-policy/flows/permit.ts'
import type { GroupCell, MembershipCell } from '../cells.ts'
import { groupProfileIn } from '../profile.ts'
import type { Refused } from '../refusal.ts'
import type { Turn } from '../turn.ts'
import { countedIn, subjectIn } from './counted.ts'
import { groupRow, type Subject } from './group-row.ts'
import { tellReach } from './reach.ts'
import { isMessage, isSeenBy, noteMessage } from './messages.ts'
import { enter, type Entry, isOwner, leave, mayManage, regionsWithMembers, setOwner, zonesOf } from './roster.ts'

/** Who acts, and on whom. */
export interface Act {
  readonly group: GroupCell
  readonly actor: MembershipCell
  /** The person a membership command is about; undefined where it names none. */
  readonly subject: MembershipCell | undefined
  /** Whose message a reaction means. */
  readonly author: MembershipCell | undefined
  readonly derived: Derived
}

/** Answers why the command is refused, undefined when it was carried out. */
export function carryOutInGroup(turn: Turn, act: Act): Refused | undefined {
  const { group, actor, derived } = act
  if (derived.kind === kinds.groupCreate) return create(turn, act)
  if (!group.created) return 'group_unknown'
  if (derived.kind === kinds.groupJoin) return join(turn, act)
  if (actor.state !== 'member') return derived.kind === kinds.groupLeave ? 'already_left' : 'not_member'
  switch (derived.kind) {
    case kinds.message:
      post(turn, act)
      noteMessage(group, actor, derived.place)
      return undefined
    case kinds.edit:
      return isMessage(actor, derived.target) ? post(turn, act) : 'target_invalid'
    case kinds.react:
      return react(turn, act)
    case kinds.recall:
      return recall(turn, act)
    case kinds.groupInvite:
      return invite(turn, act)
    case kinds.groupLeave:
      return leaveGroup(turn, act)
    case kinds.groupRemove:
      return remove(turn, act)
    case kinds.groupRole:
      return setRole(turn, act)
    case kinds.groupProfile:
      return setProfile(turn, act)
    case kinds.groupMode:
      return setMode(turn, act)
    case kinds.groupTransfer:
      return transfer(turn, act)
    default:
      return 'request_invalid'
  }
}

function create(turn: Turn, { group, actor, derived }: Act): Refused | undefined {
  if (group.created) return 'conflict'
  const profile = groupProfileIn(derived.body)
  if (profile === undefined) return 'request_invalid'
  group.created = true
  group.open = (derived.flags & flags.open) !== 0
  group.name = profile.name
  group.avatarColor = profile.avatarColor
  const before = regionsWithMembers(group)
  enter(group, actor, entryOf(actor, derived), 'owner', group.gseq + 1)
  group.owner = actor.user
  groupRow(turn, group, derived, subjectOf(actor, 0), before)
  tellMembership(turn, group, actor, kinds.groupJoin, derived)
  return undefined
}

function join(turn: Turn, { group, actor, derived }: Act): Refused | undefined {
  if (group.members.size === 0) return 'group_unknown'
  if (actor.state === 'member') return 'already_member'
  if (!group.open && actor.state !== 'invited') return 'not_invited'
  if (group.members.size >= limits.groupMembersMax) return 'group_full'
  const denial = whyNotTogether(turn, group, actor.route)
  if (denial !== undefined) return denial
  const before = regionsWithMembers(group)
  const pm = actor.left
  enter(group, actor, entryOf(actor, derived), 'member', group.gseq + 1)
  groupRow(turn, group, derived, subjectOf(actor, pm), before)
  tellReach(turn, group, before, actor.user)
  tellMembership(turn, group, actor, kinds.groupJoin, derived)
  return undefined
}

/** G4: what each member's region would store of the others must be allowed both ways. Answers what is not. */
function whyNotTogether(turn: Turn, group: GroupCell, comer: Route): Denial | undefined {
  for (const region of new Set([turn.setting.region, ...regionsWithMembers(group)])) {
    const refused = refusalInGroup(turn, comer.zone, region)
    if (refused !== undefined) return deniedTo(turn, 'join', refused, comer.zone, { region, part: 0, zone: 0 })
  }
  for (const zone of zonesOf(group)) {
    const refused = refusalInGroup(turn, zone, comer.region)
    // Told from where the comer stands.
    if (refused !== undefined) return { ...deniedTo(turn, 'join', refused, comer.zone, comer), toZone: zone }
  }
  return undefined
}

const entryOf = ({ route }: MembershipCell, { counted }: Derived): Entry => ({ route, counted: countedIn(counted) })

/** Under a quota that way only has to be there: people are counted when they say something. */
function refusalInGroup({ part: { policy }, now }: Turn, zone: number, region: number): Refusal | undefined {
  const body = policy.judgeCounted(zone, 'group.body', region, now, countedBefore)
  if (!body.allow) return body
  const roster = policy.judgeCounted(zone, 'group.roster', region, now, countedBefore)
  return roster.allow ? undefined : roster
}

const deniedTo = (turn: Turn, action: DenialAction, refusal: Refusal, fromZone: number, to: Route): Denial =>
  denialBy(turn.part.policy, refusal, { action, fromZone, toZone: to.zone, toRegion: to.region })

function post(turn: Turn, { group, derived }: Act): undefined {
  groupRow(turn, group, derived, undefined, regionsWithMembers(group))
}

function recall(turn: Turn, act: Act): Refused | undefined {
  const { group, actor, derived } = act
  const { target } = derived
  if (!isMessage(actor, target)) return 'target_invalid'
  turn.out.push({ type: 'mark', scope: { type: 'group', group: group.group }, author: actor.user, place: target })
  return post(turn, act)
}

function react(turn: Turn, act: Act): Refused | undefined {
  const { actor, author, derived } = act
  if (author === undefined || !isSeenBy(actor, author, derived.target)) return 'target_invalid'
  return post(turn, act)
}

function invite(turn: Turn, { group, actor, subject, derived }: Act): Refused | undefined {
  if (!group.open && !mayManage(group, actor.user)) return 'role_required'
  const route = routeOfSubject(derived)
  if (subject === undefined || route.region === 0) return 'recipient_unknown'
  if (subject.state === 'member') return 'already_member'
  const judged = turn.part.policy.judgeAbout(
    [subjectIn(group, actor.user, derived.zone)],
    'group.roster',
    route.region,
    turn.now,
  )
  if (!judged.allow) return deniedTo(turn, 'invite', judged, derived.zone, route)
  subject.state = 'invited'
  subject.invitation += 1
  tellInvited(turn, group, actor, subject, route, derived, judged.permit)
  groupRow(turn, group, derived, { user: subject.user, route, pm: 0 }, regionsWithMembers(group))
  return undefined
}

function tellInvited(
  turn: Turn,
  group: GroupCell,
  actor: MembershipCell,
  subject: MembershipCell,
  route: Route,
  derived: Derived,
  permit: Permit<'group.roster'>,
): void {
  const payload = encodeNotice({
    kind: kinds.groupInvited,
    error: 0,
    target: 0,
    number: subject.invitation,
    from: group.group,
    to: subject.user,
    fromKind: toKinds.group,
    sentAt: turn.at,
    id: { idHi: derived.idHi, idLo: derived.idLo },
    fromRegion: turn.setting.region,
    fromPart: turn.setting.partition,
    body: encodeGroupInvitation({
      group: group.group,
      inviter: actor.user,
      region: turn.setting.regionName,
      part: turn.setting.partition,
      number: subject.invitation,
      name: group.name,
    }),
  })
  turn.send({ ...turn.noticeTo(route, 'group'), permit, authorRegion: derived.fromRegion }, payload)
}

/** The row of an owner who leaves names who follows. */
function leaveGroup(turn: Turn, { group, actor, derived }: Act): undefined {
  const before = regionsWithMembers(group)
  const { owner } = group
  leave(group, actor, group.gseq + 1)
  const heir = group.owner === owner ? undefined : group.owner
  // Whoever was let in later could not be let in by anybody: a group without members is over.
  if (group.members.size === 0) group.open = false
  groupRow(turn, group, { ...derived, targetAuthor: heir }, subjectOf(actor, 0), before)
  tellReach(turn, group, before)
}

function remove(turn: Turn, { group, actor, subject, derived }: Act): Refused | undefined {
  if (!mayManage(group, actor.user)) return 'role_required'
  if (subject?.state !== 'member') return 'not_member'
  if (isOwner(group, subject.user)) return 'role_required'
  const before = regionsWithMembers(group)
  leave(group, subject, group.gseq + 1)
  groupRow(turn, group, derived, subjectOf(subject, 0), before)
  tellMembership(turn, group, subject, kinds.groupRemove, derived)
  tellReach(turn, group, before)
  return undefined
}

/** The person's own log hears that they are in, or were taken out, with the row just made. */
function tellMembership(
  turn: Turn,
  group: GroupCell,
  { user, route }: MembershipCell,
  kind: typeof kinds.groupJoin | typeof kinds.groupRemove,
  { place, idHi, idLo }: Derived,
): void {
  const payload = encodeNotice({
    kind,
    error: 0,
    target: kind === kinds.groupJoin ? place : 0,
    number: group.gseq,
    from: group.group,
    to: user,
    fromKind: toKinds.group,
    sentAt: turn.at,
    id: { idHi, idLo },
    fromRegion: turn.setting.region,
    fromPart: turn.setting.partition,
    body: undefined,
  })
  turn.send(turn.noticeTo(route, 'group'), payload)
}

function setRole(turn: Turn, { group, actor, subject, derived }: Act): Refused | undefined {
  if (!mayManage(group, actor.user)) return 'role_required'
  const member = subject === undefined ? undefined : group.members.get(subject.user)
  if (subject === undefined || member === undefined) return 'not_member'
  if (member.role === 'owner') return 'role_required'
  member.role = (derived.flags & flags.admin) !== 0 ? 'admin' : 'member'
  groupRow(turn, group, derived, subjectOf(subject, 0), regionsWithMembers(group))
  return undefined
}

function setProfile(turn: Turn, { group, actor, derived }: Act): Refused | undefined {
  if (!mayManage(group, actor.user)) return 'role_required'
  const profile = groupProfileIn(derived.body)
  if (profile === undefined) return 'request_invalid'
  group.name = profile.name
  group.avatarColor = profile.avatarColor
  groupRow(turn, group, derived, undefined, regionsWithMembers(group))
  return undefined
}

function setMode(turn: Turn, { group, actor, derived }: Act): Refused | undefined {
  if (!mayManage(group, actor.user)) return 'role_required'
  group.open = (derived.flags & flags.open) !== 0
  groupRow(turn, group, derived, undefined, regionsWithMembers(group))
  return undefined
}

function transfer(turn: Turn, { group, actor, subject, derived }: Act): Refused | undefined {
  if (!isOwner(group, actor.user)) return 'role_required'
  if (subject === undefined || !group.members.has(subject.user)) return 'not_member'
  setOwner(group, subject.user)
  groupRow(turn, group, derived, subjectOf(subject, 0), regionsWithMembers(group))
  return undefined
}

const subjectOf = (membership: MembershipCell, pm: number): Subject => ({
  user: membership.user,
  route: membership.route,
  pm,
})

const routeOfSubject = ({ subjectRegion, subjectPart, subjectZone }: Derived): Route => ({
  region: subjectRegion,
  part: subjectPart,
  zone: subjectZone,
})
