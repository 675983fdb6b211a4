/**
 * How one outbound lane partition gets to its destination, seen from its source. `LanePump` carries it
 * itself; where a MirrorMaker copies it, `CopiedLane` watches over it and knows what has arrived by the
 * destination's word alone.
 */
import type { Offset } from '../platform/event-log/event-log.ts'

export interface LaneCarrier {
  start(): void
  stop(): void
  /** Everything below was handed over. */
  readonly position: Offset
  /** Records of which that is not known. */
  readonly behind: number
  /** Sends the records with these counters again, judged by today's policy (R3). */
  resend(first: number, last: number): void
  /** The destination has everything up to `counter` (R3). */
  confirmed(counter: number): void
  /** The offset below which the lane may be forgotten (L7). `given` is the newest counter of the partition. */
  forgettable(given: number): Offset
  /** Whether the destination has everything up to the barrier of `activation` (R7); `given` as for `forgettable`. */
  isThrough(activation: number, given: number): boolean
}
