/**
 * Cuts a byte stream into frames, each behind its length as four bytes, big-endian. A frame that is
 * whole in what was read is handed out as it lies there; an unfinished one is gathered in a buffer
 * that doubles, so that a client of single bytes costs no more than what it has sent, and copying it
 * no more than twice its length.
 */
import { fail } from '../../protocol/errors.ts'

export const lengthBytes = 4
const firstBytes = 1_024

export class FrameCutter {
  #bytes: Buffer = nothing
  #start = 0
  #end = 0
  /** Whether `#bytes` is ours to write into. */
  #owned = false

  /** Bytes that came and were not handed out. */
  get waiting(): number {
    return this.#end - this.#start
  }

  /** Takes what was read; it must not change until the next `add`. */
  add(chunk: Buffer): void {
    if (this.waiting === 0) {
      this.#hold(chunk, chunk.length, false)
      return
    }
    if (!this.#owned || this.#end + chunk.length > this.#bytes.length) this.#grow(this.waiting + chunk.length)
    this.#bytes.set(chunk, this.#end)
    this.#end += chunk.length
  }

  /** The next whole frame, or undefined. Throws `frame_too_large`, `frame_invalid` for one without a byte. */
  next(frameBytesMax: number): Uint8Array | undefined {
    if (this.waiting >= lengthBytes) {
      const length = this.#bytes.readUInt32BE(this.#start)
      if (length === 0) throw fail('frame_invalid', 'a frame of no bytes')
      if (length > frameBytesMax) throw fail('frame_too_large', `a frame of ${length} bytes`)
      if (this.waiting >= lengthBytes + length) {
        const from = this.#start + lengthBytes
        this.#start = from + length
        return this.#bytes.subarray(from, this.#start)
      }
    }
    if (this.waiting === 0) this.#hold(nothing, 0, false)
    else if (!this.#owned) this.#grow(this.waiting)
    return undefined
  }

  #grow(needed: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(firstBytes, needed <= firstBytes ? 0 : needed * 2))
    this.#bytes.copy(bytes, 0, this.#start, this.#end)
    this.#hold(bytes, this.waiting, true)
  }

  #hold(bytes: Buffer, end: number, owned: boolean): void {
    this.#bytes = bytes
    this.#start = 0
    this.#end = end
    this.#owned = owned
  }
}

const nothing: Buffer = Buffer.alloc(0)
