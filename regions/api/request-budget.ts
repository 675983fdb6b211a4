/**
 * How many requests a person may make: a token bucket each, kept while it is not full. People behind
 * one address are never counted together (FC-055).
 */
import type { Clock } from '../../platform/clock.ts'
import { fail } from '../../protocol/errors.ts'
import type { UserId } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'

interface Bucket {
  tokens: number
  atMs: number
}

/** Buckets that filled up are dropped when there are more than this, so that memory is bounded by people active at once. */
const sweepAbove = 50_000

export class RequestBudget {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #buckets = new Map<UserId, Bucket>()

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** Throws `rate_limited` with the wait. */
  take(user: UserId): void {
    const now = this.#clock.monotonic()
    const bucket = this.#buckets.get(user) ?? { tokens: limits.requestsBurst, atMs: now }
    bucket.tokens = Math.min(
      limits.requestsBurst,
      bucket.tokens + ((now - bucket.atMs) / 1_000) * limits.requestsPerSecond,
    )
    bucket.atMs = now
    this.#buckets.set(user, bucket)
    if (bucket.tokens < 1) {
      const retryAfterMs = Math.ceil(((1 - bucket.tokens) / limits.requestsPerSecond) * 1_000)
      throw fail('rate_limited', undefined, { retryAfterMs, limit: 'requestsPerSecond' })
    }
    bucket.tokens -= 1
    if (this.#buckets.size > sweepAbove) this.#sweep(now)
  }

  #sweep(now: number): void {
    const fullAfterMs = (limits.requestsBurst / limits.requestsPerSecond) * 1_000
    for (const [user, bucket] of this.#buckets) if (now - bucket.atMs > fullAfterMs) this.#buckets.delete(user)
  }
}
