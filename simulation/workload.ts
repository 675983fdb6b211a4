/** What people do in a simulated world, drawn from the seed. */
import { encodeGroupInvitation, encodeGroupProfile } from '../protocol/cold-messages.ts'
import type { GroupKey } from '../protocol/ids.ts'
import { feedSlotOf } from '../protocol/log-records.ts'
import { flags, kinds, toKinds } from '../protocol/messages.ts'
import type { Client } from './client.ts'
import { Device } from './device.ts'
import { poisonMark } from './poison.ts'
import type { SeededRandom } from '../platform/random.seeded.ts'

export const group = 'hikers-hikers-hi' as GroupKey

/** The first person makes the group; everybody else joins it by its link. */
export function makeGroup(devices: readonly Client[], to: GroupKey = group): void {
  const [owner] = devices as [Client]
  const body = encodeGroupProfile({ name: 'Hiking', avatarColor: 1 }).slice()
  owner.command({ kind: kinds.groupCreate, toKind: toKinds.group, to, flags: flags.open, body })
}

export function join(device: Client, owner: Client, to: GroupKey = group): void {
  const body = encodeGroupInvitation({
    group: to,
    inviter: owner.key,
    region: owner.region.region.name,
    part: feedSlotOf(to) % 4,
    number: 0,
    name: '',
  }).slice()
  device.command({ kind: kinds.groupJoin, toKind: toKinds.group, to, body })
}

export const remove = (owner: Client, member: Client): void =>
  owner.command({ kind: kinds.groupRemove, toKind: toKinds.group, to: group, subject: member.key })

export const block = (device: Client, other: Client): void =>
  device.command({ kind: kinds.block, toKind: toKinds.person, to: other.key })

export const unblock = (device: Client, other: Client): void =>
  device.command({ kind: kinds.unblock, toKind: toKinds.person, to: other.key })

/** Says that everything up to this place has been read. */
export const read = (device: Client, other: Client, place: number): void =>
  device.command({ kind: kinds.read, toKind: toKinds.person, to: other.key, target: place })

interface Scene {
  readonly devices: readonly Client[]
  readonly random: SeededRandom
  /** Who acts, with whom, and the number of the action, which texts are made of. */
  readonly device: Client
  readonly other: Client
  readonly count: number
}

/** Answers false when there was nothing to do. */
type Action = (scene: Scene) => boolean

const always =
  (work: (scene: Scene) => void): Action =>
  (scene) => {
    work(scene)
    return true
  }

/** Each with its weight. */
const actions: readonly (readonly [number, Action])[] = [
  [38, always(({ device, other, count }) => device.say(other, `${count}`))],
  [26, always(({ device, count }) => device.sayToGroup(group, `g${count}`))],
  [2, always(({ device, other, count }) => device.say(other, `${count}${poisonMark}`))],
  [1, always(({ device, count }) => device.sayToGroup(group, `g${count}${poisonMark}`))],
  [9, readSome],
  [6, recallNewest],
  [3, always(({ device, other }) => block(device, other))],
  [4, endSomeBlock],
  [2, removeOrJoin],
  [4, joinAgain],
  [5, always(({ device }) => device.disconnect())],
  [2, always(({ device }) => device.sync())],
  [2, deafen],
  [1, giveUp],
]
const weights = actions.reduce((sum, [weight]) => sum + weight, 0)

/** One action of somebody; false when there was nothing to do. */
export function act(devices: readonly Client[], random: SeededRandom, count: number): boolean {
  const device = random.pick(devices)
  const other = random.pick(devices.filter(({ key }) => key !== device.key))
  let left = random.fraction() * weights
  for (const [weight, action] of actions) {
    left -= weight
    if (left < 0) return action({ devices, random, device, other, count })
  }
  return false
}

/** Not always the newest: markers come late and out of order (W17). */
function readSome({ device, devices, random }: Scene): boolean {
  const incoming = device.rows.filter((row) => row.author !== device.key && row.kind === kinds.message)
  if (incoming.length === 0) return false
  const { author, place } = random.pick(incoming.slice(-6))
  const other = devices.find(({ key }) => key === author)
  if (other !== undefined) read(device, other, place)
  return true
}

function recallNewest({ device, other }: Scene): boolean {
  const mine = device.rows.findLast(
    (row) => row.author === device.key && row.peer === other.key && row.kind === kinds.message,
  )
  if (mine === undefined) return false
  device.command({ kind: kinds.recall, toKind: toKinds.person, to: other.key, target: mine.place })
  return true
}

function endSomeBlock({ devices, device }: Scene): boolean {
  const blocked = device.rows.findLast((row) => row.kind === kinds.block)
  const other = devices.find(({ key }) => key === blocked?.peer)
  if (other === undefined) return false
  unblock(device, other)
  return true
}

/** The first person owns the group; whoever is removed may be writing to it at this moment (G1). */
function removeOrJoin({ devices, device }: Scene): boolean {
  const [owner] = devices as [Client]
  if (device.key === owner.key) return false
  remove(owner, device)
  return true
}

function joinAgain({ devices, device }: Scene): boolean {
  const [owner] = devices as [Client]
  const mine = device.groupRows.get(group)?.findLast((row) => row.subject === device.key)
  if (mine?.kind !== kinds.groupRemove) return false
  join(device, owner)
  return true
}

/** What is sent arrives and no answer comes back, until the next connection. */
function deafen({ device }: Scene): boolean {
  if (!(device instanceof Device)) return false
  device.deafen()
  return true
}

function giveUp({ device }: Scene): boolean {
  if (!(device instanceof Device)) return false
  device.giveUp()
  return true
}
