/**
 * Turns entries into bytes for a socket and writes them once. One arena serves all sockets: when the
 * kernel has taken everything at once, which is the rule, its place is used again; when not, the next
 * frame goes behind it. So sockets that do not read hold what waits for them and little more, and not
 * an arena for each small frame. The framed bytes of the list before are kept for the next
 * socket with the very same list: a group's row is framed once for all its members.
 */
import type { Writable } from 'node:stream'

export type Framing = (into: Uint8Array, entries: readonly Uint8Array[], bytes: number) => number

/** Room for a frame of the largest size and its header. */
const arenaBytes = 262_144 + 65_536
/** A length of four bytes, or what WebSocket puts before a payload. */
const headerBytesMax = 16

export class FrameWriter {
  readonly #framing: Framing
  #arena = Buffer.allocUnsafeSlow(arenaBytes)
  /** What lies before still waits in some socket. */
  #at = 0
  #sharedList: readonly Uint8Array[] | undefined
  #sharedBytes: Buffer | undefined

  constructor(framing: Framing) {
    this.#framing = framing
  }

  write(socket: Writable, entries: readonly Uint8Array[], bytes: number): void {
    if (entries === this.#sharedList) {
      this.#sharedBytes ??= Buffer.from(this.#framed(entries, bytes))
      socket.write(this.#sharedBytes)
      return
    }
    this.#sharedList = entries
    this.#sharedBytes = undefined
    const frame = this.#framed(entries, bytes)
    socket.write(frame)
    if (socket.writableLength > 0) this.#at += frame.length
  }

  /** In the arena, from `#at` on. */
  #framed(entries: readonly Uint8Array[], bytes: number): Buffer {
    const needed = bytes + headerBytesMax
    if (this.#at + needed > this.#arena.length) {
      this.#arena = Buffer.allocUnsafeSlow(Math.max(arenaBytes, needed))
      this.#at = 0
    }
    const free = this.#at === 0 ? this.#arena : this.#arena.subarray(this.#at)
    return free.subarray(0, this.#framing(free, entries, bytes))
  }
}
