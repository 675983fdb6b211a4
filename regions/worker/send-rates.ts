/**
 * How much each device may send. A bucket belongs to the device and not to its connection: who connects
 * again does not begin with a full one. A device that has been quiet until its bucket is full needs
 * none, so those are thrown away when there are many.
 */
import type { Clock } from '../../platform/clock.ts'
import type { DeviceNumber, UserKey } from '../../protocol/ids.ts'
import { type Rate, TokenBucket } from './token-bucket.ts'

/** Twice the connections of a process: beyond it full buckets are looked for. */
const bucketsMax = 40_000

export class SendRates {
  readonly #rate: Rate
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #bucketsMax: number
  readonly #buckets = new Map<string, TokenBucket>()
  #sweepAt: number

  constructor(rate: Rate, clock: Pick<Clock, 'monotonic'>, max = bucketsMax) {
    this.#rate = rate
    this.#clock = clock
    this.#bucketsMax = max
    this.#sweepAt = max
  }

  get size(): number {
    return this.#buckets.size
  }

  of(user: UserKey, device: DeviceNumber): TokenBucket {
    const key = `${user}${device}`
    const known = this.#buckets.get(key)
    if (known !== undefined) return known
    if (this.#buckets.size >= this.#sweepAt) this.#sweep()
    const made = new TokenBucket(this.#rate, this.#clock)
    this.#buckets.set(key, made)
    return made
  }

  /** Those left are of devices that sent within the last seconds; the next sweep is when they have doubled. */
  #sweep(): void {
    const now = this.#clock.monotonic()
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key)
    this.#sweepAt = Math.max(this.#bucketsMax, this.#buckets.size * 2)
  }
}
