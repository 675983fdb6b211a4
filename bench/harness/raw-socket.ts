/**
 * A client's WebSocket with nothing around it: bytes out, entries in. The `ws` client costs as much as
 * the server, and its cost would decide how much load one process can make.
 */
import { connect, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'

export interface SocketTarget {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export interface RawEvents {
  /** A whole frame's payload; the bytes are used again when the call returns. */
  frame(bytes: Uint8Array): void
  gone(): void
}

const mask = [0x3a, 0x91, 0x5c, 0x07] as const
/** One for all sockets of the process: what was read is handled before the next read. */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1_024)
const outBuffer = Buffer.allocUnsafeSlow(256 * 1_024)

export class RawSocket {
  readonly #socket: Socket
  readonly #events: RawEvents
  #upgraded: (() => void) | undefined
  #held: Buffer | undefined
  #outBytes = 0

  /** Resolves when the upgrade was answered with 101. */
  static open(target: SocketTarget, events: RawEvents): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket: RawSocket = new RawSocket(target, events, reject, () => resolve(socket))
    })
  }

  private constructor(target: SocketTarget, events: RawEvents, failed: (error: Error) => void, open: () => void) {
    this.#events = events
    this.#socket = connect({
      port: target.port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: readBuffer, callback: (length: number) => this.#read(readBuffer.subarray(0, length)) },
    })
    this.#upgraded = open
    this.#socket.on('error', failed)
    this.#socket.on('close', () => {
      if (this.#upgraded !== undefined) failed(new Error('closed before the upgrade'))
      events.gone()
    })
    this.#socket.write(upgradeRequest(target))
  }

  /** Frames gather until `flush`, as a client's do in one turn. */
  put(payload: Uint8Array): void {
    if (this.#outBytes + payload.length + 16 > outBuffer.length) throw new Error('flush before putting so much')
    this.#outBytes = maskedFrame(outBuffer, this.#outBytes, payload)
  }

  /** Before another socket's `put`: they share the buffer. */
  flush(): void {
    if (this.#outBytes === 0) return
    const bytes = outBuffer.subarray(0, this.#outBytes)
    this.#outBytes = 0
    this.#socket.write(bytes)
    // Rarely the kernel does not take it at once; then the buffer is not ours any more.
    if (this.#socket.writableLength > 0) throw new Error('the server does not read')
  }

  send(payload: Uint8Array): void {
    this.put(payload)
    this.flush()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): boolean {
    let bytes = this.#held === undefined ? chunk : Buffer.concat([this.#held, chunk])
    if (this.#upgraded !== undefined) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) return this.#hold(bytes)
      const status = bytes.toString('latin1', 9, 12)
      if (status !== '101') {
        this.#socket.destroy(new Error(`the upgrade was answered with ${status}`))
        return true
      }
      this.#upgraded()
      this.#upgraded = undefined
      bytes = bytes.subarray(end + 4)
    }
    return this.#hold(this.#frames(bytes))
  }

  #hold(rest: Buffer): boolean {
    this.#held = rest.length === 0 ? undefined : Buffer.from(rest)
    return true
  }

  /** Answers what is left behind the last whole frame. */
  #frames(bytes: Buffer): Buffer {
    let at = 0
    while (bytes.length - at >= 2) {
      let length = (bytes[at + 1] as number) & 127
      let head = 2
      if (length === 126) {
        if (bytes.length - at < 4) break
        length = bytes.readUInt16BE(at + 2)
        head = 4
      } else if (length === 127) {
        if (bytes.length - at < 10) break
        length = bytes.readUInt32BE(at + 6)
        head = 10
      }
      if (bytes.length - at < head + length) break
      if (((bytes[at] as number) & 15) === 2) this.#events.frame(bytes.subarray(at + head, at + head + length))
      at += head + length
    }
    return bytes.subarray(at)
  }
}

function upgradeRequest({ port, path, headers }: SocketTarget): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [
    `GET ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'upgrade: websocket',
    'connection: Upgrade',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    'sec-websocket-version: 13',
    ...lines,
    '',
    '',
  ].join('\r\n')
}

/** Writes a masked binary frame at `at`; answers where it ends. */
function maskedFrame(into: Buffer, at: number, payload: Uint8Array): number {
  into[at++] = 0x82
  if (payload.length < 126) into[at++] = 0x80 | payload.length
  else {
    into[at++] = 0x80 | 126
    at = into.writeUInt16BE(payload.length, at)
  }
  for (const byte of mask) into[at++] = byte
  for (let i = 0; i < payload.length; i++) into[at++] = (payload[i] as number) ^ (mask[i & 3] as number)
  return at
}
