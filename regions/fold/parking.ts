/**
 * Chains that stand still (W18). A record whose fold throws is not passed over: its chain stops before
 * it, everything else of the part goes on, and what arrives behind it is dropped, since it can be asked
 * for again. An operator says how the chain goes on: with the record once more (after a repair of the
 * code), or without it, and then its sender is told.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import type { Unpark } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { type Derived, toKinds } from '../../protocol/messages.ts'
import { arrivalOf } from './chain.ts'
import type { CellKey } from './cells.ts'
import { type ChainEnds, gapForgotten, gapFound, gapOpen } from './gaps.ts'
import { type ChainCell, refuse } from './refusal.ts'
import type { Turn } from './turn.ts'

/** Stops the chain before `derived`. Neither its cursor nor anything behind it moves. */
export function park(
  turn: Turn,
  chain: ChainEnds,
  cell: ChainCell,
  derived: Derived,
  record: StoredRecord,
  reason: string,
): void {
  const { place, idHi, idLo } = derived
  if (cell.parked !== undefined) return noteBehind(cell, place)
  const arrival = arrivalOf(turn, cell.in, derived)
  if (arrival === 'repeat') return
  if (arrival === 'gap') {
    cell.gap = true
    return gapFound(turn, chain, cell.in, place)
  }
  // Nothing is asked for while the chain stands: what is known to be behind is kept for its going on.
  const upTo = Math.max(place, gapForgotten(turn, chain))
  cell.gap = false
  cell.parked = { place, offset: record.offset, at: record.at, reason, idHi, idLo, home: chain.home, upTo }
  turn.part.parked.add(chain.key)
  const { from, to, toKind } = chain
  turn.out.push({ type: 'parked', from, to, toKind, state: 'parked', place, reason })
}

/** A record of a parked chain: dropped, but known to exist. */
export function noteBehind({ parked }: ChainCell, place: number): void {
  if (parked !== undefined && place > parked.upTo) parked.upTo = place
}

/**
 * The chain goes on: from its cursor, with everything after it asked for until it has come. A place
 * that is skipped is used up as a void is, so its sender hears that it was not delivered (W13).
 */
export function unpark(turn: Turn, ends: Omit<ChainEnds, 'home'>, cell: ChainCell, { skip, place }: Unpark): void {
  const { parked } = cell
  // A late copy of an operator's word (W2) lets no other record go.
  if (parked?.place !== place) return
  const { from, to, toKind, key } = ends
  const { reason, home, upTo } = parked
  const chain = { ...ends, home }
  cell.parked = undefined
  turn.part.parked.delete(key)
  if (skip) {
    cell.in = place
    refuse(turn, chain, cell, parked, 'undeliverable')
  }
  cell.gap = gapOpen(turn, chain, cell.in, upTo)
  turn.out.push({ type: 'parked', from, to, toKind, state: skip ? 'skipped' : 'replayed', place, reason })
}

/** The record by which an operator lets the chain of a key in `PartCell.parked` go on; it belongs into the same part. */
export function unparkOf(key: CellKey, { place }: { readonly place: number }, skip: boolean): Unpark {
  const [first, second] = [key.slice(1, 17), key.slice(17, 33)]
  switch (key[0]) {
    case 'c':
      return { from: second as UserKey, to: first as UserKey, toKind: toKinds.person, skip, place }
    case 'm':
      return { from: second as UserKey, to: first as GroupKey, toKind: toKinds.group, skip, place }
    case 'f':
      return { from: first as GroupKey, to: first as GroupKey, toKind: toKinds.group, skip, place }
    default:
      throw new RangeError(`a cell of kind \`${key[0]}\` receives no chain`)
  }
}
