/**
 * Chance from one integer: sfc32, small, fast and of good quality, seeded through splitmix32 so that
 * neighbouring seeds have nothing in common. `split` gives streams of their own, so that one more
 * draw in the network does not change what the disk does.
 */
import type { Random } from './random.ts'

export class SeededRandom implements Random {
  readonly seed: number
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: number) {
    this.seed = seed >>> 0
    let state = this.seed
    const next = () => {
      state = (state + 0x9e3779b9) | 0
      return mix(state)
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    for (let round = 0; round < 12; round++) this.uint32()
  }

  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum >>> 0
  }

  fraction(): number {
    return ((this.uint32() >>> 5) * 2 ** 26 + (this.uint32() >>> 6)) / 2 ** 53
  }

  integer(below: number): number {
    return Math.floor(this.fraction() * below)
  }

  bytes(count: number): Uint8Array {
    const out = new Uint8Array(count)
    for (let at = 0; at < count; at++) out[at] = this.uint32() >>> 24
    return out
  }

  /** True once in `1 / probability` calls. */
  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('nothing to pick from')
    return from[this.integer(from.length)] as T
  }

  /** A stream of its own, the same for the same seed and name whatever was drawn before. */
  split(name: string): SeededRandom {
    let hash = this.seed ^ 0x811c9dc5
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
    return new SeededRandom(mix(hash))
  }
}

const mix = (value: number): number => {
  let z = value
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}
