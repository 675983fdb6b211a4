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
  readonly #waiting = new Map<number, Outgoing>()

  constructor(n: number, waiting: readonly Outgoing[]) {
    this.n = n
    for (const outgoing of waiting) this.#waiting.set(outgoing.send.n, outgoing)
  }

  add(given: Partial<Send>, at: number): Outgoing {
    const prev = this.n
    this.n += 1
    const outgoing = { send: { ...emptySend, ...given, n: this.n, prev }, at }
    this.#waiting.set(this.n, outgoing)
    return outgoing
  }

  /** The send behind a verdict; undefined for a second answer to one that went out twice. */
  answered(n: number): Outgoing | undefined {
    const outgoing = this.#waiting.get(n)
    this.#waiting.delete(n)
    return outgoing
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
