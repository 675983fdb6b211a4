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

  /** Nothing was taken for so long that it is as good as a new one. */
  isFull(nowMs: number): boolean {
    this.#fill(nowMs)
    return this.#tokens === this.#rate.burst
  }

  /** Takes one token if there is one. */
  take(nowMs: number): boolean {
    this.#fill(nowMs)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  #fill(nowMs: number): void {
    const { perSecond, burst } = this.#rate
    if (this.#tokens < burst) {
      this.#tokens = Math.min(burst, this.#tokens + ((nowMs - this.#filledAtMs) / 1_000) * perSecond)
    }
    this.#filledAtMs = nowMs
  }
}
