/**
 * Where the rows of one owner lie that are still in memory: a ring, the oldest first. Lists that are
 * pushed to and cut off become garbage that has lived for seconds, and only a collection of the whole
 * heap takes that away: what rows left behind was a third of what made those necessary. A ring is
 * written over.
 */
export class OwnerRows {
  readonly owner: string
  /** All rows of one owner come from one part. */
  readonly part: string
  /** Numbers of the rows, ascending from `#begin` on, and where each of them begins. */
  #numbers: number[]
  #positions: number[]
  #begin = 0
  #count = 0

  constructor(owner: string, part: string) {
    this.owner = owner
    this.part = part
    this.#numbers = new Array<number>(roomFirst)
    this.#positions = new Array<number>(roomFirst)
  }

  get count(): number {
    return this.#count
  }

  /** The number of the row at `index`, 0 being the oldest; undefined where there is none. */
  number(index: number): number | undefined {
    return index >= 0 && index < this.#count ? this.#numbers[this.#place(index)] : undefined
  }

  /** Below 0 where there is none. */
  position(index: number): number {
    return index >= 0 && index < this.#count ? (this.#positions[this.#place(index)] as number) : -1
  }

  /** `number` is above all that are here. */
  push(number: number, position: number): void {
    if (this.#count === this.#numbers.length) this.#grow()
    const place = this.#place(this.#count)
    this.#numbers[place] = number
    this.#positions[place] = position
    this.#count += 1
  }

  dropOldest(): void {
    this.#begin = this.#place(1)
    this.#count -= 1
  }

  /** Index of the first row numbered above `number`. */
  firstAbove(number: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#numbers[this.#place(middle)] as number) <= number) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Its room is a power of two. */
  #place(index: number): number {
    return (this.#begin + index) & (this.#numbers.length - 1)
  }

  #grow(): void {
    const [numbers, positions] = [this.#numbers, this.#positions]
    const room = numbers.length
    this.#numbers = new Array<number>(room * 2)
    this.#positions = new Array<number>(room * 2)
    for (let index = 0; index < room; index++) {
      const place = (this.#begin + index) & (room - 1)
      this.#numbers[index] = numbers[place] as number
      this.#positions[index] = positions[place] as number
    }
    this.#begin = 0
  }
}

/** Most people have a row or two in memory. */
const roomFirst = 4
