/**
 * So many times, and again as time passes: a bucket per key that empties steadily, in memory and bounded.
 * For what nobody does often who means well, and what is worth guessing for who does not: looking up
 * names (enough for an address book, too little to walk a region's directory, I7) and signing up.
 */
import type { Clock } from '../../platform/clock.ts'
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'

export interface SteadyBudgetOptions {
  /** The row of the table that a refusal names; its value is how many in `periodMs`, and at once. */
  readonly limit: 'lookupsPerMinute' | 'signUpsPerHour'
  readonly periodMs: number
  /** For developers. */
  readonly refusal: string
}

export class SteadyBudget<Key> {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #options: SteadyBudgetOptions
  readonly #keysMax: number
  readonly #spent = new Map<Key, { readonly count: number; readonly at: number }>()

  /** A key that was forgotten starts anew; that helps only those who wait for 100,000 others. */
  constructor(clock: Pick<Clock, 'monotonic'>, options: SteadyBudgetOptions, keysMax = 100_000) {
    this.#clock = clock
    this.#options = options
    this.#keysMax = keysMax
  }

  /** Throws `rate_limited` with the wait. */
  take(key: Key): void {
    const { limit, periodMs, refusal } = this.#options
    const perMs = limits[limit] / periodMs
    const now = this.#clock.monotonic()
    const before = this.#spent.get(key)
    const count = before === undefined ? 0 : Math.max(0, before.count - (now - before.at) * perMs)
    const over = count + 1 - limits[limit]
    if (over > 0) throw fail('rate_limited', refusal, { retryAfterMs: Math.ceil(over / perMs), limit })
    this.#spent.delete(key)
    this.#spent.set(key, { count: count + 1, at: now })
    if (this.#spent.size <= this.#keysMax) return
    const [oldest] = this.#spent.keys()
    if (oldest !== undefined) this.#spent.delete(oldest)
  }
}
