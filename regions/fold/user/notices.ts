/**
 * What comes back without a place: refusals, receipts, a group's word about membership. Each is idempotent by what it
 * says, since it may come twice or late.
 */
import { type GroupInvitation, type Notice, readGroupInvitation } from '../../../protocol/cold-messages.ts'
import { limits } from '../../../protocol/limits.ts'
import { flags, kinds, none, type Row, toKinds } from '../../../protocol/messages.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import { include } from '../ranges.ts'
import type { Turn } from '../turn.ts'
import { invitedBy, joined, joinRefused, reaches, removed } from './membership.ts'

export function notice(turn: Turn, person: PersonCell, conversation: ConversationCell, said: Notice): void {
  if (!person.opened) return
  // Read before anything changes: bytes that are no invitation throw.
  const invitation = said.kind === kinds.groupInvited ? readGroupInvitation(said.body ?? nothing) : undefined
  if (said.fromKind !== toKinds.nobody) conversation.toKind = said.fromKind
  switch (said.kind) {
    case kinds.refused:
      return refused(turn, person, conversation, said)
    case kinds.withheld:
      return withheld(turn, person, conversation, said)
    case kinds.delivered:
    case kinds.seen:
      return receipt(turn, person, conversation, said)
    case kinds.groupInvited:
      return invited(turn, person, conversation, said, invitation as GroupInvitation)
    case kinds.groupJoin:
      return joined(person, conversation, said)
    case kinds.groupRemove:
      return removed(person, conversation, said)
    case kinds.groupReach:
      return reaches(conversation, said)
    default:
      // A newer region may say what this version does not know: nothing was promised for it.
      return
  }
}

function refused(turn: Turn, person: PersonCell, conversation: ConversationCell, said: Notice): void {
  joinRefused(person, conversation, said)
  if (said.target > conversation.out || !isNewRefusal(conversation, said)) return
  conversation.count += 1
  conversation.head = row(turn, person, conversation, said, { convN: conversation.count, target: said.target })
}

/** The post stays what it is: its author hears that one region's members see it blank. */
function withheld(turn: Turn, person: PersonCell, conversation: ConversationCell, said: Notice): void {
  if (said.target > conversation.out || !isNewWithheld(turn, conversation, said)) return
  row(turn, person, conversation, said, { convN: 0, target: said.target })
}

/** Each region counts its own refusals; a chain goes to one, unless a forged link led it astray. */
function isNewRefusal(conversation: ConversationCell, { fromRegion, number }: Notice): boolean {
  const { refusalsSeen, refusalsFrom } = conversation
  if (refusalsFrom !== fromRegion) refusalsSeen.length = 0
  conversation.refusalsFrom = fromRegion
  if (!include(refusalsSeen, number)) return false
  if (refusalsSeen.length > limits.refusalRunsMax) refusalsSeen.shift()
  return true
}

/** Each region tells of its own rows, each place once. Regions that are not there tell nothing, so they are few. */
function isNewWithheld(turn: Turn, { withheld }: ConversationCell, { fromRegion, target }: Notice): boolean {
  const { aliases, region, faults } = turn.setting
  if (fromRegion !== region && !aliases.has(fromRegion)) return false
  let known = withheld.find((one) => one.region === fromRegion)
  if (known === undefined) withheld.push((known = { region: fromRegion, places: [] }))
  // Planted bug withheldTwice (G1): a copy of the notice is a notice.
  if (!include(known.places, target) && !faults.withheldTwice) return false
  if (known.places.length > limits.refusalRunsMax) known.places.shift()
  return true
}

/**
 * L12: cumulative from behind the last place that was kept away; only what is more than before makes a
 * row. Reading includes having.
 */
function receipt(turn: Turn, person: PersonCell, conversation: ConversationCell, said: Notice): void {
  const target = Math.min(said.target, conversation.out)
  if (target > conversation.peerDelivered) conversation.peerDelivered = target
  else if (said.kind === kinds.delivered) return
  if (said.kind === kinds.seen) {
    if (target <= conversation.peerSeen) return
    conversation.peerSeen = target
  }
  const after = Math.min(said.number, target)
  conversation.peerToldAfter = Math.max(conversation.peerToldAfter, after)
  row(turn, person, conversation, said, { convN: 0, target, place: after })
}

const nothing = new Uint8Array(0)
/** It is about what the person has sent. */
const isOwn = ({ kind }: Notice): boolean => kind === kinds.refused || kind === kinds.withheld

function invited(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  said: Notice,
  { inviter }: GroupInvitation,
): void {
  if (!invitedBy(person, conversation, said)) return
  row(turn, person, conversation, said, { convN: 0, target: 0 }, inviter)
}

function row(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  said: Notice,
  { convN, target, place = 0 }: Pick<Row, 'convN' | 'target'> & Partial<Pick<Row, 'place'>>,
  author = isOwn(said) ? person.user : (said.from as PersonCell['user']),
): number {
  return turn.row(
    person,
    {
      idHi: said.id.idHi,
      idLo: said.id.idLo,
      at: said.sentAt,
      place,
      target,
      kind: said.kind,
      flags: isOwn(said) ? flags.mine : 0,
      toKind: said.fromKind,
      convN,
      writer: 0,
      n: 0,
      error: said.error,
      author,
      peer: conversation.peer,
      clientMsgId: undefined,
      targetAuthor: undefined,
      subject: undefined,
      parents: none,
      mentions: none,
      body: said.body,
    },
    undefined,
  )
}
