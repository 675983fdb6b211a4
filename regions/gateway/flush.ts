/**
 * Everything for one socket in one turn goes out as one frame and one write: the write is the dearest
 * thing a gateway does. Entries gather on the connection; at the end of the turn each connection that
 * has some sends them. Connections with the very same entries (a group's members) get the very same
 * list, so that a socket adapter can reuse the bytes it has framed.
 */
import type { Scheduler } from '../../platform/clock.ts'
import { limits } from '../../protocol/limits.ts'
import { type Connection, noEntries } from './connection.ts'
import type { GatewayCounts } from './gateway-counts.ts'

/** Sockets written before other work gets a turn: 100 writes are below a millisecond. */
const socketsPerTurn = 100

export class Flush {
  readonly #scheduler: Scheduler
  readonly #counts: GatewayCounts
  readonly #onSlow: (connection: Connection) => void
  readonly #ready: Connection[] = []
  #scheduled = false
  #shared: Uint8Array[] = noEntries

  constructor(scheduler: Scheduler, counts: GatewayCounts, onSlow: (connection: Connection) => void) {
    this.#scheduler = scheduler
    this.#counts = counts
    this.#onSlow = onSlow
  }

  add(connection: Connection, entry: Uint8Array): void {
    if (connection.waiting === noEntries) {
      connection.waiting = [entry]
      this.#ready.push(connection)
      this.#schedule()
    } else connection.waiting.push(entry)
    connection.waitingBytes += entry.length
    // A frame must stay below its limit: what is more goes out now.
    if (connection.waitingBytes > limits.frameBytesMax - limits.bodyBytesMax) this.#send(connection)
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    this.#scheduler.soon(() => this.#run())
  }

  #run(): void {
    this.#scheduled = false
    const batch = this.#ready.splice(0, socketsPerTurn)
    for (const connection of batch) this.#send(connection)
    this.#shared = noEntries
    if (this.#ready.length > 0) this.#schedule()
  }

  #send(connection: Connection): void {
    const { waiting, waitingBytes } = connection
    if (waiting === noEntries) return
    connection.waiting = noEntries
    connection.waitingBytes = 0
    if (!connection.served && connection.state.type !== 'attaching') return
    const entries = sameEntries(this.#shared, waiting) ? this.#shared : waiting
    this.#shared = entries
    this.#counts.frames++
    this.#counts.entries += entries.length
    connection.socket.send(entries, waitingBytes)
    if (connection.socket.bufferedBytes > limits.socketBufferBytesMax) this.#onSlow(connection)
  }
}

function sameEntries(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
