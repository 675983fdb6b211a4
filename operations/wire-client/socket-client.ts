/** Frames over a WebSocket at an edge, for scenarios: bytes go out as they are given, entries come in. */
import { WebSocket } from 'ws'
import { entriesOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { readError } from '../../protocol/cold-messages.ts'
import { errorCodeOf, type ErrorCode } from '../../protocol/errors.ts'
import { subprotocol } from '../../protocol/version.ts'
import type { Entry } from './tcp-client.ts'

export class SocketClient {
  readonly entries: Entry[] = []
  /** Undefined while it is open. */
  closeCode: number | undefined
  /** Of the HTTP answer to an upgrade that was refused. */
  refusedWith: { readonly status: number; readonly code: string } | undefined
  isOpen = false
  readonly #socket: WebSocket

  /** `edge`: base URL. */
  constructor(edge: string, token: string) {
    this.#socket = new WebSocket(`${edge.replace('http', 'ws')}/v1/connect`, [subprotocol], {
      headers: { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
    })
    this.#socket.on('open', () => {
      this.isOpen = true
    })
    this.#socket.on('message', (data: Buffer) => {
      entriesOf(data, (field, from, to) => this.entries.push({ field, bytes: data.subarray(from, to) }))
    })
    this.#socket.on('unexpected-response', (request, response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => {
        const { error } = JSON.parse(body) as { error: { code: string } }
        this.refusedWith = { status: response.statusCode ?? 0, code: error.code }
        request.destroy()
      })
    })
    this.#socket.on('error', () => {})
    this.#socket.on('close', (code) => {
      this.isOpen = false
      this.closeCode = code
    })
  }

  /** What the last Error entry says. */
  get refusal(): ErrorCode | undefined {
    const last = this.all(frameFields.error).at(-1)
    return last && errorCodeOf(readError(last).code)
  }

  all(field: FrameField): Uint8Array[] {
    return this.entries.filter((entry) => entry.field === field).map(({ bytes }) => bytes)
  }

  frame(bytes: Uint8Array): void {
    this.#socket.send(bytes)
  }

  text(text: string): void {
    this.#socket.send(text)
  }

  /** One message in pieces of this size. */
  fragments(bytes: Uint8Array, pieceBytes: number): void {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      this.#socket.send(bytes.subarray(at, at + pieceBytes), { fin: at + pieceBytes >= bytes.length, binary: true })
    }
  }

  close(): void {
    this.#socket.terminate()
  }
}
