/** Frames over a region's TCP listener, for scenarios: bytes go out as they are given, entries come in. */
import { connect, type Socket } from 'node:net'
import { entriesOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { readError } from '../../protocol/cold-messages.ts'
import { errorCodeOf, type ErrorCode } from '../../protocol/errors.ts'

export interface Entry {
  readonly field: FrameField
  readonly bytes: Uint8Array
}

export class TcpClient {
  readonly entries: Entry[] = []
  readonly #socket: Socket
  #rest = Buffer.alloc(0)
  #ended = false

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk: Buffer) => this.#heard(chunk))
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      this.#ended = true
    })
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Why it was ended: the last Error entry says so (conn-2). */
  get refusal(): ErrorCode | undefined {
    const last = this.all(frameFields.error).at(-1)
    return last && errorCodeOf(readError(last).code)
  }

  all(field: FrameField): Uint8Array[] {
    return this.entries.filter((entry) => entry.field === field).map(({ bytes }) => bytes)
  }

  /** Behind its length. */
  frame(bytes: Uint8Array | string): void {
    const body = Buffer.from(bytes)
    const head = Buffer.alloc(4)
    head.writeUInt32BE(body.length)
    this.raw(Buffer.concat([head, body]))
  }

  raw(bytes: Uint8Array): void {
    this.#socket.write(bytes)
  }

  close(): void {
    this.#socket.destroy()
  }

  #heard(chunk: Buffer): void {
    let bytes = Buffer.concat([this.#rest, chunk])
    while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE(0)) {
      const end = 4 + bytes.readUInt32BE(0)
      const frame = bytes.subarray(4, end)
      entriesOf(frame, (field, from, to) => this.entries.push({ field, bytes: frame.subarray(from, to) }))
      bytes = bytes.subarray(end)
    }
    this.#rest = bytes
  }
}
