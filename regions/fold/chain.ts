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
import type { FoldFaults } from './fold-faults.ts'

export type Arrival = 'repeat' | 'next' | 'gap'

export function arrivalOf(cursor: number, place: number, previous: number, faults: FoldFaults): Arrival {
  if (place <= cursor) return 'repeat'
  if (previous === cursor) return 'next'
  if (epochOf(place) > epochOf(cursor) && previous < cursor) return 'next'
  return faults.noChain ? 'next' : 'gap'
}
