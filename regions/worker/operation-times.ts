/** Rate, errors and duration of what devices do over their sockets; methods of the API are counted where they are handled. */
import { Buckets } from '../../platform/buckets.ts'
import type { Clock } from '../../platform/clock.ts'

export const socketOperations = ['send', 'sync', 'attach'] as const
export type SocketOperation = (typeof socketOperations)[number]

export class OperationTimes {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly buckets: Readonly<Record<SocketOperation, Buckets>> = {
    send: new Buckets(),
    sync: new Buckets(),
    attach: new Buckets(),
  }
  /** Refusals of sends are counted by code: `verdict-counts.ts`, `refusal-counts.ts`. */
  readonly refused = { sync: 0, attach: 0 }

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** From its stamp to its verdict. */
  send(ms: number): void {
    this.buckets.send.add(Math.max(0, ms))
  }

  /** Looks on from beside: who waits for `answer` hears it no later for that. `isRefusal`: for an answer that is one. */
  measure<T>(
    operation: Exclude<SocketOperation, 'send'>,
    answer: Promise<T>,
    isRefusal: (answer: T) => boolean = () => false,
  ): Promise<T> {
    const began = this.#clock.monotonic()
    const ended = (refused: boolean): void => {
      if (refused) this.refused[operation] += 1
      this.buckets[operation].add(this.#clock.monotonic() - began)
    }
    answer.then(
      (given) => ended(isRefusal(given)),
      () => ended(true),
    )
    return answer
  }
}
