/**
 * The hybrid logical clock that gives message ids (I3). An id is stamped when a command is appended:
 * later than the clock says, than the highest id the sender's device has met, and than the id before.
 * So an answer's id is above the id it answers wherever both were stamped, though no two clocks agree.
 *
 * A device is believed up to five seconds ahead of the clock here; beyond that the order of ids is its
 * own loss, and nobody can drive a region's ids into the future. When the clock steps back, time
 * stands still and the counter goes on; when the counter is full, an id borrows the next millisecond.
 */
import type { Clock } from '../platform/clock.ts'
import type { Id64 } from './messages.ts'
import { idCounterMax, idEpochMs, idNodeMax, idOf, idRegionMax, idTimeMax, partsOf, timeOf } from './message-id.ts'

/** How far ahead of the clock here a device may be. */
export const aheadMaxMs = 5_000

export interface IdStamper {
  /** An id no other call gives, above the last one and, within `aheadMaxMs`, above `seen`. */
  next(seen: Id64): Id64
  /** Only ids above `id` from now on, if it is one of this region and node: read it from the log before the first `next`. */
  raise(id: Id64): void
}

/** `node` tells apart who stamps in one region at the same time: 0–63. */
export function idStamper(clock: Clock, region: number, node: number): IdStamper {
  if (!isWithin(region, 1, idRegionMax) || !isWithin(node, 0, idNodeMax)) {
    throw new RangeError(`no message ids for region ${region}, node ${node}`)
  }
  let time = 0
  let counter = -1
  return {
    next(seen) {
      const now = Math.max(0, Math.floor(clock.now()) - idEpochMs)
      const wanted = Math.max(now, Math.min(timeOf(seen) + 1, now + aheadMaxMs))
      if (wanted > time) {
        time = wanted
        counter = 0
      } else if (counter < idCounterMax) {
        counter++
      } else {
        time++
        counter = 0
      }
      if (time > idTimeMax) throw new RangeError('the clock is beyond the year 2164')
      return idOf({ time, region, node, counter })
    },
    raise(id) {
      const parts = partsOf(id)
      if (parts.region !== region || parts.node !== node) return
      if (parts.time > time || (parts.time === time && parts.counter > counter)) {
        time = parts.time
        counter = parts.counter
      }
    },
  }
}

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max
