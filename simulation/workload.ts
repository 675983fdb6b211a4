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

/** One action of somebody. */
export function act(devices: readonly Client[], random: SeededRandom, count: number): void {
  const device = devices[random.integer(devices.length)] as Client
  const other = devices[random.integer(devices.length)] as Client
  const what = random.fraction()
  if (what < 0.5) {
    if (other.key !== device.key) device.say(other, `${count}`)
  } else if (what < 0.8) device.sayToGroup(group, `g${count}`)
  else if (what < 0.86 && other.key !== device.key) {
    const theirs = device.rows.findLast((row) => row.author === other.key && row.kind === kinds.message)
    if (theirs !== undefined)
      device.command({ kind: kinds.read, toKind: toKinds.person, to: other.key, target: theirs.place })
  } else if (what < 0.92 && other.key !== device.key) {
    const mine = device.rows.findLast(
      (row) => row.author === device.key && row.peer === other.key && row.kind === kinds.message,
    )
    if (mine !== undefined)
      device.command({ kind: kinds.recall, toKind: toKinds.person, to: other.key, target: mine.place })
  } else if (what < 0.96) device.disconnect()
  else device.sync()
}
