/**
 * A part of a process that others name before it is there: the worker asks accounts, accounts open
 * mailboxes at the worker. Whoever comes too early is told to come back.
 */
import { fail } from '../../protocol/errors.ts'

export class Late<Part> {
  #part: Part | undefined

  /** Undefined until it is there. */
  get now(): Part | undefined {
    return this.#part
  }

  /** Throws `unavailable` until it is there. */
  get(): Part {
    if (this.#part === undefined) throw fail('unavailable')
    return this.#part
  }

  set(part: Part): Part {
    this.#part = part
    return part
  }
}
