/** Rows as events: what a program is told of each kind of row, or that it is told nothing. */
import { readDenial } from '../../protocol/codec/denial.ts'
import { readGroupInvitation, readGroupProfile } from '../../protocol/cold-messages.ts'
import { denied, errorCodeOf, fail } from '../../protocol/errors.ts'
import {
  clientMessageIdOf,
  type GroupId,
  groupIdOfKey,
  type UserId,
  type UserKey,
  userIdOfKey,
} from '../../protocol/ids.ts'
import { messageIdOf } from '../../protocol/message-id.ts'
import { flags, type GroupRow, kinds, type Row, toKinds } from '../../protocol/messages.ts'
import type { GroupChange, MeridianEvents, Message, Peer, Refusal } from './events.ts'
import type { Shown } from './shown-gate.ts'

/** One event with its name. */
export type Told = { [Name in keyof MeridianEvents]: { readonly name: Name; readonly event: MeridianEvents[Name] } }[
  | 'message'
  | 'edited'
  | 'recalled'
  | 'reaction'
  | 'receipt'
  | 'marker'
  | 'group'
  | 'refused'
  | 'withheld']

export function toldOf(shown: Shown, me: UserId): Told | undefined {
  return shown.of === 'mailbox' ? toldOfRow(shown.row, me, shown.isLate) : toldOfGroupRow(shown.row, me, shown.isLate)
}

export function conversationOf({ toKind, peer }: Pick<Row, 'toKind' | 'peer'>): Peer | undefined {
  if (peer === undefined) return undefined
  return toKind === toKinds.group
    ? groupIdOfKey(peer as Parameters<typeof groupIdOfKey>[0])
    : userIdOfKey(peer as UserKey)
}

export const textOf = (body: Uint8Array | undefined): string => (body === undefined ? '' : utf8.decode(body))
/** A text that begins with a byte order mark keeps it (FC-045). */
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

export function toldOfRow(row: Row, me: UserId, isLate = false): Told | undefined {
  const conversation = conversationOf(row)
  if (conversation === undefined) return undefined
  const isGroup = row.toKind === toKinds.group
  switch (row.kind) {
    // What one sends to a group has its place by the row of the group.
    case kinds.message:
    case kinds.edit:
    case kinds.recall:
    case kinds.react:
      return isGroup ? undefined : toldOfContent(row, conversation, me, isLate)
    case kinds.read:
      return { name: 'marker', event: { conversation, upTo: row.target } }
    case kinds.delivered:
    case kinds.seen: {
      if (isGroup) return undefined
      const what = row.kind === kinds.seen ? 'read' : 'delivered'
      return {
        name: 'receipt',
        event: { conversation: conversation as UserId, what, after: row.place, place: row.target },
      }
    }
    case kinds.refused:
      return {
        name: 'refused',
        event: { conversation, text: '', id: undefined, place: row.target, ...whyRefused(row) },
      }
    case kinds.withheld:
      return withheldIn(row, conversation)
    case kinds.groupInvited:
      return invitedBy(row)
    default:
      return undefined
  }
}

function whyRefused({ error: wire, body }: Row): Pick<Refusal, 'code' | 'hint' | 'denial'> {
  const code = errorCodeOf(wire)
  const denial = code === 'policy_denied' && body !== undefined ? readDenial(body) : undefined
  const { hint } = denial === undefined ? fail(code) : denied(denial)
  return { code, hint, denial }
}

function withheldIn(row: Row, conversation: Peer): Told | undefined {
  if (row.toKind !== toKinds.group) return undefined
  const { author, target } = row
  return {
    name: 'withheld',
    event: { conversation: conversation as GroupId, author: userIdOfKey(author), place: target, ...whyRefused(row) },
  }
}

export function toldOfGroupRow(row: GroupRow, me: UserId, isLate = false): Told | undefined {
  const group = groupIdOfKey(row.group)
  const what = changes.get(row.kind)
  if (what === undefined) return toldOfContent(row, group, me, isLate)
  const by = userIdOfKey(row.author)
  const subject = row.subject === undefined ? by : userIdOfKey(row.subject)
  const hasName = what === 'created' || what === 'renamed'
  const name = hasName && row.body !== undefined ? readGroupProfile(row.body).name : undefined
  return { name: 'group', event: { group, what, by, subject, name } }
}

const changes = new Map<number, GroupChange['what']>([
  [kinds.groupCreate, 'created'],
  [kinds.groupJoin, 'joined'],
  [kinds.groupLeave, 'left'],
  [kinds.groupRemove, 'removed'],
  [kinds.groupRole, 'role'],
  [kinds.groupProfile, 'renamed'],
  [kinds.groupTransfer, 'transferred'],
  [kinds.groupMode, 'mode'],
])

function invitedBy({ body }: Row): Told | undefined {
  if (body === undefined) return undefined
  const { group, inviter, name } = readGroupInvitation(body)
  const by = userIdOfKey(inviter)
  return { name: 'group', event: { group: groupIdOfKey(group), what: 'invited', by, subject: by, name } }
}

function toldOfContent(row: Row | GroupRow, conversation: Peer, me: UserId, isLate: boolean): Told | undefined {
  const author = userIdOfKey(row.author)
  switch (row.kind) {
    case kinds.message:
      return { name: 'message', event: messageOf(row, conversation, me, isLate) }
    case kinds.edit:
      return { name: 'edited', event: { conversation, author, place: row.target, text: textOf(row.body) } }
    case kinds.recall:
      return { name: 'recalled', event: { conversation, author, place: row.target } }
    case kinds.react: {
      if (row.targetAuthor === undefined) return undefined
      const message = { author: userIdOfKey(row.targetAuthor), place: row.target }
      const isSet = (row.flags & flags.set) !== 0
      return { name: 'reaction', event: { conversation, message, by: author, reaction: textOf(row.body), isSet } }
    }
    default:
      return undefined
  }
}

function messageOf(row: Row | GroupRow, conversation: Peer, me: UserId, isLate: boolean): Message {
  const author = userIdOfKey(row.author)
  const sentAs = 'clientMsgId' in row ? row.clientMsgId : undefined
  return {
    id: messageIdOf(row),
    conversation,
    author,
    mine: author === me,
    sentAs: sentAs === undefined ? undefined : clientMessageIdOf(sentAs),
    place: row.place,
    text: textOf(row.body),
    at: row.at,
    replyTo: row.parents.map(messageIdOf),
    mentions: row.mentions.map(userIdOfKey),
    mentionsAll: (row.flags & flags.mentionAll) !== 0,
    isRecalled: (row.flags & flags.recalled) !== 0,
    isLate,
    mseq: 'mseq' in row ? row.mseq : 0,
  }
}
