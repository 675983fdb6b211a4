/** One person's device under load: says hello, keeps its ticket and its numbers, hands rows on. */
import { nodeClock } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { nodeRandom } from '../../platform/random.node.ts'
import { entriesOf, entryOf, type FrameField, frameFields } from '../../protocol/codec/frame.ts'
import { encodeSend } from '../../protocol/codec/send.ts'
import { readVerdict } from '../../protocol/codec/verdict.ts'
import { encodeAck, encodeHello, encodePing, readError, readWelcome } from '../../protocol/cold-messages.ts'
import { type ErrorCode, errorCodeOf } from '../../protocol/errors.ts'
import { edgeEnvelopeHeader, sealEnvelope } from '../../protocol/edge-envelope.ts'
import {
  type DeviceNumber,
  type RegionName,
  type SessionId,
  type UserId,
  type UserKey,
  userKeyOf,
  type Zone,
} from '../../protocol/ids.ts'
import { emptySend, type Send } from '../../protocol/messages.ts'
import { protocolVersion, subprotocol } from '../../protocol/version.ts'
import type { LoadPerson, LoadTarget } from './load-methods.ts'
import { RawSocket, type SocketTarget } from './raw-socket.ts'

const path = '/v1/connect'

export interface ClientEvents {
  row(client: LoadClient, bytes: Uint8Array): void
  groupRow(client: LoadClient, bytes: Uint8Array): void
  pong(client: LoadClient): void
  /** All entries of a frame were handed on. */
  read(client: LoadClient): void
}

const nothing = (): void => {}
export const silent: ClientEvents = { row: nothing, groupRow: nothing, pong: nothing, read: nothing }

export class LoadClient {
  readonly index: number
  readonly person: LoadPerson
  readonly key: UserKey
  events: ClientEvents = silent
  /** Why the latest send that was not accepted was not; a run with one of them is not a result. */
  refused: ErrorCode | undefined
  /** Not connected, or not any more. */
  gone = true
  #socket: RawSocket | undefined
  #ticket: Uint8Array = new Uint8Array(0)
  #welcomed: (() => void) | undefined
  #n = 0

  constructor(index: number, person: LoadPerson) {
    this.index = index
    this.person = person
    this.key = userKeyOf(person.user as UserId)
  }

  /** Resolves when welcome has come, with the ticket of the connection before if there was one. */
  async connect(target: LoadTarget): Promise<void> {
    this.gone = false
    const welcomed = new Promise<void>((resolve) => {
      this.#welcomed = resolve
    })
    this.#socket = await RawSocket.open(await this.#upgrade(target), {
      frame: (bytes) => this.#frame(bytes),
      gone: () => {
        this.gone = true
      },
    })
    const hello = encodeHello({
      version: protocolVersion,
      resumeTicket: this.#ticket,
      head: 0,
      // The longest there is: a scenario has pauses in which nobody says anything.
      heartbeatMs: 300_000,
      client: `bench/${this.index}`,
    })
    this.#socket.send(entryOf(frameFields.hello, hello))
    await welcomed
  }

  destroy(): void {
    this.#socket?.destroy()
  }

  /** Numbers the send; it goes out with `flush`. */
  put(given: Partial<Send>): void {
    const send: Send = { ...emptySend, ...given, n: this.#n + 1, prev: this.#n }
    this.#n += 1
    this.#socket?.put(entryOf(frameFields.send, encodeSend(send)))
  }

  flush(): void {
    this.#socket?.flush()
  }

  ack(seq: number): void {
    this.#socket?.send(entryOf(frameFields.ack, encodeAck({ seq })))
  }

  ping(): void {
    this.#socket?.send(entryOf(frameFields.ping, encodePing({ stamp: 1, heartbeatMs: 0 })))
  }

  async #upgrade(target: LoadTarget): Promise<SocketTarget> {
    const protocol = { 'sec-websocket-protocol': subprotocol }
    if (target.type === 'limit') return { port: target.port, path, headers: protocol }
    if (target.type === 'edge') {
      return { port: target.port, path, headers: { ...protocol, authorization: `Bearer ${target.token}` } }
    }
    const { user, device, session, zone, epoch } = this.person
    const home = target.name as RegionName
    const caller = {
      user: user as UserId,
      device: device as DeviceNumber,
      session: session as SessionId,
      zone: zone as Zone,
      home,
      epoch,
    }
    const envelope = await sealEnvelope(
      { pop: target.pop, address: 'bench', caller },
      { region: home, request: `GET ${path}` },
      {
        key: new Uint8Array(Buffer.from(target.envelopeKey, 'base64url')),
        mac: nodeMac,
        clock: nodeClock,
        random: nodeRandom,
      },
    )
    return { port: target.port, path, headers: { ...protocol, [edgeEnvelopeHeader]: envelope } }
  }

  #frame(bytes: Uint8Array): void {
    entriesOf(bytes, (field, start, end) => this.#entry(field, bytes.subarray(start, end)))
    this.events.read(this)
  }

  #answered(code: number): void {
    if (code !== 0) this.refused = errorCodeOf(code)
  }

  #entry(field: FrameField, bytes: Uint8Array): void {
    switch (field) {
      case frameFields.row:
        return this.events.row(this, bytes)
      case frameFields.groupRow:
        return this.events.groupRow(this, bytes)
      case frameFields.verdict:
        this.#answered(readVerdict(bytes).code)
        return
      case frameFields.pong:
        return this.events.pong(this)
      case frameFields.welcome: {
        const welcome = readWelcome(bytes)
        if (this.#ticket.length > 0 && !welcome.resumed) throw new Error('a session was not resumed')
        this.#ticket = Uint8Array.from(welcome.resumeTicket)
        if (this.#n === 0) this.#n = welcome.last
        this.#welcomed?.()
        this.#welcomed = undefined
        return
      }
      case frameFields.error:
        throw new Error(`the server says: ${readError(bytes).message}`)
      default:
    }
  }
}
