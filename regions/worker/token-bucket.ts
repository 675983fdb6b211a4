/** How often something may happen: `burst` at once, `perSecond` on average. */
import type { Clock } from '../../platform/clock.ts'

export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

export class TokenBucket {
  readonly #rate: Rate
  #tokens: number
  #filledAtMs: number

  constructor(rate: Rate, clock: Pick<Clock, 'monotonic'>) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#filledAtMs = clock.monotonic()
  }

  /** Takes one token if there is one. */
  take(nowMs: number): boolean {
    const { perSecond, burst } = this.#rate
    if (this.#tokens < burst) {
      this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#filledAtMs) / 1_000) * perSecond)
    }
    this.#filledAtMs = nowMs
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
