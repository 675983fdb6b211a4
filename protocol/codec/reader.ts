/**
 * Reads protobuf as it lies in a buffer. The hand-written codecs ask for one tag after the other and
 * switch on it; a tag they do not know, or know with another wire type, is skipped as protobuf wants.
 * One loop takes the canonical layout (fixed-width fields in ascending order, K1) and every other
 * legal encoding alike: with one-byte tags and no varints in between, the loop is the fast path.
 *
 * Total and bounded: any bytes give a value or `frame_invalid`, never a read outside [start, end),
 * and never more than one step and a few bytes of memory per byte read. Stricter than protobuf where
 * two readings would be possible: ids have 16 bytes, numbers stay below 2^53, text is UTF-8.
 */
import { fail, type MeridianError } from '../errors.ts'
import type { GroupKey, UserKey } from '../ids.ts'
import { keyAt } from '../known-keys.ts'
import type { Id64, ToKind } from '../messages.ts'

/** Groups (wire types 3, 4) are legal inside unknown fields; nobody nests them deeper than this. */
const groupDepthMax = 32
const twoTo32 = 4_294_967_296
/** Upper half of 2^53 − 1. */
const safeHighMax = 0x1fffff
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class Reader {
  readonly buffer: Uint8Array
  readonly end: number
  at: number

  constructor(buffer: Uint8Array, start = 0, end = buffer.length) {
    if (!(start >= 0 && start <= end && end <= buffer.length)) throw invalid('a range outside of the buffer')
    this.buffer = buffer
    this.at = start
    this.end = end
  }

  /** The next field's number and wire type as `number * 8 + type`; 0 at the end. */
  tag(): number {
    const { at, buffer } = this
    if (at >= this.end) return 0
    const first = buffer[at] as number
    if (first < 0x80) this.at = at + 1
    const tag = first < 0x80 ? first : this.varint32()
    if (tag < 8) throw invalid('field number 0')
    return tag
  }

  /** A varint of at most 32 bits and five bytes: tags and lengths. */
  varint32(): number {
    const first = this.byte()
    if (first < 0x80) return first
    let value = first & 0x7f
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.byte()
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    const last = this.byte()
    if (last > 0x0f) throw invalid('a varint beyond 32 bits')
    return (value | (last << 28)) >>> 0
  }

  /** A varint field of up to 64 bits as a number below 2^53. */
  varint53(): number {
    let value = 0
    let unit = 1
    for (let i = 0; i < 10; i++) {
      const byte = this.byte()
      value += (byte & 0x7f) * unit
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) break
        return value
      }
      unit *= 128
    }
    throw invalid('a number beyond 2^53')
  }

  /** A varint field whose type ends below `limit`. */
  varint53Below(limit: number): number {
    const value = this.varint53()
    if (value >= limit) throw invalid('a number beyond its type')
    return value
  }

  /** A varint of which only matters whether it is zero. */
  bool(): boolean {
    let any = 0
    for (let i = 0; i < 10; i++) {
      const byte = this.byte()
      any |= byte & 0x7f
      if (byte < 0x80) return any !== 0
    }
    throw invalid('an endless varint')
  }

  fixed32(): number {
    const at = this.take(4)
    return u32(this.buffer, at)
  }

  /** A fixed64 as a number below 2^53. */
  fixed53(): number {
    return u53(this.buffer, this.take(8))
  }

  /** An id of 16 bytes as the key of tables. */
  key(): string {
    if (this.varint32() !== 16) throw invalid('an id that has not 16 bytes')
    return keyAt(this.buffer, this.take(16))
  }

  /** 16 bytes as a view. */
  bytes16(): Uint8Array {
    if (this.varint32() !== 16) throw invalid('an id that has not 16 bytes')
    const at = this.take(16)
    return this.buffer.subarray(at, at + 16)
  }

  /** A view of the bytes of a length-delimited field. */
  bytes(): Uint8Array {
    const length = this.varint32()
    const at = this.take(length)
    return this.buffer.subarray(at, at + length)
  }

  text(): string {
    const bytes = this.bytes()
    try {
      return utf8.decode(bytes)
    } catch {
      throw invalid('text that is not UTF-8')
    }
  }

  /** A reader over the embedded message that comes next; this one moves behind it. */
  inner(): Reader {
    const length = this.varint32()
    const at = this.take(length)
    return new Reader(this.buffer, at, at + length)
  }

  /** Message ids of a packed field (wire type 2), added to `into`. */
  packedIds(into: Id64[]): void {
    const length = this.varint32()
    if (length % 8 !== 0) throw invalid('a packed list cut short')
    const at = this.take(length)
    for (let i = at; i < at + length; i += 8) into.push(idIn(this.buffer, i))
  }

  /** One message id (wire type 1). */
  id(): Id64 {
    return idIn(this.buffer, this.take(8))
  }

  toKind(): ToKind {
    const value = this.fixed32()
    if (value > 2) throw invalid('an unknown kind of recipient')
    return value as ToKind
  }

  /** Passes over the value behind `tag`. */
  skip(tag: number, depth = 0): void {
    switch (tag & 7) {
      case 0:
        for (let i = 0; i < 10; i++) if (this.byte() < 0x80) return
        throw invalid('an endless varint')
      case 1:
        this.take(8)
        return
      case 2:
        this.take(this.varint32())
        return
      case 3:
        return this.skipGroup(tag, depth)
      case 5:
        this.take(4)
        return
      default:
        throw invalid('an unknown wire type')
    }
  }

  private skipGroup(start: number, depth: number): void {
    if (depth >= groupDepthMax) throw invalid('groups nested too deep')
    for (;;) {
      const tag = this.tag()
      if (tag === 0) throw invalid('a group without an end')
      if ((tag & 7) === 4) {
        if (tag !== start + 1) throw invalid('the end of another group')
        return
      }
      this.skip(tag, depth + 1)
    }
  }

  private byte(): number {
    if (this.at >= this.end) throw cut()
    return this.buffer[this.at++] as number
  }

  /** Moves over `count` bytes. */
  pass(count: number): void {
    this.take(count)
  }

  /** Moves `count` bytes on and answers where they begin. */
  private take(count: number): number {
    const at = this.at
    if (count > this.end - at) throw cut()
    this.at = at + count
    return at
  }
}

/** Reads a fixed32 that is known to be inside the buffer. */
export const u32 = (buffer: Uint8Array, at: number): number =>
  ((buffer[at] as number) |
    ((buffer[at + 1] as number) << 8) |
    ((buffer[at + 2] as number) << 16) |
    ((buffer[at + 3] as number) << 24)) >>>
  0

/** Reads a fixed64 that is known to be inside the buffer. */
export function u53(buffer: Uint8Array, at: number): number {
  const high = u32(buffer, at + 4)
  if (high > safeHighMax) throw invalid('a number beyond 2^53')
  return high * twoTo32 + u32(buffer, at)
}

const idIn = (buffer: Uint8Array, at: number): Id64 => ({ idHi: u32(buffer, at + 4), idLo: u32(buffer, at) })

/** What must be there in a message of ours, though protobuf cannot say so. */
export function present<Key extends UserKey | GroupKey>(key: Key | undefined): Key {
  if (key === undefined) throw invalid('an id is missing')
  return key
}

export const invalid = (what: string): MeridianError => fail('frame_invalid', what)
const cut = (): MeridianError => invalid('the bytes end too early')

/** The fixed64 field number `index + 1` of a message of ours that begins with fixed64 fields 1, 2, … */
export function leadingU53(bytes: Uint8Array, at: number, index: number): number {
  const tagAt = at + index * 9
  if (bytes[tagAt] !== index * 8 + 9 || tagAt + 9 > bytes.length) throw invalid('a row without its leading numbers')
  return u53(bytes, tagAt + 1)
}
