/**
 * Answers of another region, kept for a short while: a screen that shows forty names twice asks once.
 * Those who ask for the same at the same time share one question; a failure is not kept.
 */
import type { Clock } from '../../platform/clock.ts'
import { fail } from '../../protocol/errors.ts'

export interface ReadThroughOptions {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly keptMs: number
  /** Answers kept at most; the oldest goes first. */
  readonly keptMax: number
  /** Questions on their way at most; beyond it the other region is stuck and `overloaded` is thrown. */
  readonly askedMax: number
}

export class ReadThrough<Key, Value> {
  readonly #options: ReadThroughOptions
  /** In the order in which they came, which is the order in which they turn old. */
  readonly #kept = new Map<Key, { readonly value: Value; readonly untilMs: number }>()
  readonly #asked = new Map<Key, Promise<Value>>()

  constructor(options: ReadThroughOptions) {
    this.#options = options
  }

  get kept(): number {
    return this.#kept.size
  }

  /** What is kept under `key`, or what `read` resolves to. */
  async get(key: Key, read: () => Promise<Value>): Promise<Value> {
    const known = this.#kept.get(key)
    if (known !== undefined && known.untilMs > this.#options.clock.monotonic()) return known.value
    return this.#asked.get(key) ?? this.#ask(key, read)
  }

  #ask(key: Key, read: () => Promise<Value>): Promise<Value> {
    if (this.#asked.size >= this.#options.askedMax) throw fail('overloaded', 'another region does not answer')
    const asked = read()
      .then((value) => this.#keep(key, value))
      .finally(() => this.#asked.delete(key))
    this.#asked.set(key, asked)
    return asked
  }

  #keep(key: Key, value: Value): Value {
    const { clock, keptMs, keptMax } = this.#options
    this.#kept.delete(key)
    this.#kept.set(key, { value, untilMs: clock.monotonic() + keptMs })
    if (this.#kept.size > keptMax) {
      const [oldest] = this.#kept.keys()
      if (oldest !== undefined) this.#kept.delete(oldest)
    }
    return value
  }
}
