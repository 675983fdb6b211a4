/** A set of people by number: a bit each, so that a hundred such sets of a million people are small. */
export class PeopleSet {
  readonly #bits: Uint32Array
  #size = 0

  constructor(people: number) {
    this.#bits = new Uint32Array(Math.ceil(people / 32))
  }

  get size(): number {
    return this.#size
  }

  add(person: number): void {
    const at = person >>> 5
    const bit = 1 << (person & 31)
    const bits = this.#bits[at] as number
    if ((bits & bit) !== 0) return
    this.#bits[at] = bits | bit
    this.#size += 1
  }

  has(person: number): boolean {
    return ((this.#bits[person >>> 5] ?? 0) & (1 << (person & 31))) !== 0
  }
}
