/** The cells of group and feed parts as bytes and back: groups, who belongs to them, and what a region has of them. */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { Route } from '../../protocol/messages.ts'
import type { FeedCell, GroupCell, GroupMember, MembershipCell } from './cells.ts'
import {
  packCounted,
  packCounters,
  packParked,
  packParkedRow,
  packRanges,
  packRoute,
  unpackCounted,
  unpackCounters,
  unpackParked,
  unpackParkedRow,
  unpackRanges,
  unpackRoute,
} from './packed-parts.ts'
import type { Packer, Unpacker } from './packing.ts'

const nowhere: Route = { region: 0, part: 0, zone: 0 }
const states = ['none', 'invited', 'member', 'left'] as const
const roles = ['member', 'admin', 'owner'] as const

export const emptyGroup = (group: GroupKey): GroupCell => ({
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

export function packGroup(packer: Packer, cell: GroupCell): void {
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
    packCounted(packer, member.counted)
  })
  packer.list(cell.regions, cell.regions.size, ([region, { members, lastGseq, sent }]) => {
    packer.number(region)
    packer.number(members)
    packer.number(lastGseq)
    packRanges(packer, sent)
  })
}

export function unpackGroup(from: Unpacker, group: GroupKey): GroupCell {
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
    const [route, joined] = [unpackRoute(from), from.number()]
    cell.members.set(user, { role, route, joined, counted: unpackCounted(from) })
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

export const emptyMembership = (group: GroupKey, user: UserKey): MembershipCell => ({
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

export function packMembership(packer: Packer, cell: MembershipCell): void {
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

export function unpackMembership(from: Unpacker, group: GroupKey, user: UserKey): MembershipCell {
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

export const emptyFeed = (group: GroupKey): FeedCell => ({
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

export function packFeed(packer: Packer, cell: FeedCell): void {
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

export function unpackFeed(from: Unpacker, group: GroupKey): FeedCell {
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
