/** For tests of gateways: a worker that only notes what it is told, one person, and frames to send. */
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeHello } from '../../protocol/cold-messages.ts'
import type { DeviceNumber, SessionId, UserKey } from '../../protocol/ids.ts'
import { protocolVersion } from '../../protocol/version.ts'
import type {
  AttachAnswer,
  AttachRequest,
  ConnectionId,
  ConnectionIdentity,
  WorkerLink,
} from '../worker/worker-link.ts'

export const anna: ConnectionIdentity = {
  user: 'anna-anna-anna-1' as UserKey,
  device: 3 as DeviceNumber,
  session: 'ses_00000000000000000000000000' as SessionId,
  zone: 'EU',
  epoch: 0,
  address: 'a1',
}

export class FakeLink implements WorkerLink {
  readonly calls: string[] = []
  answer: AttachAnswer = {
    type: 'attached',
    last: 14,
    head: 99,
    epoch: 0,
    resumeTicket: new Uint8Array([1]),
    resumed: false,
  }
  attached: AttachRequest[] = []
  up = true
  onCommand: (connection: ConnectionId) => void = () => {}
  attach(request: AttachRequest): Promise<AttachAnswer> {
    this.attached.push(request)
    return Promise.resolve(this.answer)
  }
  detach(): void {
    this.calls.push('detach')
  }
  command(connection: ConnectionId, send: Uint8Array): void {
    this.calls.push(`command ${Buffer.from(send).toString('latin1')}`)
    this.onCommand(connection)
  }
  sync(_connection: ConnectionId, request: number, key: string, limit: number): void {
    this.calls.push(`sync ${request} ${key} ${limit}`)
  }
  ack(_connection: ConnectionId, seq: number): void {
    this.calls.push(`ack ${seq}`)
  }
  ping(_connection: ConnectionId, stamp: number): void {
    this.calls.push(`ping ${stamp}`)
  }
  typing(): void {
    this.calls.push('typing')
  }
  watch(): void {
    this.calls.push('watch')
  }
  request(_connection: ConnectionId, request: number, method: string): void {
    this.calls.push(`request ${request} ${method}`)
  }
}

export const hello = (version: number = protocolVersion): Uint8Array =>
  entryOf(
    frameFields.hello,
    encodeHello({ version, resumeTicket: new Uint8Array(), head: 5, heartbeatMs: 10_000, client: 'test/1' }),
  ).slice()
export const send = (text: string): Uint8Array => entryOf(frameFields.send, Buffer.from(text, 'latin1')).slice()
