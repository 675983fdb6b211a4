/**
 * The newest records of all parts in memory, so that a reader who keeps up is served without asking
 * Kafka: one piece of memory per batch, of numbers and bytes, from which records are made when
 * somebody reads them. With an object and a view for each, the collector would have half a million to
 * walk. The pieces of all parts stand in one queue, and the oldest go when they take too much. (The
 * embedded log's ring of slabs is built on file positions; here a batch has none.)
 */
import type { NewRecord, Offset, StoredRecord } from './event-log.ts'

interface Piece {
  readonly owner: RecentRecords
  readonly first: Offset
  /** One above what it covers. */
  readonly end: Offset
  readonly count: number
  /** Of each record its offset, its time, kind and flags, and where its payload ends. */
  readonly numbers: Float64Array
  /** Those numbers, and behind them the payloads. */
  readonly memory: Uint8Array
}

const numbersOfRecord = 4
const recordExtraBytes = numbersOfRecord * 8

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
    this.#bytes += piece.memory.length
    while (this.#bytes > this.#bytesMax && this.#oldest < this.#pieces.length) {
      const gone = this.#pieces[this.#oldest++] as Piece
      this.#bytes -= gone.memory.length
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

  /** `records`, which are copied, are all there is from `first` up to `end`. What overlaps an older piece is left out. */
  add(first: Offset, records: readonly StoredRecord[], end: Offset): void {
    this.#add(first, records, end, (index) => (records[index] as StoredRecord).offset)
  }

  /** The same of records without a hole between them. */
  addDense(first: Offset, records: readonly NewRecord[]): void {
    this.#add(first, records, first + records.length, (index) => first + index)
  }

  #add(first: Offset, records: readonly NewRecord[], end: Offset, offsetOf: (index: number) => Offset): void {
    const newest = this.#pieces.at(-1)
    if (records.length === 0 || (newest !== undefined && first < newest.end)) return
    const piece = { owner: this, first, end, count: records.length, ...packed(records, offsetOf) }
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
      for (let at = 0; at < piece.count; at++) {
        const offset = piece.numbers[at * numbersOfRecord] as Offset
        if (offset < next) continue
        if (offset >= end) return found
        const record = recordIn(piece, at)
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

function packed(records: readonly NewRecord[], offsetOf: (index: number) => Offset): Pick<Piece, 'numbers' | 'memory'> {
  const bytes = records.reduce((sum, { payload }) => sum + payload.length + recordExtraBytes, 0)
  const memory = new Uint8Array(bytes)
  const numbers = new Float64Array(memory.buffer, 0, records.length * numbersOfRecord)
  let end = records.length * recordExtraBytes
  for (let index = 0; index < records.length; index++) {
    const { kind, flags, at, payload } = records[index] as NewRecord
    memory.set(payload, end)
    end += payload.length
    const place = index * numbersOfRecord
    numbers[place] = offsetOf(index)
    numbers[place + 1] = at
    numbers[place + 2] = kind * 256 + flags
    numbers[place + 3] = end
  }
  return { numbers, memory }
}

function recordIn({ count, numbers, memory }: Piece, index: number): StoredRecord {
  const place = index * numbersOfRecord
  const begin = index === 0 ? count * recordExtraBytes : (numbers[place - 1] as number)
  const kindAndFlags = numbers[place + 2] as number
  return {
    offset: numbers[place] as Offset,
    kind: kindAndFlags >> 8,
    flags: kindAndFlags & 255,
    at: numbers[place + 1] as number,
    payload: memory.subarray(begin, numbers[place + 3]),
  }
}
