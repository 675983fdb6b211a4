/** The cells of a user part as bytes and back: people and their conversations. */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { Route, ToKind } from '../../protocol/messages.ts'
import type { ConversationCell, EditableMessage, PersonCell, UnaryAnswer, WriterAnswer } from './cells.ts'
import {
  packCounted,
  packCounters,
  packDenial,
  packNumbers,
  packParked,
  packPlaces,
  packRanges,
  packRoute,
  unpackCounted,
  unpackCounters,
  unpackDenial,
  unpackParked,
  unpackPlaces,
  unpackRanges,
  unpackRoute,
} from './packed-parts.ts'
import type { Packer, Unpacker } from './packing.ts'

const nowhere: Route = { region: 0, part: 0, zone: 0 }
const noAnswer: WriterAnswer = { n: 0, hash: 0, code: 0, seq: 0 }
const noMessage: EditableMessage = { place: 0, at: 0 }
const memberships = ['none', 'invited', 'asked', 'left', 'member'] as const

export const emptyPerson = (user: UserKey): PersonCell => ({
  type: 'person',
  user,
  opened: false,
  epoch: 0,
  zone: 0,
  head: 0,
  preferences: 0,
  displayName: '',
  avatarColor: 0,
  writers: new Map(),
  unary: new Map(),
  unaryFloor: 0,
  hasMarks: false,
  groups: 0,
  contacts: 0,
  blocks: 0,
  counted: [],
})

export function packPerson(packer: Packer, cell: PersonCell): void {
  packer.flag(cell.opened)
  packer.number(cell.epoch)
  packer.number(cell.zone)
  packer.number(cell.head)
  packer.number(cell.preferences)
  packer.text(cell.displayName)
  packer.number(cell.avatarColor)
  packer.flag(cell.hasMarks)
  packer.number(cell.groups)
  packer.number(cell.contacts)
  packer.number(cell.blocks)
  packer.list(cell.writers, cell.writers.size, ([writer, { last, answers }]) => {
    packer.number(writer)
    packer.number(last)
    packAnswers(packer, answers)
  })
  packer.number(cell.unaryFloor)
  packer.list(cell.unary, cell.unary.size, ([id, answer]) => {
    packer.key(id)
    packer.number(answer.at)
    packer.number(answer.hash)
    packer.number(answer.code)
    packer.number(answer.seq)
    packDenial(packer, answer.code, answer.denial)
  })
  packCounted(packer, cell.counted)
}

/** Most of a person's cell: `n` and `seq` of the next are a little above those of the one before. */
function packAnswers(packer: Packer, answers: readonly WriterAnswer[]): void {
  let before = noAnswer
  packer.list(answers, answers.length, (answer) => {
    packer.step(answer.n, before.n)
    packer.number(answer.hash)
    packer.number(answer.code)
    packer.step(answer.seq, before.seq)
    packDenial(packer, answer.code, answer.denial)
    before = answer
  })
}

function unpackAnswers(from: Unpacker): WriterAnswer[] {
  let before = noAnswer
  return from.list(() => {
    const n = from.step(before.n)
    const [hash, code, seq] = [from.number(), from.number(), from.step(before.seq)]
    before = { n, hash, code, seq, ...unpackDenial(from, code) }
    return before
  })
}

export function unpackPerson(from: Unpacker, user: UserKey): PersonCell {
  const cell = emptyPerson(user)
  cell.opened = from.flag()
  cell.epoch = from.number()
  cell.zone = from.number()
  cell.head = from.number()
  cell.preferences = from.number()
  cell.displayName = from.text()
  cell.avatarColor = from.number()
  cell.hasMarks = from.flag()
  cell.groups = from.number()
  cell.contacts = from.number()
  cell.blocks = from.number()
  from.list(() => {
    const writer = from.number()
    const last = from.number()
    cell.writers.set(writer, { last, answers: unpackAnswers(from) })
  })
  cell.unaryFloor = from.number()
  from.list(() => {
    const id = from.key<string>()
    cell.unary.set(id, { at: from.number(), ...unpackAnswer(from) })
  })
  cell.counted.push(...unpackCounted(from))
  return cell
}

function unpackAnswer(from: Unpacker): Omit<UnaryAnswer, 'at'> {
  const [hash, code, seq] = [from.number(), from.number(), from.number()]
  return { hash, code, seq, ...unpackDenial(from, code) }
}

export const emptyConversation = (owner: UserKey, peer: UserKey | GroupKey): ConversationCell => ({
  type: 'conversation',
  owner,
  peer,
  toKind: 0,
  out: 0,
  in: 0,
  gap: false,
  parked: undefined,
  writersSeen: new Map(),
  route: nowhere,
  refusals: 0,
  refusalsFrom: 0,
  refusalsSeen: [],
  withheld: [],
  keptAway: [],
  blocked: false,
  contact: false,
  muted: false,
  hidden: false,
  count: 0,
  head: 0,
  unread: [],
  unreadOlder: 0,
  unreadMentions: [],
  marker: 0,
  peerDelivered: 0,
  peerSeen: 0,
  peerToldAfter: 0,
  deliveredTold: 0,
  seenTold: 0,
  invitation: 0,
  membership: 'none',
  membershipAt: 0,
  asking: 0,
  homeKnown: false,
  astray: 0,
  reach: [],
  reachAt: 0,
  editable: [],
  reacted: [],
})

export function packConversation(packer: Packer, cell: ConversationCell): void {
  packer.number(cell.toKind)
  packer.number(cell.out)
  packer.number(cell.in)
  packer.flag(cell.gap)
  packParked(packer, cell.parked)
  packCounters(packer, cell.writersSeen)
  packRoute(packer, cell.route)
  packer.number(cell.refusals)
  packer.number(cell.refusalsFrom)
  packRanges(packer, cell.refusalsSeen)
  packer.list(cell.withheld, cell.withheld.length, ({ region, places }) => {
    packer.number(region)
    packRanges(packer, places)
  })
  packRanges(packer, cell.keptAway)
  packer.number((cell.blocked ? 1 : 0) | (cell.contact ? 2 : 0) | (cell.muted ? 4 : 0) | (cell.hidden ? 8 : 0))
  packer.number(cell.count)
  packer.number(cell.head)
  packPlaces(packer, cell.unread)
  packer.number(cell.unreadOlder)
  packPlaces(packer, cell.unreadMentions)
  packer.number(cell.marker)
  packer.number(cell.peerDelivered)
  packer.number(cell.peerSeen)
  packer.number(cell.peerToldAfter)
  packer.number(cell.deliveredTold)
  packer.number(cell.seenTold)
  packer.number(cell.invitation)
  packer.number(memberships.indexOf(cell.membership))
  packer.number(cell.membershipAt)
  packer.number(cell.asking)
  packer.flag(cell.homeKnown)
  packer.number(cell.astray)
  packNumbers(packer, cell.reach)
  packer.number(cell.reachAt)
  packEditable(packer, cell.editable)
  packer.list(cell.reacted, cell.reacted.length, ({ author, place, set }) => {
    packer.key(author)
    packer.number(place)
    packNumbers(packer, set)
  })
}

function packEditable(packer: Packer, messages: readonly EditableMessage[]): void {
  let before = noMessage
  packer.list(messages, messages.length, (message) => {
    packer.step(message.place, before.place)
    packer.step(message.at, before.at)
    before = message
  })
}

function unpackEditable(from: Unpacker): EditableMessage[] {
  let before = noMessage
  return from.list(() => {
    before = { place: from.step(before.place), at: from.step(before.at) }
    return before
  })
}

export function unpackConversation(from: Unpacker, owner: UserKey, peer: UserKey | GroupKey): ConversationCell {
  const toKind = from.number() as ToKind
  const [out, incoming] = [from.number(), from.number()]
  const gap = from.flag()
  const parked = unpackParked(from)
  const writersSeen = unpackCounters(from)
  const route = unpackRoute(from)
  const refusals = from.number()
  const refusalsFrom = from.number()
  const refusalsSeen = unpackRanges(from)
  const withheld = from.list(() => ({ region: from.number(), places: unpackRanges(from) }))
  const keptAway = unpackRanges(from)
  const bits = from.number()
  return {
    type: 'conversation',
    owner,
    peer,
    toKind,
    out,
    in: incoming,
    gap,
    parked,
    writersSeen,
    route,
    refusals,
    refusalsFrom,
    refusalsSeen,
    withheld,
    keptAway,
    blocked: (bits & 1) !== 0,
    contact: (bits & 2) !== 0,
    muted: (bits & 4) !== 0,
    hidden: (bits & 8) !== 0,
    count: from.number(),
    head: from.number(),
    unread: unpackPlaces(from),
    unreadOlder: from.number(),
    unreadMentions: unpackPlaces(from),
    marker: from.number(),
    peerDelivered: from.number(),
    peerSeen: from.number(),
    peerToldAfter: from.number(),
    deliveredTold: from.number(),
    seenTold: from.number(),
    invitation: from.number(),
    membership: memberships[from.number()] ?? 'none',
    membershipAt: from.number(),
    asking: from.number(),
    homeKnown: from.flag(),
    astray: from.number(),
    reach: from.list(() => from.number()),
    reachAt: from.number(),
    editable: unpackEditable(from),
    reacted: from.list(() => ({
      author: from.key<UserKey>(),
      place: from.number(),
      set: from.list(() => from.number()),
    })),
  }
}
