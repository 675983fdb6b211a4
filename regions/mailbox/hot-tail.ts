/**
 * The newest rows in memory: what was folded a moment ago is what is read next, and a row that is not
 * stored yet can be read nowhere else. Rows are kept per owner (a person, or a group of this region)
 * in the order of their numbers.
 *
 * Their bytes lie in slabs of a megabyte in order of arrival, and a slab goes as a whole: a buffer
 * for each row would cost as much again as a short row. What goes is the room of the next slab, since
 * memory that lives for seconds is taken away only by a collection of the whole heap; so readers get
 * copies. Two bounds: the slabs, by which memory is
 * flat however many people write; and the rows of one owner, so that one busy group is no reason to
 * forget everybody else's order of rows. What is not stored stays in any case, and is bounded by how
 * far effects may be behind (W10).
 */
import type { Offset } from '../../platform/event-log/event-log.ts'
import { OwnerRows } from './owner-rows.ts'

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
  /** Of a slab that has gone. It is written over, so nobody gets a view of one. */
  #spare: Buffer | undefined
  readonly #storedTo = new Map<string, Offset>()
  /** Whatever lies before is in the row store. */
  #storedBefore = 0

  constructor(bounds = hotTailBounds) {
    this.#bounds = bounds
  }

  /** Bytes of memory taken for rows. */
  get bytes(): number {
    return this.#slabs.reduce((sum, { bytes }) => sum + bytes.length, this.#spare?.length ?? 0)
  }

  /** `bytes` is copied. A number not above the owner's newest is a replay and changes nothing. */
  add(owner: string, number: number, bytes: Uint8Array, part: string, offset: Offset): void {
    let rows = this.#owners.get(owner)
    if (rows === undefined) {
      rows = new OwnerRows(owner, part)
      this.#owners.set(owner, rows)
    }
    const newest = rows.count - 1
    if (number <= (rows.number(newest) ?? -1)) return
    const slab = this.#slabFor(lengthBytes + bytes.length)
    const at = slab.used
    slab.bytes.writeUInt32LE(bytes.length, at)
    slab.bytes.set(bytes, at + lengthBytes)
    slab.used = at + lengthBytes + bytes.length
    slab.newest.set(part, offset)
    if (rows.position(newest) < slab.from) slab.owners.push(rows)
    if (rows.count >= this.#bounds.rowsPerOwnerMax) this.#shorten(rows)
    rows.push(number, slab.from + at)
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
    return this.#owners.get(owner)?.number(0)
  }

  /** Copies of rows numbered in (after, upTo], ascending. Complete only above `coversFrom`. */
  after(owner: string, after: number, upTo: number, limit: number, maxBytes: number): Uint8Array[] {
    const rows = this.#owners.get(owner)
    if (rows === undefined) return []
    const first = rows.firstAbove(after)
    let end = first
    for (let bytes = 0; end < rows.count && end - first < limit && bytes < maxBytes; end++) {
      if ((rows.number(end) as number) > upTo) break
      bytes += this.#lengthAt(rows.position(end))
    }
    return this.#copies(rows, first, end)
  }

  /** The same of those below `before`, newest first. */
  before(owner: string, before: number, limit: number, maxBytes: number): Uint8Array[] {
    const rows = this.#owners.get(owner)
    if (rows === undefined) return []
    const end = rows.firstAbove(before - 1)
    let first = end
    for (let bytes = 0; first > 0 && end - first < limit && bytes < maxBytes; first--)
      bytes += this.#lengthAt(rows.position(first - 1))
    return this.#copies(rows, first, end).reverse()
  }

  at(owner: string, number: number): Uint8Array | undefined {
    return this.after(owner, number - 1, number, 1, 1)[0]
  }

  /** In one piece of memory: for each of them one would cost more than the row. */
  #copies(rows: OwnerRows, first: number, end: number): Uint8Array[] {
    if (first === end) return []
    let length = 0
    for (let index = first; index < end; index++) length += this.#lengthAt(rows.position(index))
    const copy = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)
    const copies: Uint8Array[] = []
    let at = 0
    for (let index = first; index < end; index++) {
      const { bytes, start } = this.#placeOf(rows.position(index))
      const next = at + bytes.readUInt32LE(start - lengthBytes)
      bytes.copy(copy, at, start, start + next - at)
      copies.push(copy.subarray(at, next))
      at = next
    }
    return copies
  }

  #lengthAt(position: number): number {
    const { bytes, start } = this.#placeOf(position)
    return bytes.readUInt32LE(start - lengthBytes)
  }

  #placeOf(position: number): { readonly bytes: Buffer; readonly start: number } {
    const { bytes, from } = this.#slabs[indexOfSlab(this.#slabs, position)] as Slab
    return { bytes, start: position - from + lengthBytes }
  }

  #slabFor(length: number): Slab {
    const current = this.#slabs.at(-1)
    if (current !== undefined && current.used + length <= current.bytes.length) return current
    const { slabBytes } = this.#bounds
    const slab: Slab = {
      bytes: length <= slabBytes ? this.#memory() : Buffer.allocUnsafeSlow(length),
      from: current === undefined ? 0 : current.from + current.bytes.length,
      used: 0,
      owners: [],
      newest: new Map(),
    }
    this.#slabs.push(slab)
    this.#evict()
    return slab
  }

  #memory(): Buffer {
    const memory = this.#spare ?? Buffer.allocUnsafeSlow(this.#bounds.slabBytes)
    this.#spare = undefined
    return memory
  }

  #evict(): void {
    this.#noteStored()
    while (this.#slabs.length > this.#bounds.slabsMax && this.#endOf(this.#slabs[0] as Slab) <= this.#storedBefore) {
      const oldest = this.#slabs.shift() as Slab
      for (const rows of oldest.owners) this.#dropOf(rows, this.#endOf(oldest))
      if (oldest.bytes.length === this.#bounds.slabBytes) this.#spare = oldest.bytes
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
    while (rows.count > 0 && rows.position(0) < end) rows.dropOldest()
    if (rows.count === 0 && this.#owners.get(rows.owner) === rows) this.#owners.delete(rows.owner)
  }

  #shorten(rows: OwnerRows): void {
    const { rowsPerOwnerMax } = this.#bounds
    while (rows.count >= rowsPerOwnerMax && rows.position(0) < this.#storedBefore) rows.dropOldest()
  }

  #isStored({ newest }: Slab): boolean {
    for (const [part, offset] of newest) if (offset >= (this.#storedTo.get(part) ?? 0)) return false
    return true
  }
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
