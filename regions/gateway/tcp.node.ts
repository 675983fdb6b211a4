/**
 * The same frames over plain TCP, each behind its length as four bytes, big-endian. For clients that
 * cannot speak WebSocket; off unless asked for, and it verifies the access token itself, since no
 * edge stands before it (I5): the first frame is the token, the second hello.
 */
import { createServer, type Server, type Socket } from 'node:net'
import type { CloseCode } from '../../protocol/close-codes.ts'
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'
import type { ClientSocket, SocketEvents } from './client-socket.ts'
import { FrameWriter } from './frame-writer.ts'
import type { Gateway } from './gateway.ts'

export interface TcpPorts {
  readonly gateway: Gateway
  /** Who the bearer of this access token is; throws an error of the table. */
  identify(token: string, address: string): Promise<ConnectionIdentity>
}

const lengthBytes = 4
const tokenBytesMax = 4_096

export function tcpListener(ports: TcpPorts): Server {
  const writer = new FrameWriter(writeLengthPrefixed)
  return createServer({ noDelay: true }, (socket) => {
    socket.setTimeout(limits.helloTimeoutMs, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    serve(socket, ports, writer)
  })
}

function serve(socket: Socket, ports: TcpPorts, writer: FrameWriter): void {
  let events: SocketEvents | undefined
  let identifying = false
  const cut = new FrameCutter((frame) => {
    if (events !== undefined) events.frame(frame)
    else if (identifying) throw fail('frame_invalid', 'wait for nothing, but send hello after the token was taken')
    else {
      identifying = true
      socket.pause()
      ports
        .identify(Buffer.from(frame).toString('utf8'), socket.remoteAddress ?? '')
        .then((identity) => {
          ports.gateway.checkRoom()
          socket.setTimeout(0)
          events = ports.gateway.accept(new TcpSocket(socket, writer), identity)
          socket.resume()
        })
        .catch(() => socket.destroy())
    }
  })
  socket.on('data', (chunk) => {
    try {
      cut.take(chunk, events === undefined ? tokenBytesMax : limits.frameBytesMax)
    } catch {
      socket.destroy()
    }
  })
  socket.on('close', () => events?.gone())
}

/** Cuts a byte stream into frames; holds at most one unfinished frame. */
class FrameCutter {
  readonly #onFrame: (frame: Uint8Array) => void
  #rest: Buffer = Buffer.alloc(0)

  constructor(onFrame: (frame: Uint8Array) => void) {
    this.#onFrame = onFrame
  }

  take(chunk: Buffer, frameBytesMax: number): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    while (bytes.length >= lengthBytes) {
      const length = bytes.readUInt32BE(0)
      if (length === 0 || length > frameBytesMax) throw fail('frame_too_large')
      if (bytes.length < lengthBytes + length) break
      this.#onFrame(bytes.subarray(lengthBytes, lengthBytes + length))
      bytes = bytes.subarray(lengthBytes + length)
    }
    this.#rest = Buffer.from(bytes)
  }
}

class TcpSocket implements ClientSocket {
  readonly #socket: Socket
  readonly #writer: FrameWriter

  constructor(socket: Socket, writer: FrameWriter) {
    this.#socket = socket
    this.#writer = writer
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength
  }

  send(entries: readonly Uint8Array[], bytes: number): void {
    if (!this.#socket.destroyed) this.#writer.write(this.#socket, entries, bytes)
  }

  /** There is no close frame: the error entry that was sent before says why. */
  close(_code: CloseCode): void {
    this.#socket.destroySoon()
  }
}

function writeLengthPrefixed(into: Uint8Array, entries: readonly Uint8Array[], bytes: number): number {
  into[0] = bytes >>> 24
  into[1] = (bytes >> 16) & 255
  into[2] = (bytes >> 8) & 255
  into[3] = bytes & 255
  let at = lengthBytes
  for (const entry of entries) {
    into.set(entry, at)
    at += entry.length
  }
  return at
}
