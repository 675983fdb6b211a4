/**
 * The newest rows in memory: what was folded a moment ago is what is read next, and a row that is not
 * stored yet can be read nowhere else. Rows are kept per owner (a person, or a group of this region)
 * in the order of their numbers; beyond a number of bytes the oldest go, but never one that is not
 * stored.
 */

interface Entry {
  readonly number: number
  readonly bytes: Uint8Array
}

interface Age {
  readonly owner: string
  readonly bytes: number
  /** Which writer stores it, and the log offset of the record it came from. */
  readonly part: string
  readonly offset: number
}

export class HotTail {
  readonly #bytesMax: number
  readonly #rows = new Map<string, Entry[]>()
  /** In order of arrival; the first `#gone` have left already. */
  #ages: Age[] = []
  #gone = 0
  #bytes = 0
  readonly #storedTo = new Map<string, number>()

  constructor(bytesMax = 64 << 20) {
    this.#bytesMax = bytesMax
  }

  get bytes(): number {
    return this.#bytes
  }

  /** `bytes` is copied: it may lie in a slab with much else. A number not above the newest is a replay and changes nothing. */
  add(owner: string, number: number, bytes: Uint8Array, part: string, offset: number): void {
    const rows = this.#rows.get(owner)
    const newest = rows?.at(-1)
    if (newest !== undefined && number <= newest.number) return
    const entry = { number, bytes: bytes.slice() }
    if (rows === undefined) this.#rows.set(owner, [entry])
    else rows.push(entry)
    this.#ages.push({ owner, bytes: bytes.length, part, offset })
    this.#bytes += bytes.length
    this.#evict()
  }

  /** Everything that `part` brought from records below `offset` is in the row store. */
  stored(part: string, offset: number): void {
    this.#storedTo.set(part, Math.max(offset, this.#storedTo.get(part) ?? 0))
    this.#evict()
  }

  /** The lowest number from which on everything is here; undefined if nothing of the owner is. */
  coversFrom(owner: string): number | undefined {
    return this.#rows.get(owner)?.[0]?.number
  }

  /** Rows numbered in (after, upTo], ascending. Complete only above `coversFrom`. */
  after(owner: string, after: number, upTo: number, limit: number, maxBytes: number): Uint8Array[] {
    const rows = this.#rows.get(owner)
    if (rows === undefined) return []
    const found: Uint8Array[] = []
    let bytes = 0
    for (let i = firstAbove(rows, after); i < rows.length; i++) {
      const { number, bytes: row } = rows[i] as Entry
      if (number > upTo || found.length >= limit || bytes >= maxBytes) break
      bytes += row.length
      found.push(row)
    }
    return found
  }

  at(owner: string, number: number): Uint8Array | undefined {
    const rows = this.#rows.get(owner)
    const entry = rows?.[firstAbove(rows, number - 1)]
    return entry?.number === number ? entry.bytes : undefined
  }

  #evict(): void {
    while (this.#bytes > this.#bytesMax && this.#gone < this.#ages.length) {
      const oldest = this.#ages[this.#gone] as Age
      if (oldest.offset >= (this.#storedTo.get(oldest.part) ?? 0)) return
      this.#gone += 1
      this.#bytes -= oldest.bytes
      const rows = this.#rows.get(oldest.owner)
      rows?.shift()
      if (rows?.length === 0) this.#rows.delete(oldest.owner)
    }
    if (this.#gone > 10_000 && this.#gone * 2 > this.#ages.length) {
      this.#ages = this.#ages.slice(this.#gone)
      this.#gone = 0
    }
  }
}

/** Index of the first entry numbered above `number`. */
function firstAbove(rows: readonly Entry[], number: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as Entry).number <= number) low = middle + 1
    else high = middle
  }
  return low
}
