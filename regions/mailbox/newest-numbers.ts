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

  /** Whether `number` was not written before. `stored` counts where nothing is known here. */
  isNew(key: string, number: number, stored: number): boolean {
    return number > (this.#young.get(key) ?? this.#old.get(key) ?? stored)
  }

  /** It is written now: only once that is certain, or a write that failed could not be tried again. */
  written(key: string, number: number): void {
    if (!this.isNew(key, number, 0)) return
    this.#young.set(key, number)
    if (this.#young.size > generationMax) {
      this.#old = this.#young
      this.#young = new Map()
    }
  }
}
