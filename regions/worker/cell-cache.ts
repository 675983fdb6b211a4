/**
 * The cells of one part in memory. A cell enters when a record needs it and stays while it differs
 * from what the store has (L5); after that it may leave, and does when the cache is full. Since a
 * cell that is not here has not been touched since it was stored, loading it again is exact.
 *
 * Time is counted in checkpoints: `takeTouched` ends a generation, `stored` says that everything
 * touched up to a generation is in the store. Asking for a cell counts as touching it: cheaper than
 * comparing, and a fold that asks for a cell nearly always changes it.
 */
import { type Cell, type CellKey } from '../fold/cells.ts'
import type { Cells } from '../fold/fold.ts'

interface Entry {
  readonly key: CellKey
  readonly cell: Cell
  /** Generation in which it was last touched; 0 = only loaded. */
  touched: number
}

export interface TouchedCells {
  readonly generation: number
  readonly cells: readonly { readonly key: CellKey; readonly cell: Cell }[]
}

export class CellCache implements Cells {
  readonly #entries = new Map<CellKey, Entry>()
  readonly #cellsMax: number
  /** Those of the record that is folded next are the first `#namedCount`: a list that is emptied loses its memory. */
  readonly #named: Entry[] = []
  #namedCount = 0
  #touched: Entry[] = []
  #generation = 1
  #storedGeneration = 0

  /** `cellsMax` bounds what is kept beyond need; cells that are not stored yet stay in any case. */
  constructor(cellsMax: number) {
    this.#cellsMax = cellsMax
  }

  get size(): number {
    return this.#entries.size
  }

  get<K extends Cell['type']>(type: K, key: CellKey): Extract<Cell, { type: K }> {
    const entry = this.#entryOf(key)
    if (entry === undefined) throw new Error(`a fold asked for a ${type} cell that it had not named`)
    if (entry.cell.type !== type) throw new Error(`a fold asked for a ${entry.cell.type} cell as ${type}`)
    if (entry.touched !== this.#generation) {
      entry.touched = this.#generation
      this.#touched.push(entry)
    }
    return entry.cell as Extract<Cell, { type: K }>
  }

  /** A record names few cells, so that a look through them is faster than a table. */
  #entryOf(key: CellKey): Entry | undefined {
    for (let at = 0; at < this.#namedCount; at++) {
      const entry = this.#named[at] as Entry
      if (entry.key === key) return entry
    }
    return this.#entries.get(key)
  }

  /** The cell for a reader, which must not change it; undefined when the store has the truth. */
  peek(key: CellKey): Cell | undefined {
    return this.#entries.get(key)?.cell
  }

  /** Whether all of `keys` are here. Then they are what is asked for next. */
  hasAll(keys: readonly CellKey[]): boolean {
    this.#namedCount = 0
    for (let at = 0; at < keys.length; at++) {
      const entry = this.#entries.get(keys[at] as CellKey)
      if (entry === undefined) return false
      this.#named[this.#namedCount++] = entry
    }
    return true
  }

  /** Adds those of `keys` that are not here to `missing`. */
  addMissing(keys: readonly CellKey[], missing: Set<CellKey>): void {
    for (const key of keys) if (!this.#entries.has(key)) missing.add(key)
  }

  /** Takes a cell that was loaded, or made empty because the store has none. Never over one that is here. */
  insert(key: CellKey, cell: Cell): void {
    if (!this.#entries.has(key)) this.#entries.set(key, { key, cell, touched: 0 })
  }

  /** Ends the generation: its touched cells, to be encoded at once, before anything more is folded. */
  takeTouched(): TouchedCells {
    const cells = this.#touched
    this.#touched = []
    return { generation: this.#generation++, cells }
  }

  /** Cells last touched in or before `generation` are as the store has them. */
  stored(generation: number): void {
    this.#storedGeneration = Math.max(this.#storedGeneration, generation)
    if (this.#entries.size > this.#cellsMax) this.#trim()
  }

  /** Cells whose keys start with `prefix`. Walks all: for lists that people ask for, not for records. */
  withPrefix(prefix: string): Map<CellKey, Cell> {
    const found = new Map<CellKey, Cell>()
    for (const { key, cell } of this.#entries.values()) if (key.startsWith(prefix)) found.set(key, cell)
    return found
  }

  /** First what was idle for two generations, oldest first; then whatever may go. */
  #trim(): void {
    for (const idleBefore of [this.#storedGeneration - 1, this.#storedGeneration + 1]) {
      for (const { key, touched } of this.#entries.values()) {
        if (this.#entries.size <= this.#cellsMax) return
        if (touched <= this.#storedGeneration && touched < idleBefore) this.#entries.delete(key)
      }
    }
  }
}
