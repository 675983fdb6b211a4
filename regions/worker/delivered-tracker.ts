/**
 * Which messages of which peers were pushed to a person and are not acknowledged yet. An ack names a
 * seq, a receipt a place of the peer's chain, so somebody must remember which is which; only for what
 * was pushed, because there are no receipts while catching up (L12).
 */
import type { UserKey } from '../../protocol/ids.ts'

/** Pushed rows remembered: beyond it the oldest get no receipt until a later one of their chain does. */
const pushedMax = 256

interface Pushed {
  readonly seq: number
  readonly peer: UserKey
  readonly place: number
}

/** Shared by all who are owed nothing; replaced, never changed. */
const nothing: Pushed[] = []

export class DeliveredTracker {
  #pushed: Pushed[] = nothing

  pushed(seq: number, peer: UserKey, place: number): void {
    if (this.#pushed === nothing) this.#pushed = []
    if (this.#pushed.length === pushedMax) this.#pushed.shift()
    this.#pushed.push({ seq, peer, place })
  }

  /**
   * Tells what was pushed up to `seq`, oldest first, and forgets it. Of messages of one peer in a row
   * only the newest: a receipt says "up to here" (L12).
   */
  acked(seq: number, told: (peer: UserKey, place: number) => void): void {
    const pushed = this.#pushed
    let count = 0
    while (count < pushed.length) {
      const { seq: its, peer, place } = pushed[count] as Pushed
      if (its > seq) break
      count += 1
      const next = pushed[count]
      if (next === undefined || next.seq > seq || next.peer !== peer) told(peer, place)
    }
    if (count === pushed.length) this.#pushed = nothing
    else if (count > 0) pushed.splice(0, count)
  }
}
