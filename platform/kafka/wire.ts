/**
 * Kafka's binary words: big-endian numbers, strings with their length before them, and the "compact"
 * forms of the newer requests. Only what `requests.ts` and `record-batch.ts` need. Offsets are plain
 * numbers: the event log keeps them below 2^43.
 */
const U32 = 2 ** 32

export class WireWriter {
  #bytes: Buffer
  #end = 0

  constructor(bytes = 256) {
    this.#bytes = Buffer.allocUnsafe(bytes)
  }

  int8(value: number): this {
    this.#room(1)
    this.#end = this.#bytes.writeInt8(value, this.#end)
    return this
  }

  int16(value: number): this {
    this.#room(2)
    this.#end = this.#bytes.writeInt16BE(value, this.#end)
    return this
  }

  int32(value: number): this {
    this.#room(4)
    this.#end = this.#bytes.writeInt32BE(value, this.#end)
    return this
  }

  int64(value: number): this {
    return this.int32(Math.floor(value / U32)).int32(value | 0)
  }

  /** Zeros of a topic id nobody asks by. */
  noUuid(): this {
    return this.int64(0).int64(0)
  }

  string(value: string): this {
    return this.int16(Buffer.byteLength(value)).raw(Buffer.from(value))
  }

  nullString(): this {
    return this.int16(-1)
  }

  compactString(value: string): this {
    return this.unsigned(Buffer.byteLength(value) + 1).raw(Buffer.from(value))
  }

  /** The length of a compact array; −1 for none at all. */
  compactCount(count: number): this {
    return this.unsigned(count + 1)
  }

  /** No tagged fields. */
  noTags(): this {
    return this.int8(0)
  }

  unsigned(value: number): this {
    let rest = value
    for (; rest > 127; rest >>>= 7) this.int8((((rest & 127) | 128) << 24) >> 24)
    return this.int8(rest)
  }

  raw(bytes: Uint8Array): this {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#end)
    this.#end += bytes.length
    return this
  }

  done(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + bytes))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

/** Throws `RangeError` when an answer ends before what it announces. */
export class WireReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  int8(): number {
    return this.#bytes.readInt8(this.#skip(1))
  }

  int16(): number {
    return this.#bytes.readInt16BE(this.#skip(2))
  }

  int32(): number {
    return this.#bytes.readInt32BE(this.#skip(4))
  }

  int64(): number {
    const high = this.int32()
    return high * U32 + this.#bytes.readUInt32BE(this.#skip(4))
  }

  uuid(): string {
    const at = this.#skip(16)
    return this.#bytes.toString('hex', at, at + 16)
  }

  string(): string {
    return this.#text(this.int16())
  }

  compactString(): string {
    return this.#text(this.unsigned() - 1)
  }

  array<T>(one: (reader: this) => T): T[] {
    return this.#list(this.int32(), one)
  }

  compactArray<T>(one: (reader: this) => T): T[] {
    return this.#list(this.unsigned() - 1, one)
  }

  tags(): void {
    for (let count = this.unsigned(); count > 0; count--) {
      this.unsigned()
      const length = this.unsigned()
      this.#skip(length)
    }
  }

  unsigned(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes.readUInt8(this.#skip(1))
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
    }
  }

  /** The bytes behind a 32-bit length, as a view. */
  block(): Buffer {
    const length = Math.max(0, this.int32())
    const at = this.#skip(length)
    return this.#bytes.subarray(at, at + length)
  }

  #text(length: number): string {
    if (length <= 0) return ''
    const at = this.#skip(length)
    return this.#bytes.toString('utf8', at, at + length)
  }

  #list<T>(count: number, one: (reader: this) => T): T[] {
    const items: T[] = []
    for (let index = 0; index < count; index++) items.push(one(this))
    return items
  }

  #skip(length: number): number {
    const at = this.#at
    this.#at += length
    if (this.#at > this.#bytes.length) throw new RangeError('an answer of Kafka ends early')
    return at
  }
}
