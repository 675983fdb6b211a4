/**
 * Cells as bytes: fields one after the other without tags, since only the fold of one version reads
 * them; a first byte tells the layout. Numbers are base-128 up to 2^53, ids 16 bytes.
 */
import { keyAt } from '../../protocol/known-keys.ts'

const twoTo28 = 0x1000_0000
const utf8 = new TextEncoder()
const fromUtf8 = new TextDecoder()

export class Packer {
  #bytes = new Uint8Array(256)
  #at = 0

  /** What was packed, fresh; the packer is empty again. */
  finish(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#at)
    this.#at = 0
    return bytes
  }

  number(value: number): void {
    this.#room(8)
    const bytes = this.#bytes
    let at = this.#at
    let rest = value
    if (value >= twoTo28) {
      // Four groups at a time: divisions of large numbers are what packing a cell would consist of.
      const high = Math.floor(value / twoTo28)
      let low = value - high * twoTo28
      for (let group = 0; group < 4; group++, low >>>= 7) bytes[at++] = (low & 127) | 128
      rest = high
    }
    for (; rest >= 128; rest >>>= 7) bytes[at++] = (rest & 127) | 128
    bytes[at++] = rest
    this.#at = at
  }

  /**
   * One of a list that nearly always ascends, by how far it is above the one before: a byte or two
   * instead of seven. What does not ascend stands behind a 0 as it is.
   */
  step(value: number, before: number): void {
    const step = value - before
    if (step < 0 || step === Number.MAX_SAFE_INTEGER) {
      this.number(0)
      this.number(value)
    } else this.number(step + 1)
  }

  flag(value: boolean): void {
    this.number(value ? 1 : 0)
  }

  key(key: string): void {
    this.#room(16)
    for (let i = 0; i < 16; i++) this.#bytes[this.#at++] = key.charCodeAt(i)
  }

  optionalKey(key: string | undefined): void {
    this.flag(key !== undefined)
    if (key !== undefined) this.key(key)
  }

  text(text: string): void {
    this.bytes(utf8.encode(text))
  }

  bytes(bytes: Uint8Array): void {
    this.number(bytes.length)
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  list<Item>(items: Iterable<Item>, count: number, pack: (item: Item) => void): void {
    this.number(count)
    // By index where there is one: an iterator makes an object for each item, and lists are most of a cell.
    if (Array.isArray(items)) for (let at = 0; at < count; at++) pack(items[at] as Item)
    else for (const item of items) pack(item)
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return
    const larger = new Uint8Array((this.#at + bytes) * 2)
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
  }
}

/** Throws a RangeError on bytes that no packer made. */
export class Unpacker {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  number(): number {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = this.#byte()
      value += (byte & 127) * unit
      if (byte < 128) return value
      unit *= 128
    }
  }

  step(before: number): number {
    const step = this.number()
    return step === 0 ? this.number() : before + step - 1
  }

  flag(): boolean {
    return this.number() === 1
  }

  key<Key extends string>(): Key {
    this.#need(16)
    const key = keyAt(this.#bytes, this.#at)
    this.#at += 16
    return key as Key
  }

  optionalKey<Key extends string>(): Key | undefined {
    return this.flag() ? this.key<Key>() : undefined
  }

  text(): string {
    return fromUtf8.decode(this.bytes())
  }

  /** A copy. */
  bytes(): Uint8Array {
    const length = this.number()
    this.#need(length)
    const bytes = this.#bytes.slice(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  list<Item>(unpack: () => Item): Item[] {
    const count = this.number()
    if (count > this.#bytes.length) throw new RangeError('a cell with a list longer than itself')
    return Array.from({ length: count }, unpack)
  }

  #byte(): number {
    this.#need(1)
    return this.#bytes[this.#at++] as number
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#bytes.length) throw new RangeError('a cell cut short')
  }
}
