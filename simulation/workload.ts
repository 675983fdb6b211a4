/** What people do in a simulated world, drawn from the seed. */
import { encodeGroupInvitation, encodeGroupProfile } from '../protocol/cold-messages.ts'
import type { GroupKey } from '../protocol/ids.ts'
import { feedSlotOf } from '../protocol/log-records.ts'
import { flags, kinds, toKinds } from '../protocol/messages.ts'
import type { Client } from './client.ts'
import type { SeededRandom } from './random.seeded.ts'

export const group = 'hikers-hikers-hi' as GroupKey

/** The first person makes the group; everybody else joins it by its link. */
export function makeGroup(devices: readonly Client[]): void {
  const [owner] = devices as [Client]
  const body = encodeGroupProfile({ name: 'Hiking', avatarColor: 1 }).slice()
  owner.command({ kind: kinds.groupCreate, toKind: toKinds.group, to: group, flags: flags.open, body })
}

export function join(device: Client, owner: Client): void {
  const body = encodeGroupInvitation({
    group,
    inviter: owner.key,
    region: owner.region.region.name,
    part: feedSlotOf(group) % 4,
    number: 0,
    name: '',
  }).slice()
  device.command({ kind: kinds.groupJoin, toKind: toKinds.group, to: group, body })
}

/** One action of somebody; false when there was nothing to do. */
export function act(devices: readonly Client[], random: SeededRandom, count: number): boolean {
  const device = random.pick(devices)
  const other = random.pick(devices.filter(({ key }) => key !== device.key))
  const what = random.fraction()
  if (what < 0.45) device.say(other, `${count}`)
  else if (what < 0.75) device.sayToGroup(group, `g${count}`)
  else if (what < 0.83) return readNewest(device, other)
  else if (what < 0.91) return recallNewest(device, other)
  else if (what < 0.96) device.disconnect()
  else device.sync()
  return true
}

function readNewest(device: Client, other: Client): boolean {
  const theirs = device.rows.findLast((row) => row.author === other.key && row.kind === kinds.message)
  if (theirs === undefined) return false
  device.command({ kind: kinds.read, toKind: toKinds.person, to: other.key, target: theirs.place })
  return true
}

function recallNewest(device: Client, other: Client): boolean {
  const mine = device.rows.findLast(
    (row) => row.author === device.key && row.peer === other.key && row.kind === kinds.message,
  )
  if (mine === undefined) return false
  device.command({ kind: kinds.recall, toKind: toKinds.person, to: other.key, target: mine.place })
  return true
}
