/**
 * The gateway ends connections: it reads frames, hands each entry to the worker of the person's part
 * and brings back what the worker says. It knows nothing of messages and never reads a body.
 *
 * Whatever a client sends, the gateway ends one connection at most. Whatever a worker does, the
 * gateway keeps the connections: when the link breaks they are closed with `unavailable`, and the
 * clients resume on any gateway of the region.
 */
import type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import type { Random } from '../../platform/random.ts'
import { errorEntry } from '../../protocol/codec/error-entry.ts'
import { entryOf, entriesOf, frameFields } from '../../protocol/codec/frame.ts'
import {
  encodeGoAway,
  encodePong,
  encodeWelcome,
  readAck,
  readHello,
  readPing,
  readRequest,
  readSync,
} from '../../protocol/cold-messages.ts'
import { errorTable, type ErrorCode, fail, MeridianError } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type { AttachAnswer, ConnectionId, ConnectionIdentity, GatewaySink, WorkerLink } from '../worker/worker-link.ts'
import type { ClientSocket, SocketEvents } from './client-socket.ts'
import { Connection, openState } from './connection.ts'
import { Flush } from './flush.ts'
import { GatewayCounts } from './gateway-counts.ts'
import { Wheel } from './wheel.ts'

export interface GatewayOptions {
  readonly region: string
  /** Which heartbeat intervals a client may ask for, and what it gets if it does not ask. */
  readonly heartbeat: { readonly minMs: number; readonly defaultMs: number; readonly maxMs: number }
  /** Connections at most: below the process's open files, because accepting one too many is fatal to some. */
  readonly connectionsMax: number
  /** Where a drained client should go: the other gateways of the region, best first for this person (P3). */
  targetOf(identity: ConnectionIdentity): string
}

export const heartbeatDefaults = { minMs: 5_000, defaultMs: 25_000, maxMs: 300_000 } as const

export interface GatewayPorts {
  readonly link: WorkerLink
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
}

export class Gateway implements GatewaySink, Service {
  readonly counts = new GatewayCounts()
  readonly #ports: GatewayPorts
  readonly #options: GatewayOptions
  readonly #connections = new Map<ConnectionId, Connection>()
  readonly #flush: Flush
  readonly #wheel: Wheel<Connection>
  readonly #wheelTimer: Timer
  readonly #handler: ConnectionHandler = {
    frame: (connection, bytes) => this.#frame(connection, bytes),
    gone: (connection) => this.#gone(connection),
  }
  #next = 1
  #draining = false

  constructor(ports: GatewayPorts, options: GatewayOptions) {
    this.#ports = ports
    this.#options = options
    this.#flush = new Flush(ports.scheduler, this.counts, (connection) => this.#end(connection, 'slow_reader'))
    this.#wheel = new Wheel((connection) => this.#look(connection))
    this.#wheelTimer = ports.scheduler.every(1_000, () => this.#wheel.turn())
  }

  get connections(): number {
    return this.#connections.size
  }

  /** Handed to sockets and not taken by the kernel yet, over all connections. */
  get waitingBytes(): number {
    let bytes = 0
    for (const { socket } of this.#connections.values()) bytes += socket.bufferedBytes
    return bytes
  }

  /** Throws what an upgrade must be refused with before a socket exists. */
  checkRoom(): void {
    if (this.#draining) throw fail('draining')
    // Another gateway may reach the worker; a socket here would be closed at its hello.
    if (!this.#ports.link.up) throw fail('unavailable')
    if (this.#connections.size >= this.#options.connectionsMax) throw fail('overloaded')
  }

  /** Takes over a socket whose caller the edge has vouched for. */
  accept(socket: ClientSocket, identity: ConnectionIdentity): SocketEvents {
    const id = this.#next++ as ConnectionId
    const now = this.#ports.clock.monotonic()
    const connection = new Connection(
      id,
      socket,
      identity,
      now,
      this.#options.heartbeat.defaultMs,
      limits.helloTimeoutMs,
    )
    this.#connections.set(id, connection)
    this.#wheel.add(connection)
    this.counts.opened++
    return new Accepted(connection, this.#handler)
  }

  deliver(id: ConnectionId, entry: Uint8Array): void {
    const connection = this.#connections.get(id)
    if (connection?.served) this.#flush.add(connection, entry)
  }

  deliverMany(ids: readonly ConnectionId[], entry: Uint8Array): void {
    for (const id of ids) this.deliver(id, entry)
  }

  close(id: ConnectionId, code: ErrorCode): void {
    const connection = this.#connections.get(id)
    if (connection !== undefined) this.#end(connection, code)
  }

  /** The link to the worker broke: everybody connects again. */
  linkLost(): void {
    for (const connection of [...this.#connections.values()]) this.#end(connection, 'unavailable')
  }

  /**
   * Tells every client to go elsewhere, each at its own moment within `windowMs`, and resolves when
   * all have gone. Clients that stay are closed at their deadline.
   */
  async drain(windowMs = 10_000): Promise<void> {
    this.#draining = true
    const now = this.#ports.clock.monotonic()
    for (const connection of this.#connections.values()) {
      if (connection.state.type !== 'open') continue
      const wait = Math.floor(this.#ports.random.fraction() * windowMs)
      connection.state = { type: 'leaving', deadlineMs: now + wait + leavingGraceMs }
      const goAway = encodeGoAway({ deadlineMs: wait, target: this.#options.targetOf(connection.identity) })
      this.#flush.add(connection, entryOf(frameFields.goAway, goAway))
    }
    const end = now + windowMs + leavingGraceMs + 1_000
    while (this.#connections.size > 0 && this.#ports.clock.monotonic() < end) {
      await new Promise<void>((resolve) => {
        this.#ports.scheduler.after(50, resolve)
      })
    }
  }

  async stop(): Promise<void> {
    this.#draining = true
    this.#wheelTimer.cancel()
    for (const connection of [...this.#connections.values()]) this.#end(connection, 'draining')
  }

  #frame(connection: Connection, bytes: Uint8Array): void {
    const { state } = connection
    if (state.type === 'closed') return
    connection.heardAtMs = this.#ports.clock.monotonic()
    try {
      switch (state.type) {
        case 'greeting':
          this.#greet(connection, state, bytes)
          return
        case 'attaching':
          state.heldBytes += bytes.length
          if (state.heldBytes > heldBytesMax) throw fail('overloaded', 'too much was sent before the welcome')
          state.held.push(bytes.slice())
          return
        case 'open':
        case 'leaving':
          entriesOf(bytes, (field, start, end) => this.#entry(connection, field, bytes, start, end))
      }
    } catch (caught) {
      this.#endWith(connection, MeridianError.from(caught))
    }
  }

  #greet(connection: Connection, state: { bytes: number }, bytes: Uint8Array): void {
    state.bytes += bytes.length
    if (state.bytes > limits.bytesBeforeHelloMax)
      throw fail('frame_too_large', 'hello is longer than the limit', { limit: 'bytesBeforeHelloMax' })
    let hello: ReturnType<typeof readHello> | undefined
    entriesOf(bytes, (field, start, end) => {
      if (field !== frameFields.hello || hello !== undefined)
        throw fail('frame_invalid', 'the first frame must be one hello')
      hello = readHello(bytes.subarray(start, end))
    })
    if (hello === undefined) throw fail('frame_invalid', 'the first frame must be one hello')
    if (hello.version !== protocolVersion) throw fail('version_unsupported')
    if (hello.heartbeatMs > 0) connection.heartbeatMs = this.#heartbeat(hello.heartbeatMs)
    connection.state = { type: 'attaching', held: [], heldBytes: 0 }
    const resumeTicket = hello.resumeTicket.length > 0 ? hello.resumeTicket.slice() : undefined
    this.#ports.link
      .attach({ connection: connection.id, identity: connection.identity, resumeTicket, head: hello.head })
      .then(
        (answer) => this.#attached(connection, answer),
        (caught: unknown) => this.#endWith(connection, MeridianError.from(caught)),
      )
  }

  #attached(connection: Connection, answer: AttachAnswer): void {
    const { state } = connection
    if (state.type !== 'attaching') {
      this.#ports.link.detach(connection.id)
      return
    }
    if (answer.type !== 'attached') {
      // `beside` is for links to several workers (`worker-links.ts`): this one knows no other.
      this.#end(connection, answer.type === 'refused' ? answer.code : 'unavailable')
      return
    }
    connection.state = openState
    const welcome = encodeWelcome({
      writer: connection.identity.device,
      last: answer.last,
      head: answer.head,
      epoch: answer.epoch,
      resumeTicket: answer.resumeTicket,
      heartbeatMs: connection.heartbeatMs,
      now: this.#ports.clock.now(),
      resumed: answer.resumed,
      region: this.#options.region,
    })
    this.#flush.add(connection, entryOf(frameFields.welcome, welcome))
    for (const bytes of state.held) this.#frame(connection, bytes)
  }

  #entry(connection: Connection, field: number, frame: Uint8Array, start: number, end: number): void {
    // A decision to close may fall in the middle of a frame: the rest of it has no effect (FC-034).
    if (!connection.served) return
    const { link } = this.#ports
    if (field === frameFields.ack) return link.ack(connection.id, readAck(frame, start, end).seq)
    const bytes = frame.subarray(start, end)
    switch (field) {
      case frameFields.send:
        link.command(connection.id, bytes)
        return
      case frameFields.ping:
        this.#ping(connection, bytes)
        return
      case frameFields.sync: {
        const sync = readSync(bytes)
        link.sync(connection.id, sync.request, sync.key, sync.limit)
        return
      }
      case frameFields.typing:
        link.typing(connection.id, bytes)
        return
      case frameFields.watch:
        link.watch(connection.id, bytes)
        return
      case frameFields.request: {
        const request = readRequest(bytes)
        link.request(connection.id, request.request, request.method, request.body)
        return
      }
      case frameFields.pong:
        return
      default:
        // A newer client may say what this gateway does not know; what it should not say at all ends it.
        if (field <= frameFields.response) throw fail('frame_invalid', `field ${field} is not for a client to send`)
    }
  }

  #ping(connection: Connection, bytes: Uint8Array): void {
    const ping = readPing(bytes)
    if (ping.heartbeatMs > 0) connection.heartbeatMs = this.#heartbeat(ping.heartbeatMs)
    if (this.#ports.link.up) this.#ports.link.ping(connection.id, ping.stamp)
    else this.#flush.add(connection, entryOf(frameFields.pong, encodePong({ stamp: ping.stamp, head: 0 })))
  }

  #heartbeat(askedMs: number): number {
    const { minMs, maxMs } = this.#options.heartbeat
    return Math.min(Math.max(askedMs, minMs), maxMs)
  }

  /** The wheel's look at a connection, every few seconds. Answers whether it stays on the wheel. */
  #look(connection: Connection): boolean {
    const now = this.#ports.clock.monotonic()
    const { state } = connection
    switch (state.type) {
      case 'closed':
        return false
      case 'greeting':
        if (now >= state.deadlineMs) this.#end(connection, 'idle')
        break
      case 'leaving':
        if (now >= state.deadlineMs) this.#end(connection, 'draining')
        break
      case 'attaching':
      case 'open':
        if (now - connection.heardAtMs > connection.heartbeatMs * 2) this.#end(connection, 'idle')
    }
    return connection.state.type !== 'closed'
  }

  #endWith(connection: Connection, error: MeridianError): void {
    if (connection.state.type === 'closed') return
    this.#tell(connection, error)
    this.#close(connection, error.code)
  }

  /** Without a word where a close code says as much. */
  #end(connection: Connection, code: ErrorCode): void {
    if (connection.state.type === 'closed') return
    if (!connection.socket.hasCloseCodes) this.#tell(connection, fail(code))
    this.#close(connection, code)
  }

  #tell(connection: Connection, error: MeridianError): void {
    const entry = errorEntry(error)
    this.counts.frames++
    connection.socket.send([entry], entry.length)
  }

  #close(connection: Connection, code: ErrorCode): void {
    const attached = connection.state.type !== 'greeting'
    connection.state = { type: 'closed', code }
    connection.socket.close(errorTable[code].close)
    this.#forget(connection, attached, code)
  }

  #gone(connection: Connection): void {
    if (connection.state.type === 'closed') return
    const attached = connection.state.type !== 'greeting'
    connection.state = { type: 'closed', code: 'gone' }
    this.#forget(connection, attached, 'gone')
  }

  #forget(connection: Connection, attached: boolean, code: ErrorCode | 'gone'): void {
    this.#connections.delete(connection.id)
    this.counts.closed(code)
    if (attached) this.#ports.link.detach(connection.id)
  }
}

/** A client may send its first messages right behind hello; a page of texts, not a flood. */
const heldBytesMax = 65_536
/** After its own moment a client has this long to go before it is closed. */
const leavingGraceMs = 5_000

interface ConnectionHandler {
  frame(connection: Connection, bytes: Uint8Array): void
  gone(connection: Connection): void
}

/** Two references a connection, and no closure. */
class Accepted implements SocketEvents {
  readonly #connection: Connection
  readonly #handler: ConnectionHandler

  constructor(connection: Connection, handler: ConnectionHandler) {
    this.#connection = connection
    this.#handler = handler
  }

  frame(bytes: Uint8Array): void {
    this.#handler.frame(this.#connection, bytes)
  }

  gone(): void {
    this.#handler.gone(this.#connection)
  }
}
