/**
 * Slows whoever guesses passwords, and nobody else (FC-055). Tries are counted per account and per
 * install, never per address: an office, a school or a mobile carrier shares one. A device that the
 * account knows has a budget of its own, so that a stranger who guesses at Anna's account does not
 * lock out Anna's phone.
 *
 * A try is counted before the password is looked at and given back when it was right; otherwise a
 * thousand guesses at the same moment would all pass before the first is seen to be wrong.
 *
 * Kept in memory and bounded: a restart forgives ten tries, no more.
 */
import type { Clock } from '../../platform/clock.ts'
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'

/** So long after the last try, or after its wait, an account is as new. */
const windowMs = 600_000
/** The first wait; each further wrong try doubles it. */
const firstWaitMs = 1_000
const longestWaitMs = 900_000

interface Tries {
  readonly count: number
  /** No try before this; the moment of the last one while tries are free. */
  readonly waitUntil: number
}

export class SignInThrottle {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #keysMax: number
  readonly #tries = new Map<string, Tries>()

  /** The default of keys is more accounts than a process can hash passwords for in ten minutes. */
  constructor(clock: Pick<Clock, 'monotonic'>, keysMax = 100_000) {
    this.#clock = clock
    this.#keysMax = keysMax
  }

  /** Counts one try under each key, or throws `rate_limited` with the wait and counts none. */
  take(keys: readonly string[]): void {
    const now = this.#clock.monotonic()
    const waitMs = Math.max(0, ...keys.map((key) => (this.#live(key, now)?.waitUntil ?? now) - now))
    if (waitMs > 0) {
      throw fail('rate_limited', 'too many wrong passwords for this account or from this device', {
        retryAfterMs: Math.ceil(waitMs),
        limit: 'signInTriesMax',
      })
    }
    for (const key of keys) this.#set(key, (this.#live(key, now)?.count ?? 0) + 1, now)
  }

  /** The try was right: it does not count. */
  giveBack(keys: readonly string[]): void {
    const now = this.#clock.monotonic()
    for (const key of keys) {
      const count = this.#live(key, now)?.count ?? 0
      if (count <= 1) this.#tries.delete(key)
      else this.#set(key, count - 1, now)
    }
  }

  #live(key: string, now: number): Tries | undefined {
    const tries = this.#tries.get(key)
    if (tries === undefined || now - tries.waitUntil < windowMs) return tries
    this.#tries.delete(key)
    return undefined
  }

  #set(key: string, count: number, now: number): void {
    const over = count - limits.signInTriesMax
    const waitMs = over < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** over)
    this.#tries.delete(key)
    this.#tries.set(key, { count, waitUntil: now + waitMs })
    if (this.#tries.size <= this.#keysMax) return
    const [oldest] = this.#tries.keys()
    if (oldest !== undefined) this.#tries.delete(oldest)
  }
}
