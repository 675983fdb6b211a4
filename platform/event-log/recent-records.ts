/**
 * The newest records of all parts in memory, so that a reader who keeps up is served without asking
 * Kafka. What this process appended is kept as it was sent, what others appended as it was fetched:
 * one piece of memory per batch, of which records are views. The pieces of all parts stand in one
 * queue, and the oldest go when they take too much. (The embedded log's ring of slabs is built on
 * file positions; here a batch has none.)
 */
import type { Offset, StoredRecord } from './event-log.ts'

interface Piece {
  readonly owner: RecentRecords
  readonly first: Offset
  readonly records: readonly StoredRecord[]
  /** One above what it covers. */
  readonly end: Offset
  readonly bytes: number
}

/** Beyond the payload: the objects of a record. */
const recordExtraBytes = 120

export class RecentBudget {
  readonly #bytesMax: number
  readonly #pieces: Piece[] = []
  #oldest = 0
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  add(piece: Piece): void {
    this.#pieces.push(piece)
    this.#bytes += piece.bytes
    while (this.#bytes > this.#bytesMax && this.#oldest < this.#pieces.length) {
      const gone = this.#pieces[this.#oldest++] as Piece
      this.#bytes -= gone.bytes
      gone.owner.dropOldest()
    }
    // Cut off in large steps: shifting one by one moves the whole list each time.
    if (this.#oldest < 1_024 || this.#oldest * 2 < this.#pieces.length) return
    this.#pieces.splice(0, this.#oldest)
    this.#oldest = 0
  }
}

/** Those of one part. */
export class RecentRecords {
  readonly #budget: RecentBudget
  readonly #pieces: Piece[] = []

  constructor(budget: RecentBudget) {
    this.#budget = budget
  }

  /** `records` are all there is from `first` up to `end`. What overlaps an older piece is left out. */
  add(first: Offset, records: readonly StoredRecord[], end: Offset): void {
    const newest = this.#pieces.at(-1)
    if (records.length === 0 || (newest !== undefined && first < newest.end)) return
    const bytes = records.reduce((sum, { payload }) => sum + payload.length + recordExtraBytes, 0)
    const piece = { owner: this, first, records, end, bytes }
    this.#pieces.push(piece)
    this.#budget.add(piece)
  }

  /** Records from `from` on as far as they are here without a hole, below `end`; empty if `from` is not. */
  read(from: Offset, end: Offset, maxBytes: number): StoredRecord[] {
    const found: StoredRecord[] = []
    let index = this.#pieces.findLastIndex((piece) => piece.first <= from)
    let next = from
    let bytes = 0
    for (let piece = this.#pieces[index]; piece !== undefined; piece = this.#pieces[++index]) {
      if (next < piece.first || next >= piece.end) break
      for (const record of piece.records) {
        if (record.offset < next) continue
        if (record.offset >= end) return found
        bytes += record.payload.length
        if (bytes > maxBytes && found.length > 0) return found
        found.push(record)
      }
      next = piece.end
    }
    return found
  }

  dropOldest(): void {
    this.#pieces.shift()
  }
}
