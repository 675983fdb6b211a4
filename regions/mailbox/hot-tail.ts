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
  used: number
  /** Owners of its rows, one for each row, in order of arrival. */
  readonly owners: OwnerRows[]
  /** Newest record of each part that a row here came from. */
  readonly newest: Map<string, Offset>
}

interface Entry {
  readonly number: number
  readonly slab: Slab
  readonly start: number
  readonly end: number
}

interface OwnerRows {
  readonly owner: string
  entries: Entry[]
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

export class HotTail {
  readonly #bounds: HotTailBounds
  readonly #owners = new Map<string, OwnerRows>()
  readonly #slabs: Slab[] = []
  readonly #storedTo = new Map<string, Offset>()

  constructor(bounds = hotTailBounds) {
    this.#bounds = bounds
  }

  /** Bytes of memory taken for rows. */
  get bytes(): number {
    return this.#slabs.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  /** `bytes` is copied. A number not above the owner's newest is a replay and changes nothing. */
  add(owner: string, number: number, bytes: Uint8Array, part: string, offset: Offset): void {
    const rows = this.#owners.get(owner) ?? { owner, entries: [], first: 0 }
    const newest = rows.entries.at(-1)
    if (newest !== undefined && number <= newest.number) return
    const slab = this.#slabFor(bytes.length)
    const start = slab.used
    slab.bytes.set(bytes, start)
    slab.used += bytes.length
    slab.owners.push(rows)
    slab.newest.set(part, offset)
    rows.entries.push({ number, slab, start, end: slab.used })
    if (rows.entries.length === 1) this.#owners.set(owner, rows)
    if (rows.entries.length - rows.first > this.#bounds.rowsPerOwnerMax) this.#shorten(rows)
  }

  /** Everything that `part` brought from records below `offset` is in the row store. */
  stored(part: string, offset: Offset): void {
    this.#storedTo.set(part, Math.max(offset, this.#storedTo.get(part) ?? 0))
    this.#evict()
  }

  /** The lowest number from which on everything is here; undefined if nothing of the owner is. */
  coversFrom(owner: string): number | undefined {
    const rows = this.#owners.get(owner)
    return rows?.entries[rows.first]?.number
  }

  /** Rows numbered in (after, upTo], ascending, as views that stay as they are. Complete only above `coversFrom`. */
  after(owner: string, after: number, upTo: number, limit: number, maxBytes: number): Uint8Array[] {
    const rows = this.#owners.get(owner)
    if (rows === undefined) return []
    const found: Uint8Array[] = []
    let bytes = 0
    for (let i = firstAbove(rows, after); i < rows.entries.length; i++) {
      const { number, slab, start, end } = rows.entries[i] as Entry
      if (number > upTo || found.length >= limit || bytes >= maxBytes) break
      bytes += end - start
      found.push(slab.bytes.subarray(start, end))
    }
    return found
  }

  at(owner: string, number: number): Uint8Array | undefined {
    const rows = this.#owners.get(owner)
    const entry = rows?.entries[firstAbove(rows, number - 1)]
    return entry?.number === number ? entry.slab.bytes.subarray(entry.start, entry.end) : undefined
  }

  #slabFor(length: number): Slab {
    const current = this.#slabs.at(-1)
    if (current !== undefined && current.used + length <= current.bytes.length) return current
    const { slabBytes } = this.#bounds
    const slab: Slab = {
      bytes: Buffer.allocUnsafeSlow(Math.max(slabBytes, length)),
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
    while (this.#slabs.length > this.#bounds.slabsMax && this.#isStored(this.#slabs[0] as Slab)) {
      const oldest = this.#slabs.shift() as Slab
      for (const rows of oldest.owners) this.#dropOf(rows, oldest)
    }
  }

  #dropOf(rows: OwnerRows, slab: Slab): void {
    while (rows.entries[rows.first]?.slab === slab) rows.first += 1
    if (rows.first >= rows.entries.length) this.#owners.delete(rows.owner)
    else compact(rows)
  }

  #shorten(rows: OwnerRows): void {
    const { rowsPerOwnerMax } = this.#bounds
    for (;;) {
      const oldest = rows.entries[rows.first] as Entry
      if (rows.entries.length - rows.first <= rowsPerOwnerMax || !this.#isStored(oldest.slab)) break
      rows.first += 1
    }
    compact(rows)
  }

  #isStored({ newest }: Slab): boolean {
    for (const [part, offset] of newest) if (offset >= (this.#storedTo.get(part) ?? 0)) return false
    return true
  }
}

/** Now and then, so that a row costs no copying of all. */
function compact(rows: OwnerRows): void {
  if (rows.first < 64 || rows.first * 2 < rows.entries.length) return
  rows.entries = rows.entries.slice(rows.first)
  rows.first = 0
}

/** Index of the first entry numbered above `number`. */
function firstAbove({ entries, first }: OwnerRows, number: number): number {
  let low = first
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle] as Entry).number <= number) low = middle + 1
    else high = middle
  }
  return low
}
