/**
 * The newest number written of each person and group lately: what is not above it was written before.
 * Two generations bound the memory; whoever fell out is read from the store again.
 */
const generationMax = 100_000

export class NewestNumbers {
  #young = new Map<string, number>()
  #old = new Map<string, number>()

  has(key: string): boolean {
    return this.#young.has(key) || this.#old.has(key)
  }

  /** Whether `number` is new; if so it is the newest from now on. `stored` counts where nothing is known here. */
  pass(key: string, number: number, stored: number): boolean {
    const newest = this.#young.get(key) ?? this.#old.get(key) ?? stored
    if (number <= newest) return false
    this.#young.set(key, number)
    if (this.#young.size > generationMax) {
      this.#old = this.#young
      this.#young = new Map()
    }
    return true
  }
}
