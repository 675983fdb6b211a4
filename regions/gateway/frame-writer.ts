/**
 * Turns entries into bytes for a socket and writes them once. One arena serves all sockets: when the
 * kernel has taken everything at once, which is the rule, it is used again; when not, the arena stays
 * with that socket and a new one is taken. The framed bytes of the list before are kept for the next
 * socket with the very same list: a group's row is framed once for all its members.
 */
import type { Writable } from 'node:stream'

export type Framing = (into: Uint8Array, entries: readonly Uint8Array[], bytes: number) => number

/** Room for a frame of the largest size and its header. */
const arenaBytes = 262_144 + 65_536

export class FrameWriter {
  readonly #framing: Framing
  #arena = Buffer.allocUnsafeSlow(arenaBytes)
  #sharedList: readonly Uint8Array[] | undefined
  #sharedBytes: Buffer | undefined

  constructor(framing: Framing) {
    this.#framing = framing
  }

  write(socket: Writable, entries: readonly Uint8Array[], bytes: number): void {
    if (entries === this.#sharedList) {
      if (this.#sharedBytes === undefined)
        this.#sharedBytes = Buffer.from(this.#arena.subarray(0, this.#framing(this.#arena, entries, bytes)))
      socket.write(this.#sharedBytes)
      return
    }
    this.#sharedList = entries
    this.#sharedBytes = undefined
    const arena = bytes + 16 > arenaBytes ? Buffer.allocUnsafeSlow(bytes + 16) : this.#arena
    socket.write(arena.subarray(0, this.#framing(arena, entries, bytes)))
    if (arena === this.#arena && socket.writableLength > 0) this.#arena = Buffer.allocUnsafeSlow(arenaBytes)
  }
}
