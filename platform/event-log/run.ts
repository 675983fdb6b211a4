/**
 * The records that one part has in one segment: offsets `first` to `end` − 1, and the file position
 * of each, four bytes a record. Offsets are dense here, so a position is one array access, and a
 * part that fell behind reads its own records and not its neighbours'. The positions of an old
 * segment are let go (`cool`) and found again by reading it.
 */
import type { Offset } from './event-log.ts'
import type { Segment } from './segment.ts'

/** What a run must know of its part. */
export interface RunOwner {
  readonly topic: { readonly number: number }
  readonly partition: number
  /** The lowest offset still stored. */
  start: Offset
  /** Everything below may go. Not kept over a restart: those who release do so again. */
  released: Offset
  /** Oldest first. */
  readonly runs: Run[]
}

const NONE = new Uint32Array(0)
const FEW = 16

export class Run {
  readonly owner: RunOwner
  readonly segment: Segment
  readonly first: Offset
  #positions = NONE
  /** How many positions are known; all of them, or none once it is cool. */
  #known = 0
  #count: number

  /** Records from `first` up to `end` exist already, at positions nobody knows yet. */
  constructor(owner: RunOwner, segment: Segment, first: Offset, end: Offset = first) {
    this.owner = owner
    this.segment = segment
    this.first = first
    this.#count = end - first
  }

  get end(): Offset {
    return this.first + this.#count
  }

  get isWarm(): boolean {
    return this.#known === this.#count
  }

  /** Notes the next record, new in the segment. */
  push(position: number): void {
    this.#note(position)
    this.#count += 1
  }

  /** Notes a record found again. False when there can be none. */
  refind(offset: Offset, position: number): boolean {
    if (offset !== this.first + this.#known || this.#known === this.#count) return false
    this.#note(position)
    return true
  }

  positionOf(offset: Offset): number | undefined {
    return this.#positions[offset - this.first]
  }

  /** Gives back what was taken ahead, once no record is to come. */
  trim(): void {
    this.#resize(this.#known)
  }

  cool(): void {
    this.#positions = NONE
    this.#known = 0
  }

  #note(position: number): void {
    if (this.#known === this.#positions.length) this.#resize(Math.max(FEW, this.#known * 2))
    this.#positions[this.#known++] = position
  }

  #resize(length: number): void {
    const positions = new Uint32Array(length)
    positions.set(this.#positions.subarray(0, this.#known))
    this.#positions = positions
  }
}
