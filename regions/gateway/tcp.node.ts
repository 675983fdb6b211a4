/**
 * The same frames over plain TCP, each behind its length as four bytes, big-endian. For clients that
 * cannot speak WebSocket; off unless asked for, and it verifies the access token itself, since no
 * edge stands before it (I5): the first frame is the token, the second hello. Frames may be sent
 * ahead: nothing is read on while the token is judged.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { accessTokenCharactersMax } from '../../protocol/access-token.ts'
import { closeCodes, type CloseCode } from '../../protocol/close-codes.ts'
import { errorEntry } from '../../protocol/codec/error-entry.ts'
import { fail, MeridianError } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import type { ConnectionIdentity } from '../worker/worker-link.ts'
import type { ClientSocket, SocketEvents } from './client-socket.ts'
import { FrameCutter, lengthBytes } from './frame-cutter.ts'
import { FrameWriter } from './frame-writer.ts'
import type { Gateway } from './gateway.ts'

export interface TcpPorts {
  readonly gateway: Pick<Gateway, 'accept' | 'checkRoom'>
  /** Who the bearer of this access token is; throws an error of the table. */
  identify(token: string, address: string): Promise<ConnectionIdentity>
}

/** Sockets at once, those that have not shown a token yet among them: as many as a gateway may hold. */
const socketsMax = 18_000
/** One that is told goodbye and does not read is cut after this long. */
const closeTimeoutMs = 5_000

export function tcpListener(ports: TcpPorts): Server {
  const writer = new FrameWriter(writeLengthPrefixed)
  const server = createServer({ noDelay: true }, (socket) => {
    new TcpConnection(socket, writer, ports)
  })
  server.maxConnections = socketsMax
  return server
}

/** What the next frame is. */
type Stage =
  | { readonly type: 'token'; readonly deadline: NodeJS.Timeout }
  | { readonly type: 'judging' }
  | { readonly type: 'hello'; readonly events: SocketEvents }
  | { readonly type: 'frames'; readonly events: SocketEvents }
  | { readonly type: 'closed' }

class TcpConnection implements ClientSocket {
  readonly #socket: Socket
  readonly #writer: FrameWriter
  readonly #ports: TcpPorts
  readonly #cutter = new FrameCutter()
  #stage: Stage

  constructor(socket: Socket, writer: FrameWriter, ports: TcpPorts) {
    this.#socket = socket
    this.#writer = writer
    this.#ports = ports
    const deadline = setTimeout(() => this.#refuse(fail('idle', 'no access token came')), limits.helloTimeoutMs)
    this.#stage = { type: 'token', deadline }
    socket.on('data', (chunk) => {
      this.#cutter.add(chunk)
      this.#read()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#gone())
  }

  get hasCloseCodes(): boolean {
    return false
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength
  }

  send(entries: readonly Uint8Array[], bytes: number): void {
    if (this.#socket.writable) this.#writer.write(this.#socket, entries, bytes)
  }

  close(code: CloseCode): void {
    this.#stage = { type: 'closed' }
    // One that does not read would hold its backlog for ever.
    if (code === closeCodes.again.slowReader) {
      this.#socket.destroy()
      return
    }
    this.#socket.setTimeout(closeTimeoutMs, () => this.#socket.destroy())
    this.#socket.destroySoon()
  }

  #read(): void {
    try {
      for (;;) {
        const stage = this.#stage
        if (stage.type === 'judging' || stage.type === 'closed') return
        const frame = this.#cutter.next(frameBytesMax[stage.type])
        if (frame === undefined) return
        this.#take(stage, frame)
      }
    } catch (caught) {
      this.#refuse(MeridianError.from(caught))
    }
  }

  #take(stage: Exclude<Stage, { type: 'judging' | 'closed' }>, frame: Uint8Array): void {
    switch (stage.type) {
      case 'token':
        clearTimeout(stage.deadline)
        this.#stage = { type: 'judging' }
        this.#socket.pause()
        this.#judge(Buffer.from(frame).toString('latin1')).catch((caught: unknown) =>
          this.#refuse(MeridianError.from(caught)),
        )
        return
      case 'hello':
        this.#stage = { type: 'frames', events: stage.events }
        stage.events.frame(frame)
        return
      case 'frames':
        stage.events.frame(frame)
    }
  }

  async #judge(token: string): Promise<void> {
    const { gateway, identify } = this.#ports
    const identity = await identify(token, this.#socket.remoteAddress ?? '')
    if (this.#stage.type !== 'judging') return
    gateway.checkRoom()
    this.#stage = { type: 'hello', events: gateway.accept(this, identity) }
    this.#socket.resume()
    this.#read()
  }

  /** What the gateway did not hear of, or cannot: it forgets the connection when the socket is gone. */
  #refuse(error: MeridianError): void {
    const stage = this.#stage
    if (stage.type === 'closed') return
    const entry = errorEntry(error)
    this.send([entry], entry.length)
    this.close(error.entry.close)
    if (stage.type === 'hello' || stage.type === 'frames') stage.events.gone()
  }

  #gone(): void {
    const stage = this.#stage
    this.#stage = { type: 'closed' }
    if (stage.type === 'token') clearTimeout(stage.deadline)
    if (stage.type === 'hello' || stage.type === 'frames') stage.events.gone()
  }
}

const frameBytesMax = {
  token: accessTokenCharactersMax,
  hello: limits.bytesBeforeHelloMax,
  frames: limits.frameBytesMax,
} as const

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
