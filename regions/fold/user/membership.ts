/**
 * What a person's own log knows of their place in a group: enough to send to the right home, to count,
 * and to refuse at once what the group would refuse anyway. Who is a member is decided by the group's
 * fold alone (G3); its word comes back as notices.
 *
 * The way to a group is the group's to tell. A link names one, and may be forged: until the home it
 * names has taken the person in, it is a candidate, and it never replaces a way that is known.
 */
import type { Notice } from '../../../protocol/cold-messages.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { limits } from '../../../protocol/limits.ts'
import { type Command, kinds, type Route } from '../../../protocol/messages.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import type { Turn } from '../turn.ts'
import { type Done, refusedWith } from './accept-command.ts'

type Membership = ConversationCell['membership']

const counts = (membership: Membership): boolean => membership === 'asked' || membership === 'member'

function setMembership(person: PersonCell, conversation: ConversationCell, next: Membership): void {
  person.groups += Number(counts(next)) - Number(counts(conversation.membership))
  conversation.membership = next
}

const opens = (kind: number): boolean => kind === kinds.groupCreate || kind === kinds.groupJoin

/** Where a group command goes; undefined when nobody has said. One way at a time: a link is followed when none is open. */
export function wayTo(turn: Turn, conversation: ConversationCell, command: Command): Route | undefined {
  const { toRegion: region, toPart: part } = command
  const isOpen = conversation.homeKnown || conversation.asking > 0
  const way = isOpen || !opens(command.kind) || region === 0 ? conversation.route : { region, part, zone: 0 }
  // From a region that does not run nobody would ever answer.
  return turn.setting.aliases.has(way.region) ? way : undefined
}

/** What is refused before the group is asked. */
export function membershipFault(
  person: PersonCell,
  conversation: ConversationCell,
  command: Command,
): Done | undefined {
  const { membership } = conversation
  switch (command.kind) {
    case kinds.groupCreate:
      if (conversation.homeKnown) return refusedWith('conflict')
      break
    case kinds.groupJoin:
      break
    case kinds.groupLeave:
      return membership === 'left' ? refusedWith('already_left') : undefined
    default:
      return membership === 'left' ? refusedWith('not_member') : undefined
  }
  const isOneMore = !counts(membership)
  return isOneMore && person.groups >= limits.groupsPerPersonMax ? refusedWith('limit_reached') : undefined
}

/** The command took `place` on its way to the group. */
export function noteSent(person: PersonCell, conversation: ConversationCell, { kind }: Command, place: number): void {
  if (opens(kind)) {
    setMembership(person, conversation, 'asked')
    conversation.asking = place
    // A group is at home where it was made.
    if (kind === kinds.groupCreate) conversation.homeKnown = true
  } else if (kind === kinds.groupLeave) {
    setMembership(person, conversation, 'left')
    conversation.asking = 0
  }
}

/** Only the home that is known, or that was asked, has a say. */
const isFromHome = ({ route }: ConversationCell, said: Notice): boolean => said.fromRegion === route.region
const homeOf = ({ fromRegion, fromPart }: Notice): Route => ({ region: fromRegion, part: fromPart, zone: 0 })

/** The group has taken the person in, by the join at place `target` and the row `number`. */
export function joined(person: PersonCell, conversation: ConversationCell, said: Notice): void {
  if (conversation.asking === 0 || said.target !== conversation.asking || !isFromHome(conversation, said)) return
  conversation.asking = 0
  conversation.homeKnown = true
  conversation.route = homeOf(said)
  // A removal that came first was later, if its number is higher.
  setMembership(person, conversation, said.number > conversation.membershipAt ? 'member' : 'left')
  conversation.membershipAt = Math.max(conversation.membershipAt, said.number)
}

/** The person was taken out with the row `number`. */
export function removed(person: PersonCell, conversation: ConversationCell, said: Notice): void {
  if (!isFromHome(conversation, said) || said.number <= conversation.membershipAt) return
  conversation.membershipAt = said.number
  // Asking again already: the answer to that decides.
  if (conversation.asking === 0) setMembership(person, conversation, 'left')
}

/** Only a group that is there says these. */
const saidByGroups: readonly number[] = [
  errorTable.already_member.wire,
  errorTable.not_invited.wire,
  errorTable.group_full.wire,
]

/** Where the group's words go; what was said with a later row counts. */
export function reaches(conversation: ConversationCell, said: Notice): void {
  if (!isFromHome(conversation, said) || said.number < conversation.reachAt) return
  conversation.reach = [...(said.body ?? [])]
  conversation.reachAt = said.number
}

/** What stands at `target` was refused; if that was the join, everything is as before it. */
export function joinRefused(person: PersonCell, conversation: ConversationCell, said: Notice): void {
  if (conversation.asking === 0 || said.target !== conversation.asking || !isFromHome(conversation, said)) return
  conversation.asking = 0
  if (said.error === errorTable.already_member.wire) setMembership(person, conversation, 'member')
  else {
    const before = conversation.membershipAt > 0 ? 'left' : conversation.invitation > 0 ? 'invited' : 'none'
    setMembership(person, conversation, before)
  }
  if (saidByGroups.includes(said.error)) conversation.homeKnown = true
  if (conversation.homeKnown) return
  conversation.route = { region: 0, part: 0, zone: 0 }
  conversation.astray = conversation.out
}

/** An invitation tells the way to a group that nobody has told yet. Answers false for one that is forged or not new. */
export function invitedBy(person: PersonCell, conversation: ConversationCell, said: Notice): boolean {
  if (said.number <= conversation.invitation) return false
  if (conversation.homeKnown && !isFromHome(conversation, said)) return false
  conversation.invitation = said.number
  conversation.homeKnown = true
  conversation.route = homeOf(said)
  if (!counts(conversation.membership)) setMembership(person, conversation, 'invited')
  return true
}
