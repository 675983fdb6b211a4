/**
 * The limit of a conversation: the smallest server on `ws` that makes the same promise, that a message
 * is durable before anybody hears of it, and makes as few system calls as the product may at best: one
 * durable write for everything that came in a turn, one socket write for everything that goes to one
 * socket. It knows nobody, numbers nothing, checks nothing and cannot read back what it wrote.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { entriesOf, entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { encodeGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeRow } from '../../protocol/codec/row.ts'
import { nOfSend } from '../../protocol/codec/send.ts'
import { encodeVerdict } from '../../protocol/codec/verdict.ts'
import { encodePong, encodeWelcome, type Hello, readHello } from '../../protocol/cold-messages.ts'
import { subprotocol } from '../../protocol/version.ts'
import { FrameWriter } from '../../regions/gateway/frame-writer.ts'
import { writeFrame } from '../../regions/gateway/websocket-frame.ts'
import { serve } from './asked-process.ts'
import './memory-on-signal.ts'
import { LimitHandshake, ticketBytes } from './limit-handshake.ts'
import { type Keep, keepInFile, keepOnKafka } from './limit-log.ts'
import { groupRowTemplate, rowTemplate, verdictTemplate } from './limit-templates.ts'
import type { LimitMethods, LimitMode } from './limit-methods.ts'

/** Bytes of a body under load; the last of a Send, a row and a group row. */
const bodyBytes = 128

interface Client {
  readonly raw: Duplex
  index: number
  waiting: Uint8Array[]
}

interface Message {
  readonly from: Client
  readonly n: number
  readonly body: Uint8Array
}

const writer = new FrameWriter(writeFrame)
const clients: Client[] = []
const counts = { batches: 0, frames: 0 }
const verdictEntry = entryOf(frameFields.verdict, encodeVerdict(verdictTemplate)).slice()
const rowEntry = entryOf(frameFields.row, encodeRow(rowTemplate(bodyBytes))).slice()
const groupRowEntry = entryOf(frameFields.groupRow, encodeGroupRow(groupRowTemplate(bodyBytes))).slice()
const pongEntry = entryOf(frameFields.pong, encodePong({ stamp: 1, head: 1 })).slice()
let mode: LimitMode = 'echo'
let keep: Keep | undefined
let handshake: LimitHandshake | undefined
let pending: Message[] = []
let busy = false

serve<LimitMethods>({
  start: async (given) => {
    mode = given.mode
    const { folder, topic, bytesPerMessage } = given
    if (given.gate !== undefined) handshake = new LimitHandshake(given.gate)
    if (mode !== 'echo')
      keep = await (topic ? keepOnKafka(topic, bytesPerMessage) : keepInFile(folder, bytesPerMessage))
    return { port: await listen() }
  },
  counts: async () => counts,
})

async function listen(): Promise<number> {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    handleProtocols: () => subprotocol,
  })
  const server = createServer()
  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    const upgrade = (): void => sockets.handleUpgrade(request, raw, head, (socket) => welcome(socket, raw))
    if (handshake === undefined) upgrade()
    else handshake.admit(request).then(upgrade, () => raw.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve)
  })
  return (server.address() as AddressInfo).port
}

const clientOf = Symbol('client')
type WithClient = WebSocket & { [clientOf]: Client }

function welcome(socket: WebSocket, raw: Duplex): void {
  ;(socket as WithClient)[clientOf] = { raw, index: 0, waiting: [] }
  socket.on('message', heard)
}

function heard(this: WebSocket, data: Buffer): void {
  const client = (this as WithClient)[clientOf]
  entriesOf(data, (field, start, end) => {
    if (field === frameFields.send) {
      pending.push({ from: client, n: nOfSend(data, start, end), body: data.subarray(end - bodyBytes, end) })
      begin()
    } else if (field === frameFields.ping) put(client, [pongEntry])
    else if (field === frameFields.hello) greet(client, readHello(data.subarray(start, end)))
  })
}

function greet(client: Client, hello: Hello): void {
  client.index = Number(hello.client.split('/')[1])
  clients[client.index] = client
  const said = encodeWelcome({
    writer: 1,
    last: 0,
    head: 0,
    epoch: 1,
    resumeTicket: handshake?.renew(hello.resumeTicket) ?? new Uint8Array(ticketBytes),
    heartbeatMs: 25_000,
    now: 0,
    resumed: hello.resumeTicket.length > 0,
    region: 'limit',
  })
  put(client, [entryOf(frameFields.welcome, said)])
}

function put(client: Client, entries: readonly Uint8Array[]): void {
  let bytes = 0
  for (const { length } of entries) bytes += length
  counts.frames += 1
  writer.write(client.raw as never, entries, bytes)
}

function begin(): void {
  if (busy) return
  busy = true
  setImmediate(() => void commit())
}

async function commit(): Promise<void> {
  const batch = pending
  pending = []
  await (keep as Keep)(batch.map(({ body }) => body))
  counts.batches += 1
  if (mode === 'direct') handOver(batch)
  else handAll(batch)
  setImmediate(() => {
    if (pending.length > 0) void commit()
    else busy = false
  })
}

function handOver(batch: readonly Message[]): void {
  const written = new Set<Client>()
  for (const { from, n, body } of batch) {
    from.waiting.push(verdictOf(n))
    const to = clients[from.index ^ 1] as Client
    to.waiting.push(filled(rowEntry, body))
    written.add(from).add(to)
  }
  for (const client of written) put(client, client.waiting.splice(0))
}

function handAll(batch: readonly Message[]): void {
  const rows = batch.map(({ body }) => filled(groupRowEntry, body))
  const verdicts = batch.map(({ n }) => verdictOf(n))
  const sender = (batch[0] as Message).from
  put(sender, [...verdicts, ...rows])
  for (const client of clients) if (client !== sender) put(client, rows)
}

function verdictOf(n: number): Uint8Array {
  const entry = verdictEntry.slice()
  new DataView(entry.buffer).setUint32(3, n, true)
  return entry
}

function filled(template: Uint8Array, body: Uint8Array): Uint8Array {
  const entry = template.slice()
  entry.set(body, entry.length - bodyBytes)
  return entry
}
