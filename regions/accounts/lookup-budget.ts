/**
 * How many names a person may look up: enough for an address book, too little to walk the directory
 * of a region (I7). A bucket per person, refilled steadily, in memory and bounded.
 */
import type { Clock } from '../../platform/clock.ts'
import { fail } from '../../protocol/errors.ts'
import type { UserId } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'

const perMs = limits.lookupsPerMinute / 60_000

export class LookupBudget {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #peopleMax: number
  readonly #spent = new Map<UserId, { readonly lookups: number; readonly at: number }>()

  /** Who was forgotten starts with a full bucket; that helps only those who wait for 100,000 others. */
  constructor(clock: Pick<Clock, 'monotonic'>, peopleMax = 100_000) {
    this.#clock = clock
    this.#peopleMax = peopleMax
  }

  /** Throws `rate_limited` with the wait. */
  take(by: UserId): void {
    const now = this.#clock.monotonic()
    const before = this.#spent.get(by)
    const lookups = before === undefined ? 0 : Math.max(0, before.lookups - (now - before.at) * perMs)
    const over = lookups + 1 - limits.lookupsPerMinute
    if (over > 0) {
      const retryAfterMs = Math.ceil(over / perMs)
      throw fail('rate_limited', 'too many names looked up', { retryAfterMs, limit: 'lookupsPerMinute' })
    }
    this.#spent.delete(by)
    this.#spent.set(by, { lookups: lookups + 1, at: now })
    if (this.#spent.size <= this.#peopleMax) return
    const [oldest] = this.#spent.keys()
    if (oldest !== undefined) this.#spent.delete(oldest)
  }
}
