/** Latencies of a run, taken without making an object for each. */
import type { Percentiles } from './load-methods.ts'

/** A run of a few seconds has fewer; beyond it the newest replace the oldest. */
const kept = 2_000_000
const memory = new Float64Array(kept)

export class Latencies {
  #count = 0

  get count(): number {
    return this.#count
  }

  add(ms: number): void {
    memory[this.#count++ % kept] = ms
  }

  percentiles(): Percentiles {
    const sorted = memory.slice(0, Math.min(this.#count, kept)).sort()
    const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
    return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
  }
}
