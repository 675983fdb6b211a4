/**
 * Delivered receipts: cumulative per chain and at most one per second and conversation (L12). An ack
 * from any device of a person counts. What gathers in a second is one command per conversation.
 */
import type { Scheduler, Timer } from '../../platform/clock.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { type CellKey, conversationCellKey } from '../fold/cells.ts'
import type { Accept, Sender } from './accept.ts'

const gatherMs = 1_000
/** Conversations with a receipt in one second: beyond it they wait for the next ack. */
const conversationsMax = 50_000

interface Receipt {
  readonly sender: Sender
  readonly peer: UserKey
  place: number
}

export class Receipts {
  readonly #accept: Accept
  readonly #scheduler: Scheduler
  #waiting = new Map<CellKey, Receipt>()
  #timer: Timer | undefined

  constructor(accept: Accept, scheduler: Scheduler) {
    this.#accept = accept
    this.#scheduler = scheduler
  }

  /** The devices of `sender` have everything that `peer` wrote up to `place`. */
  have(sender: Sender, peer: UserKey, place: number): void {
    const key = conversationCellKey(sender.user, peer)
    const waiting = this.#waiting.get(key)
    if (waiting !== undefined) {
      waiting.place = Math.max(waiting.place, place)
      return
    }
    if (this.#waiting.size >= conversationsMax) return
    this.#waiting.set(key, { sender, peer, place })
    this.#timer ??= this.#scheduler.after(gatherMs, () => this.#send())
  }

  stop(): void {
    this.#timer?.cancel()
    this.#waiting.clear()
  }

  #send(): void {
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = new Map()
    for (const { sender, peer, place } of waiting.values()) {
      try {
        this.#accept.delivered(sender, peer, place)
      } catch {
        // The region is overloaded: a receipt is the first thing to do without; the next one says it, too.
      }
    }
  }
}
