/**
 * W7, W13: of every accepted 1:1 message exactly one thing became, on every device of the recipient: a
 * row, nothing because the recipient had blocked its author, or a refusal in the author's mailbox. And
 * what is shown is shown once, in the order in which it was said.
 *
 * Blocks are rows of the recipient's mailbox, as messages are, and both follow their fold's order: a
 * message without a row must fit between its neighbours in the chain and into a time of blocking.
 */
import { kinds, type Row, toKinds } from '../../protocol/messages.ts'
import { type DeviceHistory, placeOf, type Said } from '../client.ts'
import type { Checker, History, Say } from './checker.ts'

export const directOutcomes: Checker<History> = {
  atLeast: 10,
  judges: 'accepted messages, per device of the recipient',
  judge: (world, say) => {
    let judged = 0
    for (const from of world.devices)
      for (const to of world.devices) if (from.key !== to.key) judged += between(from, to, say)
    return judged
  },
}

interface Span {
  readonly from: number
  readonly to: number
}

function between(from: DeviceHistory, to: DeviceHistory, say: Say): number {
  const said = from.accepted.filter(({ send }) => send.kind === kinds.message && send.to === to.key)
  const chain = to.rows.filter(
    (row) => row.author === from.key && row.peer === from.key && row.place > 0 && !isReceipt(row),
  )
  const messages = chain.filter((row) => row.kind === kinds.message)
  const refused = from.rows.filter(
    (row) => row.kind === kinds.refused && row.toKind === toKinds.person && row.peer === to.key,
  )
  const blocks = blocksOf(to, from)
  for (const row of chain)
    if (blocks.some((span) => span.from < row.seq && row.seq < span.to))
      say(`the message at place ${row.place} is shown to somebody who had blocked its author`)
  for (const one of said) {
    const place = placeOf(from, one)
    const shown = messages.filter((row) => (place > 0 && row.place === place) || textOf(row) === one.text)
    const refusals = refused.filter((row) => row.target === place)
    const outcomes = shown.length + refusals.length
    if (outcomes > 1)
      say(`\`${one.text}\` was accepted once and has ${shown.length} rows, ${refusals.length} refusals`, 'duplicated')
    if (outcomes === 0 && !mayBeBlocked(chain, place, blocks))
      say(
        `lost: \`${one.text}\` was accepted and is neither on device ${to.number} of its recipient nor refused`,
        'lost',
      )
  }
  if (!isInOrder(messages, from.outbox)) say('the sender’s order is not kept', 'reordered')
  return said.length
}

const textOf = (row: Row): string => Buffer.from(row.body ?? []).toString()

/** Its place is one of its reader's own chain, so it says nothing of the other's. */
const isReceipt = ({ kind }: Row): boolean => kind === kinds.delivered || kind === kinds.seen

/** When `owner` had `other` blocked, by the seq of their own rows. */
function blocksOf(owner: DeviceHistory, other: DeviceHistory): Span[] {
  const spans: Span[] = []
  let since: number | undefined
  for (const row of owner.rows) {
    if (row.peer !== other.key) continue
    if (row.kind === kinds.block) since ??= row.seq
    if (row.kind !== kinds.unblock || since === undefined) continue
    spans.push({ from: since, to: row.seq })
    since = undefined
  }
  if (since !== undefined) spans.push({ from: since, to: Number.POSITIVE_INFINITY })
  return spans
}

function mayBeBlocked(chain: readonly Row[], place: number, blocks: readonly Span[]): boolean {
  if (place === 0) return false
  const before = chain.findLast((row) => row.place < place)?.seq ?? 0
  const after = chain.find((row) => row.place > place)?.seq ?? Number.POSITIVE_INFINITY
  return blocks.some((span) => span.from < after && span.to > before)
}

/** By the numbers of what was said; what is recalled has no text any more and is passed over. */
function isInOrder(messages: readonly Row[], outbox: readonly Said[]): boolean {
  const numbers = new Map(outbox.filter(({ text }) => text !== '').map(({ text, send }) => [text, send.n]))
  const order = messages.flatMap((row) => numbers.get(textOf(row)) ?? [])
  return order.every((n, position) => position === 0 || n > (order[position - 1] as number))
}
