/**
 * The newest part of the log in memory. Batches are put together right here, written from here, and
 * stay here until the space is needed again; a reader that keeps up is served without a file. The
 * memory is a ring of slabs made once and used over and over: fresh memory for each batch costs
 * more than the batch itself (page faults, full collections).
 *
 * Within one segment batches lie in a slab exactly as in the file, so a file position turns into a
 * place in memory by one subtraction.
 */
import { allocate, type Bytes } from './bytes.ts'
import type { Segment } from './segment.ts'

interface Slab extends Bytes {
  segment: Segment | undefined
  /** File position of the slab's first byte. */
  from: number
  used: number
}

export interface Place extends Bytes {
  /** Subtract from a file position of the segment to get an index into `bytes`. */
  readonly from: number
}

export class MemoryTail {
  readonly #slabBytes: number
  readonly #slabCount: number
  readonly #slabs: Slab[] = []
  #current = -1

  constructor(slabBytes: number, slabCount: number) {
    this.#slabBytes = slabBytes
    this.#slabCount = slabCount
  }

  /**
   * Room for `length` bytes at the end of `segment`. Overwrites the oldest slab when the ring is
   * full: call it only from the event loop, never while a reader may still look at a payload.
   */
  reserve(segment: Segment, length: number): Place {
    const current = this.#slabs[this.#current]
    const slab =
      current?.segment === segment &&
      current.from + current.used === segment.end &&
      current.used + length <= current.bytes.length
        ? current
        : this.#next(segment)
    slab.used += length
    return slab
  }

  /** Gives back what of the last reservation was not needed. */
  giveBack(length: number): void {
    const current = this.#slabs[this.#current]
    if (current) current.used -= length
  }

  find(segment: Segment, position: number): Place | undefined {
    const count = this.#slabs.length
    for (let back = 0; back < count; back++) {
      const slab = this.#slabs[(this.#current - back + count) % count] as Slab
      if (slab.segment === segment && slab.from <= position && position < slab.from + slab.used) return slab
    }
    return undefined
  }

  #next(segment: Segment): Slab {
    this.#current = (this.#current + 1) % this.#slabCount
    const slab = this.#slabs[this.#current] ?? {
      ...allocate(this.#slabBytes),
      segment: undefined,
      from: 0,
      used: 0,
    }
    slab.segment = segment
    slab.from = segment.end
    slab.used = 0
    this.#slabs[this.#current] = slab
    return slab
  }
}
