/** Batches of a part are stored one after the other, whatever the engine (W9). */
import type { Part } from '../../platform/event-log/event-log.ts'

export class BatchOrder {
  /** The newest under way of each part; none of a part at rest. */
  readonly #newest = new Map<string, Promise<void>>()

  /**
   * Begins `write` when what was given before of its part is stored. Refused with it: a checkpoint must
   * never be stored above rows that are not.
   */
  after(part: Part, write: () => Promise<void>): Promise<void> {
    const name = `${part.topic}/${part.partition}`
    const before = this.#newest.get(name)
    const written = before === undefined ? write() : before.then(write)
    this.#newest.set(name, written)
    const ended = (): void => {
      if (this.#newest.get(name) === written) this.#newest.delete(name)
    }
    written.then(ended, ended)
    return written
  }

  /** Resolves when nothing is under way. */
  async rest(): Promise<void> {
    await Promise.allSettled(this.#newest.values())
  }
}
