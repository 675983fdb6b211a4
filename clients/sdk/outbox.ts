/**
 * What this device has sent and has no answer for, in order (W3). Every send takes the next `n` and
 * names as `prev` the newest earlier one that was not given up, answered ones included. A message is
 * here before it is on the wire, and stays until its verdict, over reconnects and restarts.
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

export class Outbox {
  n: number
  /** The newest number that was not given up: what the next send names as `prev`. */
  prev: number
  readonly #waiting = new Map<number, Outgoing>()

  constructor(n: number, prev: number, waiting: readonly Outgoing[]) {
    this.n = n
    this.prev = prev
    for (const outgoing of waiting) this.#waiting.set(outgoing.send.n, outgoing)
  }

  add(given: Partial<Send>, at: number): Outgoing {
    this.n += 1
    const outgoing = { send: { ...emptySend, ...given, n: this.n, prev: this.prev }, at }
    this.prev = this.n
    this.#waiting.set(this.n, outgoing)
    return outgoing
  }

  /** The send behind a verdict; undefined for a second answer to one that went out twice. */
  answered(n: number): Outgoing | undefined {
    const outgoing = this.#waiting.get(n)
    this.#waiting.delete(n)
    return outgoing
  }

  /**
   * `n` was refused. Some refusals use a number up and some do not, and nobody here can tell: sends
   * behind it name what is before it, or they would wait for it for ever.
   */
  givenUp(n: number): void {
    const refused = this.answered(n)
    if (refused === undefined) return
    const { prev } = refused.send
    for (const [other, outgoing] of this.#waiting) {
      if (outgoing.send.prev === n) this.#waiting.set(other, { ...outgoing, send: { ...outgoing.send, prev } })
    }
    if (this.prev === n) this.prev = prev
  }

  /** The region knows numbers of this device up to `last`: after a loss of the store the count goes on there. */
  continueFrom(last: number): void {
    if (last <= this.n) return
    this.n = last
    this.prev = last
  }

  peek(n: number): Outgoing | undefined {
    return this.#waiting.get(n)
  }

  /** Oldest first. */
  get waiting(): readonly Outgoing[] {
    return [...this.#waiting.values()].sort((a, b) => a.send.n - b.send.n)
  }

  get size(): number {
    return this.#waiting.size
  }
}
