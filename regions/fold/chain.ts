/**
 * The rule of places (W11), in one place. A chain is the stream of records from one sender to one
 * person or group; each carries its place and the place before it. Whoever receives keeps a cursor:
 *
 *   place ≤ cursor                       a repeat, whatever path it took: dropped
 *   the place before it is the cursor    the next one
 *   a newer epoch that starts above it   the next one, too: the sender moved or was restored
 *   anything else                        something is missing before it: not taken, not held, asked for
 */
import { epochOf } from '../../protocol/place.ts'
import type { Derived, Route } from '../../protocol/messages.ts'
import type { PartCell } from './cells.ts'
import type { FoldFaults } from './fold-faults.ts'

export type Arrival = 'repeat' | 'next' | 'gap'

export function arrivalOf(turn: Arriving, cursor: number, derived: Derived): Arrival {
  const { faults } = turn.setting
  // Planted bug sourceCursor (W11): one cursor for all that a part sends, whatever chain it is of.
  return faults.sourceCursor ? sinceSource(turn.part, derived) : inChain(cursor, derived, faults)
}

interface Arriving {
  readonly setting: { readonly faults: FoldFaults }
  readonly part: PartCell
}

function inChain(cursor: number, { place, prevPlace }: Derived, faults: FoldFaults): Arrival {
  if (place <= cursor) return 'repeat'
  if (prevPlace === cursor) return 'next'
  if (epochOf(place) > epochOf(cursor) && prevPlace < cursor) return 'next'
  // Planted bug noChain (W11).
  return faults.noChain ? 'next' : 'gap'
}

function sinceSource(part: PartCell, { fromRegion, fromPart, sentAt }: Derived): Arrival {
  const source = `from ${fromRegion}.${fromPart}`
  if (sentAt < (part.laneCounters.get(source) ?? 0)) return 'repeat'
  part.laneCounters.set(source, sentAt)
  return 'next'
}

/** `known` where it says the same: a route made for each message would be moved into the old cell that keeps it. */
export const routeLike = (known: Route, region: number, part: number, zone: number): Route =>
  known.region === region && known.part === part && known.zone === zone ? known : { region, part, zone }
