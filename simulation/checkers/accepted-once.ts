/** W3, W7: what was accepted is in its author's mailbox, on all of their devices, and nothing is there twice. */
import { kinds } from '../../protocol/messages.ts'
import type { DeviceHistory } from '../client.ts'
import type { Checker, History, Say } from './checker.ts'

export const acceptedOnce: Checker<History> = {
  atLeast: 30,
  judges: 'accepted messages, per device of the author',
  judge: (world, say) => {
    let judged = 0
    for (const author of world.devices)
      for (const device of world.devices) if (device.key === author.key) judged += ownRows(author, device, say)
    return judged
  },
}

function ownRows(author: DeviceHistory, device: DeviceHistory, say: Say): number {
  const counts = new Map<number, number>()
  for (const row of device.rows)
    if (row.author === author.key && row.writer === author.number) counts.set(row.n, (counts.get(row.n) ?? 0) + 1)
  const messages = author.accepted.filter(({ send }) => send.kind === kinds.message)
  for (const { send, text } of messages)
    if (!counts.has(send.n)) say(`lost: \`${text}\` was accepted and is not in the mailbox of its author`, 'lost')
  for (const [n, count] of counts) if (count > 1) say(`n ${n} of one device has ${count} rows`, 'duplicated')
  return messages.length
}
