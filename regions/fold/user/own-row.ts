/** The sender's side of a command with a place: own row, next place of the chain, derived record. */
import { encodeDerived } from '../../../protocol/codec/derived.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { type Command, flags, type Route, toKinds } from '../../../protocol/messages.ts'
import { nextPlace } from '../../../protocol/place.ts'
import type { Permit } from '../../../residency-policy/flows/permit.ts'
import type { ConversationCell, PersonCell } from '../cells.ts'
import type { Turn } from '../turn.ts'
import type { Done } from './accept-command.ts'
import { countedForGroup } from './to-group.ts'

/**
 * Takes the chain's next place, writes the row and sends the record to `route`. Policy has given
 * its permit before: after this the command is accepted.
 */
export function place(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  command: Command,
  route: Route,
  permit: Permit,
): Done {
  const previous = conversation.out
  const taken = nextPlace(previous, person.epoch)
  conversation.out = taken
  conversation.route = route
  const seq = ownRow(turn, person, conversation, command, taken)
  const toGroup = command.toKind === toKinds.group
  const payload = encodeDerived({
    targetAuthor: command.targetAuthor,
    subject: command.subject,
    parents: command.parents,
    mentions: command.mentions,
    body: command.body,
    place: taken,
    prevPlace: previous > conversation.astray ? previous : 0,
    idHi: command.idHi,
    idLo: command.idLo,
    sentAt: turn.at,
    target: command.target,
    kind: command.kind,
    flags: command.flags,
    zone: command.zone,
    fromRegion: turn.setting.region,
    fromPart: turn.setting.partition,
    writer: command.writer,
    n: command.n,
    error: 0,
    denial: undefined,
    counted: toGroup ? countedForGroup(turn.part.policy, command.zone, person.counted) : undefined,
    from: person.user,
    to: conversation.peer,
    subjectRegion: command.subjectRegion,
    subjectPart: command.subjectPart,
    subjectZone: command.subjectZone,
    bodies: command.bodies,
  })
  turn.send(
    {
      route,
      topic: toGroup ? 'group' : 'user',
      kind: recordKinds.derived,
      laneClass: toGroup ? 'group' : 'chat',
      permit,
      authorRegion: turn.setting.region,
    },
    payload,
  )
  return { code: 0, seq, place: taken }
}

/** The row of an own command that is part of the conversation's history. */
export function ownRow(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell,
  command: Command,
  taken: number,
): number {
  conversation.count += 1
  const seq = turn.row(
    person,
    {
      targetAuthor: command.targetAuthor,
      subject: command.subject,
      parents: command.parents,
      mentions: command.mentions,
      body: command.body,
      idHi: command.idHi,
      idLo: command.idLo,
      at: turn.at,
      place: taken,
      target: command.target,
      kind: command.kind,
      flags: command.flags | flags.mine,
      toKind: command.toKind,
      convN: conversation.count,
      writer: command.writer,
      n: command.n,
      error: 0,
      author: person.user,
      peer: conversation.peer,
      clientMsgId: command.clientMsgId,
    },
    command.bodies.length > 0 ? command.bodies.map(({ device, body }) => ({ device, body: body.slice() })) : undefined,
  )
  conversation.head = seq
  return seq
}

/** A row that only tells the person's other devices, in no history. */
export function noteRow(
  turn: Turn,
  person: PersonCell,
  conversation: ConversationCell | undefined,
  command: Command,
): Done {
  const seq = turn.row(
    person,
    {
      targetAuthor: command.targetAuthor,
      subject: command.subject,
      parents: command.parents,
      mentions: command.mentions,
      body: command.body,
      idHi: command.idHi,
      idLo: command.idLo,
      at: turn.at,
      place: 0,
      target: command.target,
      kind: command.kind,
      flags: command.flags | flags.mine,
      toKind: conversation?.toKind ?? toKinds.nobody,
      convN: 0,
      writer: command.writer,
      n: command.n,
      error: 0,
      author: person.user,
      peer: conversation?.peer,
      clientMsgId: command.clientMsgId,
    },
    undefined,
  )
  return { code: 0, seq, place: 0 }
}
