/**
 * Lets a bounded number of requests out at a time. A database that is slow then meets a queue here
 * instead of a thousand requests more, and a queue that is full says so at once: whoever asks would
 * otherwise wait for an answer that nobody needs any more.
 */
import { EngineError } from '../engines/engine-error.ts'

export class Gate {
  readonly #waitingMax: number
  readonly #waiting: (() => void)[] = []
  #free: number

  /** `atOnce` pass together, `waitingMax` more wait in order; beyond that is refused as `overloaded`. */
  constructor(atOnce: number, waitingMax: number) {
    this.#free = atOnce
    this.#waitingMax = waitingMax
  }

  /** Those that wait for their turn. */
  get waiting(): number {
    return this.#waiting.length
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await this.#turn()
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#waitingMax)
      return Promise.reject(new EngineError('overloaded', `${this.#waitingMax} wait already`))
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  /** Who leaves hands the place on, so that nobody who comes meanwhile takes it. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}

/** Does `work` for each item, `lanes` at a time. After a failure nothing new is begun, and it is thrown when all that was begun has ended. */
export async function eachOf<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0
  const failures: unknown[] = []
  const lane = async (): Promise<void> => {
    while (next < items.length && failures.length === 0) {
      try {
        await work(items[next++] as Item)
      } catch (caught) {
        failures.push(caught)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane))
  if (failures.length > 0) throw failures[0]
}
