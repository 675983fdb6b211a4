/**
 * Every cell as bytes and back (`packing.ts`), and the cell of a key that was never stored. Maps keep
 * their order: it is the order of the log, and a fold may rely on it.
 */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { Route, ToKind } from '../../protocol/messages.ts'
import type {
  Cell,
  CellKey,
  ConversationCell,
  FeedCell,
  GroupCell,
  GroupMember,
  MembershipCell,
  PersonCell,
} from './cells.ts'
import {
  layout,
  packCounters,
  packNumbers,
  packParked,
  packParkedRow,
  packRanges,
  packRoute,
  unpackCounters,
  unpackParked,
  unpackParkedRow,
  unpackRanges,
  unpackRoute,
} from './packed-parts.ts'
import { Packer, Unpacker } from './packing.ts'
import { decodePartCell, emptyPartCell, encodePartCell } from './part-cell-codec.ts'

const packer = new Packer()
const nowhere: Route = { region: 0, part: 0, zone: 0 }
const memberships = ['none', 'invited', 'asked', 'left', 'member'] as const
const states = ['none', 'invited', 'member', 'left'] as const
const roles = ['member', 'admin', 'owner'] as const
const first = (key: CellKey): string => key.slice(1, 17)
const second = (key: CellKey): string => key.slice(17, 33)

export function emptyCell(type: Cell['type'], key: CellKey): Cell {
  switch (type) {
    case 'person':
      return emptyPerson(first(key) as UserKey)
    case 'conversation':
      return emptyConversation(first(key) as UserKey, second(key) as UserKey)
    case 'group':
      return emptyGroup(first(key) as GroupKey)
    case 'membership':
      return emptyMembership(first(key) as GroupKey, second(key) as UserKey)
    case 'feed':
      return emptyFeed(first(key) as GroupKey)
  }
}

export function encodeCell(cell: Cell): Uint8Array {
  packer.number(layout)
  switch (cell.type) {
    case 'person':
      packPerson(cell)
      break
    case 'conversation':
      packConversation(cell)
      break
    case 'group':
      packGroup(cell)
      break
    case 'membership':
      packMembership(cell)
      break
    case 'feed':
      packFeed(cell)
  }
  return packer.finish()
}

export function decodeCell(key: CellKey, bytes: Uint8Array): Cell {
  const from = opened(bytes)
  switch (key[0]) {
    case 'u':
      return unpackPerson(from, first(key) as UserKey)
    case 'c':
      return unpackConversation(from, first(key) as UserKey, second(key) as UserKey)
    case 'g':
      return unpackGroup(from, first(key) as GroupKey)
    case 'm':
      return unpackMembership(from, first(key) as GroupKey, second(key) as UserKey)
    case 'f':
      return unpackFeed(from, first(key) as GroupKey)
    default:
      throw new RangeError(`no cell has keys that begin with \`${key[0]}\``)
  }
}

function opened(bytes: Uint8Array): Unpacker {
  const from = new Unpacker(bytes)
  const found = from.number()
  if (found !== layout) throw new RangeError(`a cell of layout ${found}, this version reads ${layout}`)
  return from
}

const emptyPerson = (user: UserKey): PersonCell => ({
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
  hasMarks: false,
  groups: 0,
  contacts: 0,
  blocks: 0,
})

function packPerson(cell: PersonCell): void {
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
    packer.list(answers, answers.length, (answer) => {
      packer.number(answer.n)
      packer.number(answer.hash)
      packer.number(answer.code)
      packer.number(answer.seq)
    })
  })
  packer.list(cell.unary, cell.unary.size, ([id, answer]) => {
    packer.key(id)
    packer.number(answer.at)
    packer.number(answer.hash)
    packer.number(answer.code)
    packer.number(answer.seq)
  })
}

function unpackPerson(from: Unpacker, user: UserKey): PersonCell {
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
    const answers = from.list(() => ({
      n: from.number(),
      hash: from.number(),
      code: from.number(),
      seq: from.number(),
    }))
    cell.writers.set(writer, { last, answers })
  })
  from.list(() => {
    const id = from.key<string>()
    cell.unary.set(id, { at: from.number(), hash: from.number(), code: from.number(), seq: from.number() })
  })
  return cell
}

const emptyConversation = (owner: UserKey, peer: UserKey | GroupKey): ConversationCell => ({
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
  undelivered: 0,
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
  deliveredTold: 0,
  seenTold: 0,
  invitation: 0,
  membership: 'none',
  membershipAt: 0,
  asking: 0,
  homeKnown: false,
  astray: 0,
  editable: [],
})

function packConversation(cell: ConversationCell): void {
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
  packer.number(cell.undelivered)
  packer.number((cell.blocked ? 1 : 0) | (cell.contact ? 2 : 0) | (cell.muted ? 4 : 0) | (cell.hidden ? 8 : 0))
  packer.number(cell.count)
  packer.number(cell.head)
  packNumbers(packer, cell.unread)
  packer.number(cell.unreadOlder)
  packNumbers(packer, cell.unreadMentions)
  packer.number(cell.marker)
  packer.number(cell.peerDelivered)
  packer.number(cell.peerSeen)
  packer.number(cell.deliveredTold)
  packer.number(cell.seenTold)
  packer.number(cell.invitation)
  packer.number(memberships.indexOf(cell.membership))
  packer.number(cell.membershipAt)
  packer.number(cell.asking)
  packer.flag(cell.homeKnown)
  packer.number(cell.astray)
  packer.list(cell.editable, cell.editable.length, ({ place, at }) => {
    packer.number(place)
    packer.number(at)
  })
}

function unpackConversation(from: Unpacker, owner: UserKey, peer: UserKey | GroupKey): ConversationCell {
  const toKind = from.number() as ToKind
  const [out, incoming] = [from.number(), from.number()]
  const gap = from.flag()
  const parked = unpackParked(from)
  const writersSeen = unpackCounters(from)
  const route = unpackRoute(from)
  const refusals = from.number()
  const refusalsFrom = from.number()
  const refusalsSeen = unpackRanges(from)
  const undelivered = from.number()
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
    undelivered,
    blocked: (bits & 1) !== 0,
    contact: (bits & 2) !== 0,
    muted: (bits & 4) !== 0,
    hidden: (bits & 8) !== 0,
    count: from.number(),
    head: from.number(),
    unread: from.list(() => from.number()),
    unreadOlder: from.number(),
    unreadMentions: from.list(() => from.number()),
    marker: from.number(),
    peerDelivered: from.number(),
    peerSeen: from.number(),
    deliveredTold: from.number(),
    seenTold: from.number(),
    invitation: from.number(),
    membership: memberships[from.number()] ?? 'none',
    membershipAt: from.number(),
    asking: from.number(),
    homeKnown: from.flag(),
    astray: from.number(),
    editable: from.list(() => ({ place: from.number(), at: from.number() })),
  }
}

const emptyGroup = (group: GroupKey): GroupCell => ({
  type: 'group',
  group,
  created: false,
  open: false,
  owner: undefined,
  name: '',
  avatarColor: 0,
  gseq: 0,
  mseq: 0,
  members: new Map(),
  lastJoin: 0,
  regions: new Map(),
})

function packGroup(cell: GroupCell): void {
  packer.flag(cell.created)
  packer.flag(cell.open)
  packer.optionalKey(cell.owner)
  packer.text(cell.name)
  packer.number(cell.avatarColor)
  packer.number(cell.gseq)
  packer.number(cell.mseq)
  packer.number(cell.lastJoin)
  packer.list(cell.members, cell.members.size, ([user, member]) => {
    packer.key(user)
    packer.number(roles.indexOf(member.role))
    packRoute(packer, member.route)
    packer.number(member.joined)
  })
  packer.list(cell.regions, cell.regions.size, ([region, { members, lastGseq, sent }]) => {
    packer.number(region)
    packer.number(members)
    packer.number(lastGseq)
    packRanges(packer, sent)
  })
}

function unpackGroup(from: Unpacker, group: GroupKey): GroupCell {
  const cell = emptyGroup(group)
  cell.created = from.flag()
  cell.open = from.flag()
  cell.owner = from.optionalKey<UserKey>()
  cell.name = from.text()
  cell.avatarColor = from.number()
  cell.gseq = from.number()
  cell.mseq = from.number()
  cell.lastJoin = from.number()
  from.list(() => {
    const user = from.key<UserKey>()
    const role: GroupMember['role'] = roles[from.number()] ?? 'member'
    cell.members.set(user, { role, route: unpackRoute(from), joined: from.number() })
  })
  from.list(() => {
    const region = from.number()
    const members = from.number()
    const lastGseq = from.number()
    const sent = unpackRanges(from)
    cell.regions.set(region, { members, lastGseq, sent })
  })
  return cell
}

const emptyMembership = (group: GroupKey, user: UserKey): MembershipCell => ({
  type: 'membership',
  group,
  user,
  in: 0,
  gap: false,
  parked: undefined,
  writersSeen: new Map(),
  refusals: 0,
  route: nowhere,
  state: 'none',
  joined: 0,
  left: 0,
  invitation: 0,
  messages: [],
  firsts: [],
})

function packMembership(cell: MembershipCell): void {
  packer.number(cell.in)
  packer.flag(cell.gap)
  packParked(packer, cell.parked)
  packCounters(packer, cell.writersSeen)
  packer.number(cell.refusals)
  packRoute(packer, cell.route)
  packer.number(states.indexOf(cell.state))
  packer.number(cell.joined)
  packer.number(cell.left)
  packer.number(cell.invitation)
  packRanges(packer, cell.messages)
  packer.list(cell.firsts, cell.firsts.length, ({ gseq, place }) => {
    packer.number(gseq)
    packer.number(place)
  })
}

function unpackMembership(from: Unpacker, group: GroupKey, user: UserKey): MembershipCell {
  const cell = emptyMembership(group, user)
  cell.in = from.number()
  cell.gap = from.flag()
  cell.parked = unpackParked(from)
  for (const [writer, n] of unpackCounters(from)) cell.writersSeen.set(writer, n)
  cell.refusals = from.number()
  cell.route = unpackRoute(from)
  cell.state = states[from.number()] ?? 'none'
  cell.joined = from.number()
  cell.left = from.number()
  cell.invitation = from.number()
  cell.messages.push(...unpackRanges(from))
  from.list(() => cell.firsts.push({ gseq: from.number(), place: from.number() }))
  return cell
}

const emptyFeed = (group: GroupKey): FeedCell => ({
  type: 'feed',
  group,
  home: nowhere,
  lastGseq: 0,
  gap: false,
  parked: undefined,
  headGseq: 0,
  headTick: 0,
  headMseq: 0,
  name: '',
  avatarColor: 0,
  open: false,
  owner: undefined,
  admins: new Set(),
  local: new Map(),
  hasMarks: false,
})

function packFeed(cell: FeedCell): void {
  packRoute(packer, cell.home)
  packer.number(cell.lastGseq)
  packer.flag(cell.gap)
  packParkedRow(packer, cell.parked)
  packer.number(cell.headGseq)
  packer.number(cell.headTick)
  packer.number(cell.headMseq)
  packer.text(cell.name)
  packer.number(cell.avatarColor)
  packer.flag(cell.hasMarks)
  packer.flag(cell.open)
  packer.optionalKey(cell.owner)
  packer.list(cell.admins, cell.admins.size, (user) => packer.key(user))
  packer.list(cell.local, cell.local.size, ([user, intervals]) => {
    packer.key(user)
    packer.list(intervals, intervals.length, ({ from, to, pm, read, end }) => {
      packer.number(from)
      packer.number(to)
      packer.number(pm)
      packer.number(read)
      packer.number(end)
    })
  })
}

function unpackFeed(from: Unpacker, group: GroupKey): FeedCell {
  const cell = emptyFeed(group)
  cell.home = unpackRoute(from)
  cell.lastGseq = from.number()
  cell.gap = from.flag()
  cell.parked = unpackParkedRow(from)
  cell.headGseq = from.number()
  cell.headTick = from.number()
  cell.headMseq = from.number()
  cell.name = from.text()
  cell.avatarColor = from.number()
  cell.hasMarks = from.flag()
  cell.open = from.flag()
  cell.owner = from.optionalKey<UserKey>()
  from.list(() => cell.admins.add(from.key<UserKey>()))
  from.list(() => {
    const user = from.key<UserKey>()
    cell.local.set(
      user,
      from.list(() => ({
        from: from.number(),
        to: from.number(),
        pm: from.number(),
        read: from.number(),
        end: from.number(),
      })),
    )
  })
  return cell
}

/** All of it as one value, for whoever runs folds. */
export const cellCodec = {
  empty: emptyCell,
  encode: encodeCell,
  decode: decodeCell,
  emptyPart: emptyPartCell,
  encodePart: encodePartCell,
  decodePart: decodePartCell,
} as const
