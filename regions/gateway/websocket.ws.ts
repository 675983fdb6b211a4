/**
 * The gateway's WebSocket listener on `ws`. An upgrade is accepted only with an edge's envelope that
 * names this request; everything else is answered as HTTP before a socket exists.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { closeCodes, type CloseCode } from '../../protocol/close-codes.ts'
import { edgeEnvelopeHeader, type EnvelopeGate } from '../../protocol/edge-envelope.ts'
import { errorBody, MeridianError } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'
import { admitUpgrade } from './admit-upgrade.ts'
import type { ClientSocket, SocketEvents } from './client-socket.ts'
import { FrameWriter } from './frame-writer.ts'
import type { Gateway } from './gateway.ts'
import { writeFrame } from './websocket-frame.ts'

export const websocketProtocol = 'meridian.v1'

/** Limits far below the defaults of `ws`, which let one client of tiny fragments hold megabytes. */
const serverOptions = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: limits.frameBytesMax,
  maxFragments: 32,
  maxBufferedChunks: 256,
  closeTimeout: 5_000,
  handleProtocols: (offered: Set<string>) => (offered.has(websocketProtocol) ? websocketProtocol : false),
} as const

/** `ws` ends what breaks its rules with codes of its own; clients know what ours mean (close-2). */
class FrameSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === undefined ? undefined : (ownCodes.get(code) ?? code), reason)
  }
}

const ownCodes = new Map<number, CloseCode>([
  [1002, closeCodes.stayAway.protocol], // a frame that is none
  [1003, closeCodes.stayAway.protocol],
  [1007, closeCodes.stayAway.protocol], // text that is not UTF-8
  [1008, closeCodes.stayAway.protocol], // too many fragments
  [1009, closeCodes.stayAway.tooLarge],
])

export interface WebsocketPorts {
  readonly gateway: Gateway
  readonly envelopes: EnvelopeGate
  /** A request id for the answers that refuse. */
  requestId(): string
}

/** Serves upgrades that arrive at `server`. Returns the way to stop taking them. */
export function serveWebsockets(server: Server, ports: WebsocketPorts): () => void {
  const sockets = new WebSocketServer({ ...serverOptions, WebSocket: FrameSocket })
  const writer = new FrameWriter(writeFrame)
  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on('error', destroyThis)
    admitUpgrade(ports, request.url, headerIn(request)).then(
      (identity) => {
        if (raw.destroyed) return
        sockets.handleUpgrade(request, raw, head, (socket) => join(socket, raw, identity, ports.gateway, writer))
      },
      (caught: unknown) => refuse(raw, MeridianError.from(caught), ports.requestId()),
    )
  }
  server.on('upgrade', onUpgrade)
  return () => {
    server.off('upgrade', onUpgrade)
    sockets.close()
  }
}

/** No closure: one made beside `request` would keep all of it for as long as the socket lives. */
function destroyThis(this: Duplex): void {
  this.destroy()
}

function headerIn(request: IncomingMessage): string | undefined {
  const header = request.headers[edgeEnvelopeHeader]
  return typeof header === 'string' ? header : undefined
}

function join(
  socket: WebSocket,
  raw: Duplex,
  identity: ConnectionIdentity,
  gateway: Gateway,
  writer: FrameWriter,
): void {
  const events = gateway.accept(new WebsocketSocket(socket, raw, writer), identity)
  const states = socket as WebSocket & { [eventsOf]?: SocketEvents }
  states[eventsOf] = events
  // Handlers shared by all sockets: an idle one owns no closure.
  socket.on('message', onMessage)
  socket.on('close', onClose)
  socket.on('error', onError)
}

const eventsOf = Symbol('events')
type WithEvents = WebSocket & { [eventsOf]: SocketEvents }

function onMessage(this: WebSocket, data: Buffer, isBinary: boolean): void {
  // A text frame is no frame of ours; empty bytes are refused as such by the gateway.
  ;(this as WithEvents)[eventsOf].frame(isBinary ? plain(data) : invalidFrame)
}

function onClose(this: WebSocket): void {
  ;(this as WithEvents)[eventsOf].gone()
}

/** Without Node's methods: cutting an entry or a body out of it costs a half. */
const plain = ({ buffer, byteOffset, length }: Buffer): Uint8Array => new Uint8Array(buffer, byteOffset, length)

/** `ws` closes after an error by itself; the close is what counts. */
function onError(): void {}

/** Field number 0, which no frame may have. */
const invalidFrame = Buffer.from([0])

class WebsocketSocket implements ClientSocket {
  readonly #socket: WebSocket
  readonly #raw: Duplex
  readonly #writer: FrameWriter

  constructor(socket: WebSocket, raw: Duplex, writer: FrameWriter) {
    this.#socket = socket
    this.#raw = raw
    this.#writer = writer
  }

  get hasCloseCodes(): boolean {
    return true
  }

  get bufferedBytes(): number {
    return this.#raw.writableLength
  }

  send(entries: readonly Uint8Array[], bytes: number): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#writer.write(this.#raw, entries, bytes)
  }

  close(code: CloseCode): void {
    // One that does not read would never see a close frame behind its backlog.
    if (code === closeCodes.again.slowReader) this.#socket.terminate()
    else this.#socket.close(code)
  }
}

function refuse(raw: Duplex, error: MeridianError, requestId: string): void {
  const body = JSON.stringify(errorBody(error, requestId))
  const wait = error.detail.retryAfterMs
  raw.end(
    [
      `HTTP/1.1 ${error.entry.http} Refused`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      ...(error.entry.retry === 'never' ? [] : [`retry-after: ${Math.ceil((wait ?? 1_000) / 1_000)}`]),
      ...(error.detail.home === undefined ? [] : [`x-meridian-home: ${error.detail.home}`]),
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
