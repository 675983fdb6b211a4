/**
 * Looks at every connection once per turn of a wheel of 4 slots, one slot a second: one timer for all
 * instead of one each, which for idle sockets is the difference between microseconds and nothing.
 * Four seconds are short beside a heartbeat and long beside the work.
 */
const slots = 4

export class Wheel<Item> {
  readonly #slots: Item[][] = Array.from({ length: slots }, () => [])
  readonly #look: (item: Item) => boolean
  #at = 0
  #next = 0

  /** `look` answers whether the item stays. */
  constructor(look: (item: Item) => boolean) {
    this.#look = look
  }

  add(item: Item): void {
    this.#slots[this.#next]?.push(item)
    this.#next = (this.#next + 1) % slots
  }

  turn(): void {
    const slot = this.#slots[this.#at] as Item[]
    this.#at = (this.#at + 1) % slots
    let kept = 0
    for (const item of slot) if (this.#look(item)) slot[kept++] = item
    slot.length = kept
  }
}
