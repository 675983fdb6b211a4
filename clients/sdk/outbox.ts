/**
 * What this device has sent and has no answer for, in order (W3). Every send takes the next `n` and
 * names as `prev` the newest earlier one that was not given up, answered ones included. A message is
 * here before it is on the wire, and stays until its verdict, over reconnects and restarts.
 *
 * Giving a send up takes it out of the chain of `prev`, so nothing behind it waits for it. A send that
 * is given up only because it became old is kept *aside*: its author says whether it is sent after
 * all, as a new one, or thrown away (FC-006).
 *
 * What was accepted is kept for a week, the newest of it: a region that was restored without its
 * newest records gets them from here (R10).
 */
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { emptySend, type Send } from '../../protocol/messages.ts'

export interface Outgoing {
  readonly send: Send
  /** Wall-clock milliseconds of writing, by this device. */
  readonly at: number
}

/** What a device keeps of its outbox. */
export interface OutboxState {
  readonly n: number
  /** The newest `n` that was not given up. */
  readonly prev: number
  /** Oldest first. */
  readonly waiting: readonly Outgoing[]
  readonly aside: readonly Outgoing[]
  readonly accepted: readonly Outgoing[]
}

export const emptyOutbox: OutboxState = { n: 0, prev: 0, waiting: [], aside: [], accepted: [] }

export class Outbox {
  #n: number
  #prev: number
  /** In the order of `n`: numbers only grow, and changing an entry keeps its position. */
  readonly #waiting = new Map<number, Outgoing>()
  readonly #aside = new Map<number, Outgoing>()
  /** In the order of `n`. */
  readonly #accepted = new Map<number, Outgoing>()

  constructor({ n, prev, waiting, aside, accepted }: OutboxState) {
    this.#n = n
    this.#prev = prev
    for (const outgoing of waiting) this.#waiting.set(outgoing.send.n, outgoing)
    for (const outgoing of aside) this.#aside.set(outgoing.send.n, outgoing)
    for (const outgoing of accepted) this.#accepted.set(outgoing.send.n, outgoing)
  }

  get n(): number {
    return this.#n
  }

  get state(): OutboxState {
    return {
      n: this.#n,
      prev: this.#prev,
      waiting: [...this.#waiting.values()],
      aside: [...this.#aside.values()],
      accepted: [...this.#accepted.values()],
    }
  }

  /** Unanswered sends, oldest first. */
  get waiting(): Iterable<Outgoing> {
    return this.#waiting.values()
  }

  /** How many have no answer. */
  get size(): number {
    return this.#waiting.size
  }

  /** Throws `limit_reached` when there is more unsent than a device should promise to keep. */
  add(given: Partial<Send>, at: number): Outgoing {
    if (this.#waiting.size >= limits.outboxMax)
      throw fail('limit_reached', 'too many messages wait to be sent', { limit: 'outboxMax' })
    this.#n += 1
    const outgoing = { send: { ...emptySend, ...given, n: this.#n, prev: this.#prev }, at }
    this.#prev = this.#n
    this.#waiting.set(this.#n, outgoing)
    return outgoing
  }

  peek(n: number): Outgoing | undefined {
    return this.#waiting.get(n)
  }

  /** `n` was accepted. `now`: wall-clock milliseconds. */
  accepted(n: number, now: number): void {
    const outgoing = this.#waiting.get(n)
    if (outgoing === undefined) return
    this.#waiting.delete(n)
    this.#accepted.set(n, outgoing)
    for (const [oldest, { at }] of this.#accepted) {
      if (this.#accepted.size <= limits.acceptedKeptMax && at >= now - limits.acceptedKeptMs) return
      this.#accepted.delete(oldest)
    }
  }

  /**
   * `n` was refused, or its author has changed their mind. Some refusals use a number up and some do
   * not, and nobody here can tell: sends behind it name what is before it, or they would wait for it
   * for ever.
   */
  givenUp(n: number): Outgoing | undefined {
    const outgoing = this.#waiting.get(n)
    if (outgoing === undefined) return undefined
    this.#waiting.delete(n)
    this.#relink(n, outgoing.send.prev)
    return outgoing
  }

  /** Gives `n` up for now and keeps what it says until its author decides. */
  setAside(n: number): void {
    const outgoing = this.givenUp(n)
    if (outgoing !== undefined) this.keepAside(outgoing)
  }

  /** What could not be sent after all waits on. */
  keepAside(outgoing: Outgoing): void {
    this.#aside.set(outgoing.send.n, outgoing)
  }

  /** Takes back what was set aside; undefined if it is not there any more. */
  takeAside(n: number): Outgoing | undefined {
    const outgoing = this.#aside.get(n)
    this.#aside.delete(n)
    return outgoing
  }

  /** The region knows numbers of this device up to `last`: after a loss of the store the count goes on there. */
  continueFrom(last: number): void {
    if (last <= this.#n) return
    this.#n = last
    this.#prev = last
  }

  /**
   * The region knows this device up to `last` only, and says that something before an unanswered send
   * is missing. What was accepted above `last` was lost there and waits again, with the numbers it had;
   * what is not here any more is left out of the chain, or everything behind it would wait for ever.
   * Answers with the numbers that wait again.
   */
  revive(last: number): number[] {
    const lost = [...this.#accepted].filter(([n]) => n > last)
    for (const [n, outgoing] of lost) {
      this.#accepted.delete(n)
      this.#waiting.set(n, outgoing)
    }
    const inOrder = [...this.#waiting].sort(([a], [b]) => a - b)
    this.#waiting.clear()
    let prev = last
    for (const [n, outgoing] of inOrder) {
      this.#waiting.set(n, n > last ? withPrev(outgoing, prev) : outgoing)
      prev = Math.max(prev, n)
    }
    this.#prev = prev
    return lost.map(([n]) => n)
  }

  /** For a new device number, of which the region knows nothing: what waits is a chain of its own. */
  startAnew(): void {
    this.#prev = 0
    this.#accepted.clear()
    for (const [n, outgoing] of this.#waiting) {
      this.#waiting.set(n, withPrev(outgoing, this.#prev))
      this.#prev = n
    }
  }

  /** The same when nobody can tell which of them the old number has brought there: their author decides. */
  startAnewAside(): void {
    for (const n of [...this.#waiting.keys()]) this.setAside(n)
    this.startAnew()
  }

  #relink(from: number, to: number): void {
    for (const [n, outgoing] of this.#waiting) {
      if (outgoing.send.prev === from) this.#waiting.set(n, withPrev(outgoing, to))
    }
    if (this.#prev === from) this.#prev = to
  }
}

/** The very same when nothing changes. */
const withPrev = (outgoing: Outgoing, prev: number): Outgoing =>
  outgoing.send.prev === prev ? outgoing : { ...outgoing, send: { ...outgoing.send, prev } }
