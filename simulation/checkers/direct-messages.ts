/** Accepted 1:1 messages are on every device of the recipient, once and in the sender's order (W7, W11). */
import { kinds } from '../../protocol/messages.ts'
import { type Client, placeOf } from '../client.ts'
import type { Checker, Say } from './checker.ts'

const textOf = (body: Uint8Array | undefined): string => Buffer.from(body ?? []).toString()

export const directMessages: Checker = {
  atLeast: 20,
  judges: 'accepted messages, per device of the recipient',
  judge: (world, say) => {
    let judged = 0
    for (const from of world.devices)
      for (const to of world.devices) if (from.key !== to.key) judged += between(from, to, say)
    return judged
  },
}

function between(from: Client, to: Client, say: Say): number {
  const said = from.accepted.filter(({ send }) => send.kind === kinds.message && send.to === to.key)
  if (said.length === 0) return 0
  const wanted = new Set(said.map(({ text }) => text))
  const theirs = to.rows.filter((row) => row.author === from.key)
  const shown = theirs
    .filter((row) => row.kind === kinds.message && row.peer === from.key)
    .map((row) => textOf(row.body))
  const recalled = theirs.filter((row) => row.kind === kinds.recall).map((row) => row.target)
  const places = new Set(theirs.map((row) => row.place))
  for (const sent of said) {
    const place = placeOf(from, sent)
    const isThere = shown.includes(sent.text) || (recalled.includes(place) && places.has(place))
    if (!isThere) say(`lost: \`${sent.text}\` was accepted and is not on device ${to.number} of its recipient`)
  }
  const mine = shown.filter((text) => wanted.has(text))
  if (new Set(mine).size !== mine.length) say('shown twice on one device')
  const numbers = mine.map(Number)
  if (numbers.some((n, index) => index > 0 && n < (numbers[index - 1] as number))) say('the sender’s order is not kept')
  return said.length
}
