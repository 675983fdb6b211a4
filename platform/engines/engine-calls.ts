/**
 * What the requests to one engine took and how many failed, and how many wait for their turn. Each
 * client gets one from whoever opens it, who also shows it to operators. An engine that says no to what
 * it was asked is well: that is counted apart, or a name that is taken would wake somebody.
 */
import { Buckets } from '../buckets.ts'
import type { Clock } from '../clock.ts'

export class EngineCalls {
  readonly times = new Buckets()
  readonly #clock: Pick<Clock, 'monotonic'>
  #failed = 0
  #refused = 0
  readonly #queues: (() => number)[] = []

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** Requests that the engine did not answer, or could not do. */
  get failed(): number {
    return this.#failed
  }

  /** Requests that were at fault themselves: the engine is well and said no. */
  get refused(): number {
    return this.#refused
  }

  /** Requests that a client holds back until others are answered. */
  get waiting(): number {
    return this.#queues.reduce((sum, waiting) => sum + waiting(), 0)
  }

  /** A client has a queue of its own; several clients may share these counts. */
  watchQueue(waiting: () => number): void {
    this.#queues.push(waiting)
  }

  /** `isCallers`: which of the errors say more of the request than of the engine. */
  async measure<T>(request: () => Promise<T>, isCallers: (error: unknown) => boolean = () => false): Promise<T> {
    const began = this.#clock.monotonic()
    try {
      return await request()
    } catch (caught) {
      if (isCallers(caught)) this.#refused += 1
      else this.#failed += 1
      throw caught
    } finally {
      this.times.add(this.#clock.monotonic() - began)
    }
  }
}

/** One question in each of these words, which are all that metrics may say of it. */
export const engineNames = ['kafka_append', 'kafka_read', 'cassandra', 'redis', 'postgres'] as const
export type EngineName = (typeof engineNames)[number]
