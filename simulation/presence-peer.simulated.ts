/** The way of presence between two simulated regions: each word takes its time, and a cut link is noticed by silence. */
import type { Scheduler } from '../platform/clock.ts'
import type { Typing } from '../protocol/cold-messages.ts'
import type { UserKey } from '../protocol/ids.ts'
import type { Permitted } from '../residency-policy/flows/resident.ts'
import type { PeerService, PresencePeer } from '../regions/presence/presence-peer.ts'
import type { PresenceSubscription } from '../regions/presence/presence-source.ts'
import { unknown } from '../regions/presence/presence-store.ts'

export interface PresencePath {
  readonly time: Scheduler
  readonly from: string
  /** What stands at the other end; undefined while the machine is down or the link cut, either way. */
  there(): PeerService | undefined
}

const delayMs = 40
/** As long as keepalives take to notice a dead peer. */
const noticeMs = 8_000

export class SimulatedPresencePeer implements PresencePeer {
  readonly #path: PresencePath
  readonly #open = new Map<PresenceSubscription, { at: PeerService; end: () => void } | undefined>()

  constructor(path: PresencePath) {
    this.#path = path
    path.time.every(noticeMs, () => this.#lookAgain())
  }

  subscribe(subscription: PresenceSubscription): () => void {
    this.#open.set(subscription, undefined)
    if (this.#path.there() === undefined) subscription.tell(unknown)
    else this.#path.time.after(delayMs, () => this.#begin(subscription))
    return () => {
      this.#open.get(subscription)?.end()
      this.#open.delete(subscription)
    }
  }

  typing(to: UserKey, { value }: Permitted<'presence', Typing>): void {
    this.#path.time.after(delayMs, () => this.#path.there()?.typingFrom(this.#path.from, to, value))
  }

  #begin(subscription: PresenceSubscription): void {
    const at = this.#path.there()
    if (at === undefined || !this.#open.has(subscription) || this.#open.get(subscription) !== undefined) return
    const source = at.sourceFor(this.#path.from)
    const end = source.subscribe({
      ...subscription,
      tell: (presence) =>
        void this.#path.time.after(delayMs, () => {
          if (this.#path.there() === at && this.#open.has(subscription)) subscription.tell(presence?.value ?? unknown)
        }),
    })
    this.#open.set(subscription, { at, end })
  }

  #lookAgain(): void {
    const now = this.#path.there()
    for (const [subscription, begun] of this.#open) {
      if (begun !== undefined && begun.at !== now) {
        begun.end()
        this.#open.set(subscription, undefined)
        subscription.tell(unknown)
      }
      if (now !== undefined && this.#open.get(subscription) === undefined) this.#begin(subscription)
    }
  }
}
