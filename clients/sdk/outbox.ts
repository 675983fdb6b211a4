/**
 * What this device has sent and has no answer for, in order (W3). Every send takes the next `n` and
 * names as `prev` the newest earlier one that was not given up, answered ones included. A message is
 * here before it is on the wire, and stays until its verdict, over reconnects and restarts.
 *
 * Giving a send up takes it out of the chain of `prev`, so nothing behind it waits for it. A send that
 * is given up only because it became old is kept *aside*: its author says whether it is sent after
 * all, as a new one, or thrown away (FC-006).
 */
import { none, type Send, toKinds } from '../../protocol/messages.ts'

export interface Outgoing {
  readonly send: Send
  /** Wall-clock milliseconds of writing, by this device. */
  readonly at: number
}

export const emptySend: Send = {
  n: 0,
  prev: 0,
  kind: 0,
  flags: 0,
  toKind: toKinds.nobody,
  seenIdHi: 0,
  seenIdLo: 0,
  target: 0,
  to: undefined,
  clientMsgId: undefined,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  bodies: none,
  body: undefined,
}

/** What a device keeps of its outbox. */
export interface OutboxState {
  readonly n: number
  /** The newest `n` that was not given up. */
  readonly prev: number
  /** Oldest first. */
  readonly waiting: readonly Outgoing[]
  readonly aside: readonly Outgoing[]
}

export const emptyOutbox: OutboxState = { n: 0, prev: 0, waiting: [], aside: [] }

export class Outbox {
  #n: number
  #prev: number
  /** In the order of `n`: numbers only grow, and changing an entry keeps its position. */
  readonly #waiting = new Map<number, Outgoing>()
  readonly #aside = new Map<number, Outgoing>()

  constructor({ n, prev, waiting, aside }: OutboxState) {
    this.#n = n
    this.#prev = prev
    for (const outgoing of waiting) this.#waiting.set(outgoing.send.n, outgoing)
    for (const outgoing of aside) this.#aside.set(outgoing.send.n, outgoing)
  }

  get n(): number {
    return this.#n
  }

  get state(): OutboxState {
    return { n: this.#n, prev: this.#prev, waiting: [...this.#waiting.values()], aside: [...this.#aside.values()] }
  }

  /** Unanswered sends, oldest first. */
  get waiting(): Iterable<Outgoing> {
    return this.#waiting.values()
  }

  /** How many have no answer. */
  get size(): number {
    return this.#waiting.size
  }

  add(given: Partial<Send>, at: number): Outgoing {
    this.#n += 1
    const outgoing = { send: { ...emptySend, ...given, n: this.#n, prev: this.#prev }, at }
    this.#prev = this.#n
    this.#waiting.set(this.#n, outgoing)
    return outgoing
  }

  peek(n: number): Outgoing | undefined {
    return this.#waiting.get(n)
  }

  /** The send behind a verdict; undefined for a second answer to one that went out twice. */
  answered(n: number): Outgoing | undefined {
    const outgoing = this.#waiting.get(n)
    this.#waiting.delete(n)
    return outgoing
  }

  /**
   * `n` was refused, or its author has changed their mind. Some refusals use a number up and some do
   * not, and nobody here can tell: sends behind it name what is before it, or they would wait for it
   * for ever.
   */
  givenUp(n: number): Outgoing | undefined {
    const outgoing = this.answered(n)
    if (outgoing !== undefined) this.#relink(n, outgoing.send.prev)
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
   * The region has lost answered sends above `last`, and they are not here any more: what names one
   * of them names `last` instead, or it would wait for it for ever.
   */
  bridge(lost: number, last: number): void {
    if (!this.#waiting.has(lost)) this.#relink(lost, last)
  }

  /** For a new device number, of which the region knows nothing: what waits is a chain of its own. */
  startAnew(): void {
    this.#prev = 0
    for (const [n, outgoing] of this.#waiting) {
      this.#waiting.set(n, { ...outgoing, send: { ...outgoing.send, prev: this.#prev } })
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
      if (outgoing.send.prev === from) this.#waiting.set(n, { ...outgoing, send: { ...outgoing.send, prev: to } })
    }
    if (this.#prev === from) this.#prev = to
  }
}
