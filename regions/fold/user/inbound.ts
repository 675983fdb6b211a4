/**
 * What arrives for a person from another: taken in the order of its chain and no other. The place is
 * always consumed, and here alone it is decided what became of the message (W13): a row, nothing
 * because the sender is blocked, or a refusal to the sender because it came as a void or nobody is here.
 */
import type { UserKey } from '../../../protocol/ids.ts'
import { type Derived, flags, kinds, type Route, toKinds } from '../../../protocol/messages.ts'
import { arrivalOf, routeLike } from '../chain.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import { conversationCellKey } from '../cells.ts'
import { type ChainEnds, gapFound, gapNarrowed } from '../gaps.ts'
import { noteBehind } from '../parking.ts'
import { refuse, refuseVoid } from '../refusal.ts'
import { isOldOfRestoredSender } from '../restored-sender.ts'
import type { Turn } from '../turn.ts'
import { noteKeptAway } from './receipts.ts'
import { addUnread, forgetMention, forgetUnread } from './unread.ts'

export function inbound(turn: Turn, person: PersonCell, conversation: ConversationCell, derived: Derived): void {
  const home = routeLike(conversation.route, derived.fromRegion, derived.fromPart, derived.zone)
  // A parked chain stands still until an operator says how it goes on (W18).
  if (conversation.parked !== undefined) return noteBehind(conversation, derived.place)
  const chain = chainTo(person.user, derived.from, home)
  switch (arrivalOf(turn, conversation.in, derived)) {
    case 'repeat':
      return
    case 'gap':
      conversation.gap = true
      gapFound(turn, chain, conversation.in, derived.place)
      return
    case 'next':
      // Planted bug blockKeepsPlace (W13): what is blocked leaves the place open.
      if (conversation.blocked && turn.setting.faults.blockKeepsPlace) return
      conversation.toKind = toKinds.person
      conversation.in = derived.place
      conversation.route = home
      conversation.gap = gapNarrowed(turn, chain, derived.place)
      take(turn, person, conversation, derived, chain)
  }
}

export const endsTo = (to: UserKey, from: UserKey): Omit<ChainEnds, 'home'> => ({
  key: conversationCellKey(to, from),
  from,
  to,
  toKind: toKinds.person,
})

export const chainTo = (to: UserKey, from: UserKey, home: Route): ChainEnds => ({
  key: conversationCellKey(to, from),
  from,
  to,
  toKind: toKinds.person,
  home,
})

function take(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  derived: Derived,
  chain: ChainEnds,
): void {
  if (!person.opened) return refuse(turn, chain, conversation, derived, 'undeliverable')
  if ((derived.flags & flags.void) !== 0) {
    // Planted bug voidSilent (W13): the sender goes on believing.
    if (!turn.setting.faults.voidSilent) refuseVoid(turn, chain, conversation, derived)
    return
  }
  if (isOldOfRestoredSender(conversation, derived)) return
  if (conversation.blocked) return noteKeptAway(conversation, derived.place)
  switch (derived.kind) {
    case kinds.message: {
      const mentionsMe = derived.mentions.includes(person.user)
      addUnread(conversation, derived.place, mentionsMe)
      conversation.hidden = false
      break
    }
    case kinds.edit:
      if (!derived.mentions.includes(person.user)) forgetMention(conversation, derived.target)
      break
    case kinds.recall:
      person.hasMarks = true
      forgetUnread(conversation, derived.target)
      turn.out.push({
        type: 'mark',
        scope: { type: 'mailbox', user: person.user, peer: derived.from },
        author: derived.from,
        place: derived.target,
      })
      break
    default:
  }
  writeRow(turn, person, conversation, derived)
}

function writeRow(turn: Turn, person: PersonCell, conversation: ConversationCell, derived: Derived): void {
  conversation.count += 1
  conversation.head = turn.row(
    person,
    {
      idHi: derived.idHi,
      idLo: derived.idLo,
      at: derived.sentAt,
      place: derived.place,
      target: derived.target,
      kind: derived.kind,
      flags: derived.flags | (derived.kind === kinds.message ? flags.counted : 0),
      toKind: toKinds.person,
      convN: conversation.count,
      writer: 0,
      n: 0,
      error: 0,
      author: derived.from,
      peer: derived.from,
      clientMsgId: undefined,
      targetAuthor: derived.targetAuthor,
      subject: undefined,
      parents: derived.parents,
      mentions: derived.mentions,
      body: derived.body,
    },
    derived.bodies.length > 0 ? derived.bodies.map(({ device, body }) => ({ device, body: body.slice() })) : undefined,
  )
}
