/**
 * W17: how far somebody has read only grows on their devices, and ends at the furthest they said. An own
 * message has read what was before it, without a row of its own.
 */
import type { UserKey } from '../../protocol/ids.ts'
import { kinds, toKinds } from '../../protocol/messages.ts'
import type { DeviceHistory } from '../client.ts'
import type { Checker, History, Say } from './checker.ts'

export const markers: Checker<History> = {
  atLeast: 1,
  judges: 'times somebody said how far they had read',
  judge: (world, say) => {
    let judged = 0
    for (const device of world.devices) {
      const said = device.accepted.filter(({ send }) => send.kind === kinds.read && send.toKind === toKinds.person)
      for (const { send } of said) {
        const end = markerOf(device, send.to as UserKey, say)
        if (send.target > end) say(`it was accepted that ${send.target} is read, and the marker stands at ${end}`)
      }
      judged += said.length
    }
    return judged
  },
}

function markerOf(device: DeviceHistory, peer: UserKey, say: Say): number {
  let marker = 0
  let newest = 0
  for (const row of device.rows) {
    if (row.peer !== peer || row.toKind !== toKinds.person) continue
    if (row.kind === kinds.read) {
      if (row.target <= marker) say(`a read marker goes back from ${marker} to ${row.target}`)
      marker = row.target
    } else if (row.author === peer) newest = Math.max(newest, row.place)
    else if (row.kind === kinds.message) marker = Math.max(marker, newest)
  }
  return marker
}
