/**
 * Brings the outbox to the region over one connection after another: in order, a window at a time,
 * each until it has its verdict (W3, W6). What is not decided (a full disk, too fast) stops everything
 * for a growing pause, and then all of it goes out again from the oldest on: a send never overtakes
 * one before it. Sending again is always safe, because an answered number gets its old answer.
 */
import { type ErrorCode, errorCodeOf, errorTable } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import type { Send, Verdict } from '../../protocol/messages.ts'
import type { Outbox, Outgoing } from './outbox.ts'
import type { Clock, Random, Scheduler, Timer } from './ports.ts'

export interface SenderPorts {
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Scheduler
  readonly random: Random
  put(send: Send): void
}

export interface SenderEvents {
  /** A send has its answer and left the outbox: `code` undefined when it was accepted. */
  answered(send: Send, verdict: Verdict, code: ErrorCode | undefined): void
  /** Older than a day and never stored: it waits for its author's word (FC-006). */
  setAside(outgoing: Outgoing): void
  /** The region says that it is not here any more. */
  redial(): void
  /**
   * Another device uses the numbers of this one. Nothing whose fate is open is on the wire: what waits
   * was never stored, and may be sent anew by a device of another number (`renumbered`).
   */
  copied(): void
}

/** Sends on the wire at once: half of what the region bears, so that a whole resend fits, too. */
const window = limits.sendsInFlightMax / 2
const pause = { firstMs: 500, mostMs: 30_000 } as const
const undecided = new Set<ErrorCode>(['storage_full', 'overloaded', 'unavailable', 'log_failed', 'rate_limited'])

export class Sender {
  readonly #outbox: Outbox
  readonly #ports: SenderPorts
  readonly #events: SenderEvents
  #open = false
  /** Put on this connection and not answered. */
  readonly #onWire = new Set<number>()
  /** Up to here the store has what the outbox has: nothing goes out that a crash could forget. */
  #saved: number
  /** The highest number of this device that the region has judged, as far as is known here. */
  #last = 0
  /** Everything from this number on was sent again; until it is answered, others only repeat the complaint. */
  #resentFrom: number | undefined
  /** Sends whose number another device has used: this one has a copy of its store, or it has one of ours. */
  readonly #conflicting = new Set<number>()
  /** Accepted once, forgotten by a region that was restored, and on their way again. */
  readonly #revived = new Set<number>()
  #pause: Timer | undefined
  #pauseMs: number = pause.firstMs

  /** `outbox` as it stands in the store. */
  constructor(outbox: Outbox, ports: SenderPorts, events: SenderEvents) {
    this.#outbox = outbox
    this.#ports = ports
    this.#events = events
    this.#saved = outbox.n
  }

  /** The outbox is in the store up to `n`. */
  saved(n: number): void {
    this.#saved = Math.max(this.#saved, n)
    this.#fill()
  }

  /** A connection is open; the region has judged this device's sends up to `last`. */
  welcomed(last: number): void {
    this.#open = true
    this.#last = last
    this.#outbox.continueFrom(last)
    this.#fill()
  }

  /** This device has another number from now on, of which nothing is known anywhere; `saved` says when the store knows it. */
  renumbered(): void {
    this.#conflicting.clear()
    this.#last = 0
    this.#saved = 0
    this.#outbox.startAnew()
  }

  lost(): void {
    this.#open = false
    this.#onWire.clear()
    this.#resentFrom = undefined
    this.#pause?.cancel()
    this.#pause = undefined
  }

  verdict(verdict: Verdict): void {
    const outgoing = this.#outbox.peek(verdict.n)
    if (outgoing === undefined) return
    const code = verdict.code === 0 ? undefined : errorCodeOf(verdict.code)
    if (code === 'conflict') return this.#conflicts(verdict.n)
    if (code === 'previous_missing') {
      if (this.#conflicting.size > 0) return this.#offWire(verdict.n)
      return this.#resend(outgoing.send, verdict.last)
    }
    if (this.#resentFrom === verdict.n) this.#resentFrom = undefined
    if (code !== undefined && undecided.has(code)) return this.#wait()
    if (code !== undefined && errorTable[code].do === 'redial') return this.#events.redial()
    this.#answered(outgoing, verdict, code)
  }

  #answered({ send }: Outgoing, verdict: Verdict, code: ErrorCode | undefined): void {
    // `duplicate`: it had been stored long before and is in the mailbox.
    const stored = code === undefined || code === 'duplicate'
    this.#onWire.delete(send.n)
    this.#pauseMs = pause.firstMs
    if (stored) {
      this.#outbox.accepted(send.n, this.#ports.clock.now())
      this.#last = Math.max(this.#last, send.n)
    } else this.#outbox.givenUp(send.n)
    const isKnown = this.#revived.delete(send.n) && stored
    if (!isKnown) this.#events.answered(send, verdict, stored ? undefined : code)
    this.#fill()
  }

  /**
   * From here on only what the region may have stored is asked for its answer. When all of that has
   * one, the rest can be sent by another device number without being stored twice.
   */
  #conflicts(n: number): void {
    this.#conflicting.add(n)
    this.#last = Math.max(this.#last, n)
    this.#offWire(n)
  }

  #offWire(n: number): void {
    this.#onWire.delete(n)
    this.#fill()
  }

  /** What is missing was lost on the way: everything above `last` again, once for all who complain. */
  #resend(send: Send, last: number): void {
    if (this.#pause !== undefined) return
    if (this.#resentFrom !== undefined && this.#resentFrom !== send.n) return
    if (send.prev > last) for (const n of this.#outbox.revive(last)) this.#revived.add(n)
    // It was sent again behind what is known and still complains: no hurry then.
    else if (this.#resentFrom === send.n) return this.#wait()
    for (const n of this.#onWire) if (n > last) this.#onWire.delete(n)
    this.#resentFrom = this.#firstAbove(last)
    this.#fill()
  }

  #firstAbove(last: number): number | undefined {
    for (const { send } of this.#outbox.waiting) if (send.n > last) return send.n
    return undefined
  }

  #wait(): void {
    if (this.#pause !== undefined) return
    const waitMs = this.#pauseMs * (1 + this.#ports.random.fraction() / 2)
    this.#pauseMs = Math.min(this.#pauseMs * 2, pause.mostMs)
    this.#pause = this.#ports.scheduler.after(waitMs, () => {
      this.#pause = undefined
      this.#resentFrom = undefined
      this.#onWire.clear()
      this.#fill()
    })
  }

  /** Oldest first, as many as may be on the wire. */
  #fill(): void {
    if (!this.#open || this.#pause !== undefined) return
    const isCopied = this.#conflicting.size > 0
    for (const outgoing of this.#outbox.waiting) {
      const { n } = outgoing.send
      if (this.#onWire.size >= window || n > this.#saved) break
      if (this.#onWire.has(n) || this.#conflicting.has(n)) continue
      if (isCopied && n > this.#last) break
      if (this.#isStale(outgoing)) {
        this.#outbox.setAside(n)
        this.#events.setAside(outgoing)
        continue
      }
      this.#onWire.add(n)
      // Its `prev` may have changed since the loop began.
      this.#ports.put((this.#outbox.peek(n) ?? outgoing).send)
    }
    if (isCopied && this.#onWire.size === 0) this.#events.copied()
  }

  /** What the region has judged already is only asked for its answer, and what it had accepted is given to it again, however old it is (FC-005). */
  #isStale({ send, at }: Outgoing): boolean {
    return !this.#revived.has(send.n) && send.n > this.#last && at < this.#ports.clock.now() - limits.outboxAgeMaxMs
  }
}
