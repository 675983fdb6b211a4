/**
 * The part that divides a region's quotas. It keeps what each part has been given of each basis and
 * period, and gives no more than is left. Asks may come twice, late, and from parts that have not
 * heard of the newest policy, or heard of it before this one did; the rules for each of these keep
 * the sum of all rooms at or below `stop`:
 *
 *   an ask of the same term       is what it says, unless the part has been given more already
 *   of a later term               the part has given back what it had not used; it waits for that policy
 *   of an earlier term            is worth nothing: the part will ask again when it hears of this one
 *
 * Portions shrink with what is left, and the last people go one by one to parts that had to refuse
 * somebody. What cannot be given waits here, so that nobody asks in a circle.
 */
import { encodeQuotaRoom, type QuotaAsk } from '../../../protocol/cold-messages.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { isOver } from '../../../residency-policy/flows/quotas.ts'
import type { QuotaShare } from '../cells.ts'
import type { Turn } from '../turn.ts'
import { periodKey, toPart } from './room.ts'

/** A part gets a quarter of what it would get if all that is left were divided now. */
const portions = 4

export function takeAsk(turn: Turn, { basis, period, part, term, room, refused }: QuotaAsk): void {
  const { quotaShares } = turn.part
  if (isOver(period, turn.now)) return
  const key = periodKey(basis, period)
  const shares = quotaShares.get(key) ?? new Map<number, QuotaShare>()
  const known = shares.get(part)
  if (known !== undefined && (term < known.term || (term === known.term && room < known.room))) {
    if (term === known.term) tell(turn, basis, period, part, known)
    return
  }
  forgetOver(turn)
  quotaShares.set(key, shares)
  const waits = refused || (known?.term === term && known.waits === 'refused') ? 'refused' : 'ahead'
  shares.set(part, { term, room, waits })
  divide(turn, basis, period, shares)
}

/** The part judges by another policy: what waited for it may be given now. */
export function divideAgain(turn: Turn): void {
  forgetOver(turn)
  for (const [key, shares] of turn.part.quotaShares) {
    const space = key.indexOf(' ')
    divide(turn, key.slice(space + 1), key.slice(0, space), shares)
  }
}

function forgetOver({ part: { quotaShares }, now }: Turn): void {
  for (const key of quotaShares.keys()) if (isOver(key.slice(0, key.indexOf(' ')), now)) quotaShares.delete(key)
}

function divide(turn: Turn, basis: string, period: string, shares: Map<number, QuotaShare>): void {
  const current = turn.part.quotaTerms.get(basis)
  if (current === undefined) return
  const isOfTerm = period.length > 4 === current.monthly
  let left = current.stop
  for (const { room } of shares.values()) left -= room
  for (const [part, share] of shares) {
    if (!isOfTerm || share.waits === 'no' || share.term !== current.term || left <= 0) continue
    const portion = Math.floor(left / (portions * turn.setting.counts.user))
    const given = Math.max(portion, share.waits === 'refused' ? 1 : 0)
    if (given === 0) continue
    left -= given
    const after: QuotaShare = { term: share.term, room: share.room + given, waits: 'no' }
    shares.set(part, after)
    tell(turn, basis, period, part, after)
  }
}

function tell(turn: Turn, basis: string, period: string, part: number, { term, room }: QuotaShare): void {
  turn.send(
    { ...toPart(turn.setting.region, part), kind: recordKinds.quotaRoom },
    encodeQuotaRoom({ basis, period, term, room }),
  )
}
