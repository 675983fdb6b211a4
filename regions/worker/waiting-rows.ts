/**
 * Rows of mailboxes that wait for the next flush, as columns. An object and a view for each would live
 * a fifth of a second: too long for the young generation, so that the collector would move every one
 * of them twice and walk it once, for more than all else that a row costs here. They are made when
 * the flush asks for them, and are gone a moment later.
 */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { StoredRow } from '../mailbox/row-store.ts'

/** User, peer, author. */
const keysOfRow = 3
/** Seq, convN, place, offset, and where the bytes end. */
const numbersOfRow = 5

type Key = UserKey | GroupKey | undefined

export class WaitingRows {
  #count = 0
  #capacity: number
  #keys: Key[]
  #numbers: Float64Array
  #buffer: Uint8Array
  #used = 0

  /** With room for as many rows and bytes as there were `before`; it grows. */
  constructor(before?: WaitingRows) {
    this.#capacity = Math.max(16, before?.count ?? 0)
    this.#keys = new Array<Key>(this.#capacity * keysOfRow)
    this.#numbers = new Float64Array(this.#capacity * numbersOfRow)
    this.#buffer = new Uint8Array(Math.max(4_096, before?.bytes ?? 0))
  }

  get count(): number {
    return this.#count
  }

  /** Bytes of the rows. */
  get bytes(): number {
    return this.#used
  }

  /** Empty again, in the same memory; what `rows` has answered is overwritten by what follows. */
  clear(): void {
    this.#count = 0
    this.#used = 0
  }

  /** Of its memory, most of all that it takes. */
  get roomBytes(): number {
    return this.#buffer.length
  }

  /** Copies what it keeps. */
  add({ user, peer, author, seq, convN, place, offset, bytes }: StoredRow): void {
    if (this.#count === this.#capacity) this.#growRows()
    const end = this.#used + bytes.length
    if (end > this.#buffer.length) this.#growBytes(end)
    this.#buffer.set(bytes, this.#used)
    this.#used = end
    const key = this.#count * keysOfRow
    this.#keys[key] = user
    this.#keys[key + 1] = peer
    this.#keys[key + 2] = author
    const at = this.#count * numbersOfRow
    this.#numbers[at] = seq
    this.#numbers[at + 1] = convN
    this.#numbers[at + 2] = place
    this.#numbers[at + 3] = offset
    this.#numbers[at + 4] = end
    this.#count += 1
  }

  /** All of them in the order of their coming, made anew; their bytes stay as they are. */
  rows(): readonly StoredRow[] {
    const rows: StoredRow[] = []
    for (let row = 0; row < this.#count; row++) rows.push(this.#row(row))
    return rows
  }

  #row(row: number): StoredRow {
    const key = row * keysOfRow
    const at = row * numbersOfRow
    const begin = row === 0 ? 0 : this.#numbers[at - 1]
    return {
      user: this.#keys[key] as UserKey,
      seq: this.#numbers[at] as number,
      peer: this.#keys[key + 1],
      convN: this.#numbers[at + 1] as number,
      author: this.#keys[key + 2] as UserKey,
      place: this.#numbers[at + 2] as number,
      offset: this.#numbers[at + 3] as number,
      bytes: this.#buffer.subarray(begin, this.#numbers[at + 4]),
    }
  }

  #growRows(): void {
    this.#capacity *= 2
    this.#keys.length = this.#capacity * keysOfRow
    const numbers = new Float64Array(this.#capacity * numbersOfRow)
    numbers.set(this.#numbers)
    this.#numbers = numbers
  }

  #growBytes(needed: number): void {
    const larger = new Uint8Array(needed * 2)
    larger.set(this.#buffer.subarray(0, this.#used))
    this.#buffer = larger
  }
}
