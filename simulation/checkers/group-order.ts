/** One order of a group on every device, dense, with every accepted message that was not refused (G1). */
import { kinds, toKinds } from '../../protocol/messages.ts'
import { placeOf } from '../client.ts'
import { group } from '../workload.ts'
import type { Checker } from './checker.ts'

export const groupOrder: Checker = {
  atLeast: 15,
  judges: 'rows of the group',
  judge: (world, say) => {
    const lists = world.devices.map((device) => device.groupRows.get(group) ?? [])
    const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), lists[0] ?? [])
    for (const [index, list] of lists.entries()) {
      if (list.length === 0) continue
      const first = list[0]?.gseq ?? 0
      if (list.some((row, at) => row.gseq !== first + at)) say(`device ${index} has a hole in the group`)
      const same = list.every((row) => {
        const other = longest.find(({ gseq }) => gseq === row.gseq)
        return other === undefined || (other.author === row.author && other.place === row.place)
      })
      if (!same) say('two devices have another order')
      if (list.at(-1)?.gseq !== longest.at(-1)?.gseq)
        say(`device ${index} ends at ${list.at(-1)?.gseq}, others at ${longest.at(-1)?.gseq}`)
    }
    const placed = new Set(longest.map((row) => `${row.author} ${row.place}`))
    for (const device of world.devices) {
      const refused = new Set(
        device.rows
          .filter((row) => row.kind === kinds.refused && row.toKind === toKinds.group)
          .map((row) => row.target),
      )
      for (const sent of device.accepted) {
        if (sent.send.toKind !== toKinds.group || sent.send.kind !== kinds.message) continue
        const place = placeOf(device, sent)
        if (!placed.has(`${device.key} ${place}`) && !refused.has(place))
          say(`lost: \`${sent.text}\` to the group was accepted, is not in it and was not refused`)
      }
    }
    return longest.length
  },
}
