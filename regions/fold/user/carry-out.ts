/**
 * What each command of a person does once it is known to be new. A message is named by its author and
 * its place in the author's chain, so an edit or a recall names an *own* place and needs no look-up:
 * nobody can edit another's message, and an edit that overtakes its original is impossible (W11).
 */
import { limits } from '../../../protocol/limits.ts'
import { type Command, flags, kinds, toKinds } from '../../../protocol/messages.ts'
import { nextPlace } from '../../../protocol/place.ts'
import type { Judgement } from '../../../residency-policy/flows/flow-table.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import { routeLike } from '../chain.ts'
import { profileIn } from '../profile.ts'
import { countsIn } from '../quota/room.ts'
import type { Turn } from '../turn.ts'
import { judgeToGroup } from './to-group.ts'
import { type Done, refusedByPolicy, refusedWith } from './accept-command.ts'
import { mayEdit, noteMessage, noteRecall } from './editable.ts'
import { membershipFault, noteSent, wayTo } from './membership.ts'
import { noteRow, ownRow, place } from './own-row.ts'
import { mayReact, noteReaction } from './reactions.ts'
import { noteAnswered, tellDelivered, tellSeen } from './receipts.ts'
import { forgetUnreadUpTo } from './unread.ts'

const accepted: Done = { code: 0, seq: 0, place: 0 }

export function carryOut(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell | undefined,
  command: Command,
): Done {
  switch (command.kind) {
    case kinds.probe:
      return accepted
    case kinds.profile:
      return setProfile(turn, person, command)
    case kinds.preferences:
      person.preferences = settled(person.preferences, command, flags.receiptsOff | flags.lastSeenOff)
      return noteRow(turn, person, undefined, command)
    default:
  }
  if (conversation === undefined) return refusedWith('request_invalid')
  switch (command.kind) {
    case kinds.message:
    case kinds.edit:
    case kinds.recall:
    case kinds.react:
      return command.toKind === toKinds.group
        ? toGroup(turn, person, conversation, command)
        : toPerson(turn, person, conversation, command)
    case kinds.read:
      return read(turn, person, conversation, command)
    case kinds.delivered:
      return delivered(turn, person, conversation, command)
    case kinds.block:
    case kinds.unblock:
      return setBlock(turn, person, conversation, command)
    case kinds.contactAdd:
    case kinds.contactRemove:
      return setContact(turn, person, conversation, command)
    case kinds.conversationSettings:
      return setConversation(turn, person, conversation, command)
    case kinds.groupCreate:
    case kinds.groupInvite:
    case kinds.groupJoin:
    case kinds.groupLeave:
    case kinds.groupRemove:
    case kinds.groupRole:
    case kinds.groupProfile:
    case kinds.groupTransfer:
    case kinds.groupMode:
      return toGroup(turn, person, conversation, command)
    default:
      return refusedWith('request_invalid')
  }
}

/** Settings after a command that means those in `target`, or with 0 all of its kind; no other one moves (FC-067). */
function settled(before: number, { target, flags: wanted }: Command, all: number): number {
  const meant = target === 0 ? all : target & all
  return (before & ~meant) | (wanted & meant)
}

function setConversation(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  const before = (conversation.muted ? flags.muted : 0) | (conversation.hidden ? flags.hidden : 0)
  const after = settled(before, command, flags.muted | flags.hidden)
  conversation.muted = (after & flags.muted) !== 0
  conversation.hidden = (after & flags.hidden) !== 0
  return noteRow(turn, person, conversation, command)
}

function toPerson(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  conversation.toKind = toKinds.person
  // Taking back one's own words is nobody else's affair.
  if (conversation.blocked && command.kind !== kinds.recall) return refusedWith('not_allowed')
  const refused = targetFault(turn, conversation, command) ?? reactionFault(conversation, command)
  if (refused !== undefined) return refused
  if (command.to === person.user) return toSelf(turn, person, conversation, command)
  const route = routeLike(conversation.route, command.toRegion, command.toPart, command.toZone)
  if (route.region === 0) return refusedWith('recipient_unknown')
  const judged = judgeMessage(turn, person, command)
  if (!judged.allow) return refusedByPolicy(turn, command, judged, route.region)
  if (command.kind === kinds.message) conversation.hidden = false
  noteFate(turn, person, conversation, command, nextPlace(conversation.out, person.epoch))
  if (command.kind === kinds.message) {
    forgetUnreadUpTo(conversation, conversation.in)
    noteAnswered(person, conversation)
  }
  return place(turn, person, conversation, command, route, judged.permit)
}

/** A recall carries no body, and policy does not stop it (W17). */
function judgeMessage(turn: Turn, person: PersonCell, { kind, zone, toZone, toRegion }: Command): Judgement {
  const { part, now } = turn
  if (kind === kinds.recall) return part.policy.judge(zone, 'control', toRegion, now)
  return part.policy.judgeBothWays(zone, 'msg.body', toZone, toRegion, now, countsIn(turn, person))
}

/** Notes to oneself: one row, no second record (W14). */
function toSelf(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  noteFate(turn, person, conversation, command, nextPlace(conversation.out, person.epoch))
  conversation.out = nextPlace(conversation.out, person.epoch)
  return { code: 0, seq: ownRow(turn, person, conversation, command, conversation.out), place: conversation.out }
}

/** An edit or recall means an own message, a reaction one of either side: each must exist by its place. */
function targetFault(turn: Turn, conversation: ConversationCell, command: Command): Done | undefined {
  const { target } = command
  switch (command.kind) {
    case kinds.edit:
      return mayEdit(conversation, target, turn.now) ? undefined : refusedWith('target_invalid')
    case kinds.recall:
      return target > 0 && target <= conversation.out ? undefined : refusedWith('target_invalid')
    case kinds.react: {
      const known = command.targetAuthor === conversation.owner ? conversation.out : conversation.in
      const fits = command.targetAuthor === conversation.owner || command.targetAuthor === conversation.peer
      return fits && target > 0 && target <= known ? undefined : refusedWith('target_invalid')
    }
    default:
      return undefined
  }
}

const reactionFault = (conversation: ConversationCell, command: Command): Done | undefined =>
  command.kind === kinds.react && !mayReact(conversation, command) ? refusedWith('limit_reached') : undefined

/** What the command at `place` makes of messages that are there. */
function noteFate(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  command: Command,
  place: number,
): void {
  const { kind, target } = command
  if (kind === kinds.react) noteReaction(conversation, command)
  if (kind === kinds.message) noteMessage(conversation, place, turn.now)
  if (kind !== kinds.recall) return
  noteRecall(conversation, target)
  if (conversation.toKind === toKinds.person) markRecalled(turn, person, conversation, target)
}

function markRecalled(turn: Turn, person: PersonCell, conversation: ConversationCell, target: number): void {
  person.hasMarks = true
  const scope = { type: 'mailbox', user: person.user, peer: conversation.peer as PersonCell['user'] } as const
  turn.out.push({ type: 'mark', scope, author: person.user, place: target })
}

/** Into the group's log, over the way the group has told. */
function toGroup(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  conversation.toKind = toKinds.group
  const { kind } = command
  const route = wayTo(turn, conversation, command)
  if (route === undefined) return refusedWith('group_unknown')
  const refused = membershipFault(person, conversation, command)
  if (refused !== undefined) return refused
  // What a reaction means is another's: only the group can say whether it is there.
  const wrongTarget =
    kind === kinds.react ? reactionFault(conversation, command) : targetFault(turn, conversation, command)
  if (wrongTarget !== undefined) return wrongTarget
  const judged = judgeToGroup(turn, person, conversation, command, route)
  if (!judged.allow) return refusedByPolicy(turn, command, judged, route.region)
  if (kind === kinds.message) conversation.hidden = false
  noteFate(turn, person, conversation, command, nextPlace(conversation.out, person.epoch))
  const done = place(turn, person, conversation, command, route, judged.permit)
  noteSent(person, conversation, command, done.place)
  return done
}

/** W17: the marker only grows; a late older one changes nothing and is no error (FC-019). */
function read(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  const isGroup = command.toKind === toKinds.group
  conversation.toKind = command.toKind
  const target = isGroup ? command.target : Math.min(command.target, conversation.in)
  // Also below the marker: an answer has moved it already, without telling.
  if (!isGroup) tellSeen(turn, person, conversation, target)
  // Planted bug markerLww (W17): the last one written wins.
  if (target <= conversation.marker && !turn.setting.faults.markerLww) return accepted
  conversation.marker = target
  if (isGroup) return noteRow(turn, person, conversation, command)
  forgetUnreadUpTo(conversation, target)
  return noteRow(turn, person, conversation, { ...command, target })
}

/** What the person's devices have; appended by the region itself. */
function delivered(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  tellDelivered(turn, person, conversation, Math.min(command.target, conversation.in))
  return accepted
}

function setBlock(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  const blocked = command.kind === kinds.block
  const change = Number(blocked) - Number(conversation.blocked)
  if (change > 0 && person.blocks >= limits.contactsMax) return refusedWith('limit_reached')
  person.blocks += change
  conversation.blocked = blocked
  return noteRow(turn, person, conversation, command)
}

function setContact(turn: Turn, person: PersonCell, conversation: ConversationCell, command: Command): Done {
  const contact = command.kind === kinds.contactAdd
  const change = Number(contact) - Number(conversation.contact)
  if (change > 0 && person.contacts >= limits.contactsMax) return refusedWith('limit_reached')
  person.contacts += change
  conversation.contact = contact
  return noteRow(turn, person, conversation, command)
}

function setProfile(turn: Turn, person: PersonCell, command: Command): Done {
  const profile = profileIn(command.body)
  if (profile === undefined) return refusedWith('request_invalid')
  person.displayName = profile.displayName
  person.avatarColor = profile.avatarColor
  return noteRow(turn, person, undefined, command)
}
