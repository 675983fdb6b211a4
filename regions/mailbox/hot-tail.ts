/**
 * The newest rows in memory: what was folded a moment ago is what is read next, and a row that is not
 * stored yet can be read nowhere else. Rows are kept per owner (a person, or a group of this region)
 * in the order of their numbers.
 *
 * Their bytes lie in slabs of a megabyte in order of arrival, and a slab goes as a whole: a buffer
 * for each row would cost as much again as a short row. Two bounds: the slabs, by which memory is
 * flat however many people write; and the rows of one owner, so that one busy group is no reason to
 * forget everybody else's order of rows. What is not stored stays in any case, and is bounded by how
 * far effects may be behind (W10).
 */
import type { Offset } from '../../platform/event-log/event-log.ts'

interface Slab {
  readonly bytes: Buffer
  /** Position of its first byte among all bytes that ever came. */
  readonly from: number
  used: number
  /** Owners of its rows, each at least once. */
  readonly owners: OwnerRows[]
  /** Newest record of each part that a row here came from. */
  readonly newest: Map<string, Offset>
}

/** Rows as two lists of numbers: with an object for each, the collector would have a quarter of a million to walk. */
interface OwnerRows {
  readonly owner: string
  /** All rows of one owner come from one part. */
  readonly part: string
  /** Ascending. */
  numbers: number[]
  /** Where each of them begins. */
  positions: number[]
  /** Index of the oldest that is still here: those before it have left. */
  first: number
}

export interface HotTailBounds {
  readonly slabBytes: number
  readonly slabsMax: number
  readonly rowsPerOwnerMax: number
}

/** 64 MiB, some seconds of a busy region; two of the largest pages, since older rows come in whole blocks anyway. */
export const hotTailBounds: HotTailBounds = { slabBytes: 1 << 20, slabsMax: 64, rowsPerOwnerMax: 1_024 }

/** Before each row stands its length. */
const lengthBytes = 4

export class HotTail {
  readonly #bounds: HotTailBounds
  readonly #owners = new Map<string, OwnerRows>()
  readonly #slabs: Slab[] = []
  readonly #storedTo = new Map<string, Offset>()
  /** Whatever lies before is in the row store. */
  #storedBefore = 0

  constructor(bounds = hotTailBounds) {
    this.#bounds = bounds
  }

  /** Bytes of memory taken for rows. */
  get bytes(): number {
    return this.#slabs.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  /** `bytes` is copied. A number not above the owner's newest is a replay and changes nothing. */
  add(owner: string, number: number, bytes: Uint8Array, part: string, offset: Offset): void {
    let rows = this.#owners.get(owner)
    if (rows === undefined) {
      rows = { owner, part, numbers: [], positions: [], first: 0 }
      this.#owners.set(owner, rows)
    }
    const { numbers, positions } = rows
    const count = numbers.length
    if (count > 0 && number <= (numbers[count - 1] as number)) return
    const slab = this.#slabFor(lengthBytes + bytes.length)
    const at = slab.used
    slab.bytes.writeUInt32LE(bytes.length, at)
    slab.bytes.set(bytes, at + lengthBytes)
    slab.used = at + lengthBytes + bytes.length
    slab.newest.set(part, offset)
    if (count === 0 || (positions[count - 1] as number) < slab.from) slab.owners.push(rows)
    numbers.push(number)
    positions.push(slab.from + at)
    if (count >= rows.first + this.#bounds.rowsPerOwnerMax) this.#shorten(rows)
  }

  /** Everything that `part` brought from records below `offset` is in the row store. */
  stored(part: string, offset: Offset): void {
    this.#storedTo.set(part, Math.max(offset, this.#storedTo.get(part) ?? 0))
    this.#evict()
  }

  /** Nothing of `part` is here any more: another worker goes on with it, and what is here would soon be old. */
  forget(part: string): void {
    for (const [owner, rows] of this.#owners) if (rows.part === part) this.#owners.delete(owner)
    for (const { newest } of this.#slabs) newest.delete(part)
    this.#storedTo.delete(part)
    this.#evict()
  }

  /** The lowest number from which on everything is here; undefined if nothing of the owner is. */
  coversFrom(owner: string): number | undefined {
    const rows = this.#owners.get(owner)
    return rows?.numbers[rows.first]
  }

  /** Rows numbered in (after, upTo], ascending, as views that stay as they are. Complete only above `coversFrom`. */
  after(owner: string, after: number, upTo: number, limit: number, maxBytes: number): Uint8Array[] {
    const rows = this.#owners.get(owner)
    if (rows === undefined) return []
    const found: Uint8Array[] = []
    let bytes = 0
    for (let i = firstAbove(rows, after); i < rows.numbers.length; i++) {
      if ((rows.numbers[i] as number) > upTo || found.length >= limit || bytes >= maxBytes) break
      const row = this.#rowAt(rows.positions[i] as number)
      bytes += row.length
      found.push(row)
    }
    return found
  }

  at(owner: string, number: number): Uint8Array | undefined {
    const rows = this.#owners.get(owner)
    if (rows === undefined) return undefined
    const index = firstAbove(rows, number - 1)
    return rows.numbers[index] === number ? this.#rowAt(rows.positions[index] as number) : undefined
  }

  #rowAt(position: number): Uint8Array {
    const { bytes, from } = this.#slabs[indexOfSlab(this.#slabs, position)] as Slab
    const start = position - from + lengthBytes
    return bytes.subarray(start, start + bytes.readUInt32LE(start - lengthBytes))
  }

  #slabFor(length: number): Slab {
    const current = this.#slabs.at(-1)
    if (current !== undefined && current.used + length <= current.bytes.length) return current
    const { slabBytes } = this.#bounds
    const slab: Slab = {
      bytes: Buffer.allocUnsafeSlow(Math.max(slabBytes, length)),
      from: current === undefined ? 0 : current.from + current.bytes.length,
      used: 0,
      owners: [],
      newest: new Map(),
    }
    this.#slabs.push(slab)
    this.#evict()
    return slab
  }

  /** Old slabs are left to the collector, not used again: a page under way may still look into them. */
  #evict(): void {
    this.#noteStored()
    while (this.#slabs.length > this.#bounds.slabsMax && this.#endOf(this.#slabs[0] as Slab) <= this.#storedBefore) {
      const oldest = this.#slabs.shift() as Slab
      for (const rows of oldest.owners) this.#dropOf(rows, this.#endOf(oldest))
    }
  }

  /** Only of slabs that are full: more may still come into the last one. */
  #noteStored(): void {
    for (let i = indexOfSlab(this.#slabs, this.#storedBefore); i < this.#slabs.length - 1; i++) {
      const slab = this.#slabs[i] as Slab
      if (!this.#isStored(slab)) return
      this.#storedBefore = this.#endOf(slab)
    }
  }

  #endOf({ from, bytes }: Slab): number {
    return from + bytes.length
  }

  #dropOf(rows: OwnerRows, end: number): void {
    while (rows.first < rows.positions.length && (rows.positions[rows.first] as number) < end) rows.first += 1
    if (rows.first < rows.numbers.length) compact(rows)
    else if (this.#owners.get(rows.owner) === rows) this.#owners.delete(rows.owner)
  }

  #shorten(rows: OwnerRows): void {
    const surplus = rows.numbers.length - this.#bounds.rowsPerOwnerMax
    while (rows.first < surplus && (rows.positions[rows.first] as number) < this.#storedBefore) rows.first += 1
    compact(rows)
  }

  #isStored({ newest }: Slab): boolean {
    for (const [part, offset] of newest) if (offset >= (this.#storedTo.get(part) ?? 0)) return false
    return true
  }
}

/** Now and then, so that a row costs no copying of all. */
function compact(rows: OwnerRows): void {
  if (rows.first < 64 || rows.first * 2 < rows.numbers.length) return
  rows.numbers = rows.numbers.slice(rows.first)
  rows.positions = rows.positions.slice(rows.first)
  rows.first = 0
}

/** Index of the first row numbered above `number`. */
function firstAbove({ numbers, first }: OwnerRows, number: number): number {
  let low = first
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) <= number) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the slab that holds `position`, 0 if none does any more. */
function indexOfSlab(slabs: readonly Slab[], position: number): number {
  let low = 0
  let high = slabs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slabs[middle] as Slab).from <= position) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
