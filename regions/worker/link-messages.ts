/** The messages of protocol/proto/link.proto: one encoded GatewayMessage or WorkerMessage each. */
import { present, Reader } from '../../protocol/codec/reader.ts'
import { freshWriter } from '../../protocol/codec/writer.ts'
import { errorCodeOf, errorTable, type ErrorCode } from '../../protocol/errors.ts'
import type { DeviceNumber, SessionId, UserKey } from '../../protocol/ids.ts'
import type { AttachAnswer, AttachRequest, ConnectionId } from './worker-link.ts'

export type GatewayMessage =
  | { readonly type: 'attach'; readonly request: AttachRequest }
  | { readonly type: 'detach'; readonly connection: ConnectionId }
  | { readonly type: 'command' | 'typing' | 'watch'; readonly connection: ConnectionId; readonly bytes: Uint8Array }
  | {
      readonly type: 'sync'
      readonly connection: ConnectionId
      readonly request: number
      readonly key: string
      readonly limit: number
    }
  | { readonly type: 'ack'; readonly connection: ConnectionId; readonly seq: number }
  | { readonly type: 'ping'; readonly connection: ConnectionId; readonly stamp: number }
  | {
      readonly type: 'request'
      readonly connection: ConnectionId
      readonly request: number
      readonly method: string
      readonly body: Uint8Array
    }

export type WorkerMessage =
  | { readonly type: 'attached'; readonly connection: ConnectionId; readonly answer: AttachAnswer }
  | { readonly type: 'entry'; readonly connections: readonly ConnectionId[]; readonly entry: Uint8Array }
  | { readonly type: 'close'; readonly connection: ConnectionId; readonly code: ErrorCode }

const field = (number: number, wireType: number): number => number * 8 + wireType
const connectionTag = field(1, 0)
const bytesFields = { command: 4, typing: 8, watch: 9 } as const

export function encodeGatewayMessage(message: GatewayMessage): Uint8Array {
  const writer = freshWriter()
  writer.varint(connectionTag, message.type === 'attach' ? message.request.connection : message.connection)
  switch (message.type) {
    case 'attach': {
      const { identity, resumeTicket, head } = message.request
      const opened = writer.open(field(2, 2))
      writer.key(field(1, 2), identity.user)
      writer.varint(field(2, 0), identity.device)
      writer.text(field(3, 2), identity.session)
      writer.text(field(4, 2), identity.zone)
      writer.varint(field(5, 0), identity.epoch)
      writer.text(field(6, 2), identity.address)
      if (resumeTicket !== undefined) writer.bytes(field(7, 2), resumeTicket)
      writer.varint(field(8, 0), head)
      writer.close(opened)
      break
    }
    case 'detach':
      writer.varint(field(3, 0), 1)
      break
    case 'command':
    case 'typing':
    case 'watch':
      writer.bytes(field(bytesFields[message.type], 2), message.bytes)
      break
    case 'sync': {
      const opened = writer.open(field(5, 2))
      writer.varint(field(1, 0), message.request)
      writer.text(field(2, 2), message.key)
      writer.varint(field(3, 0), message.limit)
      writer.close(opened)
      break
    }
    case 'ack':
      writer.varint(field(6, 0), message.seq)
      break
    case 'ping':
      writer.varint(field(7, 0), message.stamp)
      break
    case 'request': {
      const opened = writer.open(field(10, 2))
      writer.varint(field(1, 0), message.request)
      writer.text(field(2, 2), message.method)
      writer.bytes(field(3, 2), message.body)
      writer.close(opened)
    }
  }
  return writer.finish()
}

export function readGatewayMessage(bytes: Uint8Array): GatewayMessage {
  const reader = new Reader(bytes)
  let connection = 0 as ConnectionId
  let message: GatewayMessage | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case connectionTag:
        connection = reader.varint53() as ConnectionId
        break
      case field(2, 2):
        message = { type: 'attach', request: readAttach(reader.inner(), connection) }
        break
      case field(3, 0):
        reader.varint53()
        message = { type: 'detach', connection }
        break
      case field(4, 2):
        message = { type: 'command', connection, bytes: reader.bytes() }
        break
      case field(5, 2):
        message = readSync(reader.inner(), connection)
        break
      case field(6, 0):
        message = { type: 'ack', connection, seq: reader.varint53() }
        break
      case field(7, 0):
        message = { type: 'ping', connection, stamp: reader.varint53() }
        break
      case field(8, 2):
        message = { type: 'typing', connection, bytes: reader.bytes() }
        break
      case field(9, 2):
        message = { type: 'watch', connection, bytes: reader.bytes() }
        break
      case field(10, 2):
        message = readRequest(reader.inner(), connection)
        break
      default:
        reader.skip(tag)
    }
  }
  if (message === undefined) throw new RangeError('a link message without content')
  return message
}

function readAttach(reader: Reader, connection: ConnectionId): AttachRequest {
  let user: UserKey | undefined
  let device = 0
  let session = ''
  let zone = ''
  let epoch = 0
  let address = ''
  let resumeTicket: Uint8Array | undefined
  let head = 0
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case field(1, 2):
        user = reader.key() as UserKey
        break
      case field(2, 0):
        device = reader.varint53()
        break
      case field(3, 2):
        session = reader.text()
        break
      case field(4, 2):
        zone = reader.text()
        break
      case field(5, 0):
        epoch = reader.varint53()
        break
      case field(6, 2):
        address = reader.text()
        break
      case field(7, 2):
        resumeTicket = reader.bytes().slice()
        break
      case field(8, 0):
        head = reader.varint53()
        break
      default:
        reader.skip(tag)
    }
  }
  const identity = {
    user: present(user),
    device: device as DeviceNumber,
    session: session as SessionId,
    zone,
    epoch,
    address,
  }
  return { connection, identity, resumeTicket, head }
}

function readSync(reader: Reader, connection: ConnectionId): GatewayMessage {
  let request = 0
  let key = ''
  let limit = 0
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === field(1, 0)) request = reader.varint53()
    else if (tag === field(2, 2)) key = reader.text()
    else if (tag === field(3, 0)) limit = reader.varint53()
    else reader.skip(tag)
  }
  return { type: 'sync', connection, request, key, limit }
}

function readRequest(reader: Reader, connection: ConnectionId): GatewayMessage {
  let request = 0
  let method = ''
  let body: Uint8Array = new Uint8Array(0)
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === field(1, 0)) request = reader.varint53()
    else if (tag === field(2, 2)) method = reader.text()
    else if (tag === field(3, 2)) body = reader.bytes()
    else reader.skip(tag)
  }
  return { type: 'request', connection, request, method, body }
}

export function encodeWorkerMessage(message: WorkerMessage): Uint8Array {
  const writer = freshWriter()
  switch (message.type) {
    case 'attached': {
      writer.varint(connectionTag, message.connection)
      const opened = writer.open(field(2, 2))
      const { answer } = message
      if (answer.type === 'refused') {
        writer.varint(field(1, 0), errorTable[answer.code].wire)
        if (answer.home !== undefined) writer.text(field(2, 2), answer.home)
      } else if (answer.type === 'beside') {
        writer.text(field(8, 2), answer.worker)
      } else {
        writer.varint(field(3, 0), answer.last)
        writer.varint(field(4, 0), answer.head)
        writer.varint(field(5, 0), answer.epoch)
        writer.bytes(field(6, 2), answer.resumeTicket)
        writer.varint(field(7, 0), answer.resumed ? 1 : 0)
      }
      writer.close(opened)
      break
    }
    case 'entry':
      for (const connection of message.connections) writer.varint(connectionTag, connection)
      writer.bytes(field(3, 2), message.entry)
      break
    case 'close':
      writer.varint(connectionTag, message.connection)
      writer.varint(field(4, 0), errorTable[message.code].wire)
  }
  return writer.finish()
}

export function readWorkerMessage(bytes: Uint8Array): WorkerMessage {
  const reader = new Reader(bytes)
  const connections: ConnectionId[] = []
  let message: WorkerMessage | undefined
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case connectionTag:
        connections.push(reader.varint53() as ConnectionId)
        break
      case field(2, 2):
        message = { type: 'attached', connection: connections[0] as ConnectionId, answer: readAttached(reader.inner()) }
        break
      case field(3, 2):
        message = { type: 'entry', connections, entry: reader.bytes() }
        break
      case field(4, 0):
        message = { type: 'close', connection: connections[0] as ConnectionId, code: errorCodeOf(reader.varint53()) }
        break
      default:
        reader.skip(tag)
    }
  }
  if (message === undefined) throw new RangeError('a link message without content')
  return message
}

function readAttached(reader: Reader): AttachAnswer {
  let refused = 0
  let home: string | undefined
  let beside: string | undefined
  let last = 0
  let head = 0
  let epoch = 0
  let resumeTicket: Uint8Array = new Uint8Array(0)
  let resumed = false
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === field(1, 0)) refused = reader.varint53()
    else if (tag === field(2, 2)) home = reader.text()
    else if (tag === field(3, 0)) last = reader.varint53()
    else if (tag === field(4, 0)) head = reader.varint53()
    else if (tag === field(5, 0)) epoch = reader.varint53()
    else if (tag === field(6, 2)) resumeTicket = reader.bytes().slice()
    else if (tag === field(7, 0)) resumed = reader.varint53() === 1
    else if (tag === field(8, 2)) beside = reader.text()
    else reader.skip(tag)
  }
  if (refused !== 0) return { type: 'refused', code: errorCodeOf(refused), home }
  if (beside !== undefined) return { type: 'beside', worker: beside }
  return { type: 'attached', last, head, epoch, resumeTicket, resumed }
}
