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

export class DeliveredTracker {
  #pushed: Pushed[] = []

  pushed(seq: number, peer: UserKey, place: number): void {
    if (this.#pushed.length === pushedMax) this.#pushed.shift()
    this.#pushed.push({ seq, peer, place })
  }

  /** Calls `told` with each message up to `seq`, oldest first, and forgets them. */
  acked(seq: number, told: (peer: UserKey, place: number) => void): void {
    let count = 0
    for (const pushed of this.#pushed) {
      if (pushed.seq > seq) break
      told(pushed.peer, pushed.place)
      count += 1
    }
    if (count > 0) this.#pushed.splice(0, count)
  }
}
