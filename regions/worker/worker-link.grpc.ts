/**
 * The link between a gateway process and the worker, over one bidirectional gRPC stream. The worker
 * serves it on its internal listener; whoever connects must know the region's internal secret, which
 * stays inside the region's data folder.
 *
 * When the stream ends, for whatever reason, both sides forget the connections that ran over it. The
 * gateway dials again at once and then with a growing pause; until then it refuses new sockets.
 */
import * as grpc from '@grpc/grpc-js'
import { asIs, byteStream, keepalive } from '../../platform/byte-rpc.grpc.ts'
import { timingSafeEqual } from 'node:crypto'
import type { Scheduler } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { type ErrorCode, fail } from '../../protocol/errors.ts'
import { LinkBatch, readBatch } from './link-batch.ts'
import {
  encodeGatewayMessage,
  encodeWorkerMessage,
  type GatewayMessage,
  readGatewayMessage,
  readWorkerMessage,
  type WorkerMessage,
} from './link-messages.ts'
import type { ServedLink } from './served-link.ts'
import type { AttachAnswer, AttachRequest, ConnectionId, GatewaySink, WorkerLink } from './worker-link.ts'

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
const exchange = byteStream('/meridian.link.v1.Link/Exchange')

/** Bytes waiting towards one gateway before it counts as stuck; its clients resume elsewhere. */
const stuckBytes = 64 * 1024 * 1024

/** Adds the worker's side to `server`. */
export function serveLinks(
  server: grpc.Server,
  secret: string,
  scheduler: Scheduler,
  connect: (sink: GatewaySink) => ServedLink,
): void {
  const expected = Buffer.from(`Bearer ${secret}`)
  server.addService(
    { Exchange: exchange },
    {
      Exchange: (stream: grpc.ServerDuplexStream<Buffer, Buffer>) => {
        const given = Buffer.from(String(stream.metadata.get('authorization')[0] ?? ''))
        if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
          stream.emit('error', refusal('unknown gateway', grpc.status.UNAUTHENTICATED))
          return
        }
        serveGateway(stream, scheduler, connect)
      },
    },
  )
}

function serveGateway(
  stream: grpc.ServerDuplexStream<Buffer, Buffer>,
  scheduler: Scheduler,
  connect: (sink: GatewaySink) => ServedLink,
): void {
  const batch = new LinkBatch(scheduler, (bytes) => {
    stream.write(asBuffer(bytes))
    if (stream.writableLength > stuckBytes) stream.destroy(new Error('the gateway does not read'))
  })
  const say = (message: WorkerMessage): void => batch.add(encodeWorkerMessage(message))
  // The headers tell the gateway that it was let in.
  stream.sendMetadata(new grpc.Metadata())
  const link = connect({
    deliver: (connection, entry) => say({ type: 'entry', connections: [connection], entry }),
    deliverMany: (connections, entry) => say({ type: 'entry', connections, entry }),
    close: (connection, code) => say({ type: 'close', connection, code }),
  })
  const end = once(() => link.lost())
  stream.on('data', (bytes: Buffer) => {
    const messages = messagesOf(bytes, readGatewayMessage)
    if (messages === undefined)
      stream.emit('error', refusal('a batch that cannot be read', grpc.status.INVALID_ARGUMENT))
    else for (const message of messages) act(message, link, say)
  })
  stream.on('end', () => {
    end()
    stream.end()
  })
  stream.on('error', end)
  stream.on('close', end)
  stream.on('cancelled', end)
}

/** Undefined when the other side says what nobody can read: it is of no use, and its stream ends. */
function messagesOf<Message>(batch: Uint8Array, read: (bytes: Uint8Array) => Message): Message[] | undefined {
  const messages: Message[] = []
  try {
    readBatch(batch, (bytes) => messages.push(read(bytes)))
    return messages
  } catch {
    return undefined
  }
}

/** As an event: a stream that is destroyed tells the other side nothing. */
const refusal = (message: string, code: grpc.status): Error => Object.assign(new Error(message), { code })

function act(message: GatewayMessage, link: WorkerLink, say: (message: WorkerMessage) => void): void {
  switch (message.type) {
    case 'attach': {
      const { connection } = message.request
      link.attach(message.request).then(
        (answer) => say({ type: 'attached', connection, answer }),
        () => say({ type: 'attached', connection, answer: { type: 'refused', code: 'unavailable', home: undefined } }),
      )
      return
    }
    case 'detach':
      return link.detach(message.connection)
    case 'command':
      return link.command(message.connection, message.bytes)
    case 'typing':
      return link.typing(message.connection, message.bytes)
    case 'watch':
      return link.watch(message.connection, message.bytes)
    case 'sync':
      return link.sync(message.connection, message.request, message.key, message.limit)
    case 'ack':
      return link.ack(message.connection, message.seq)
    case 'ping':
      return link.ping(message.connection, message.stamp)
    case 'request':
      return link.request(message.connection, message.request, message.method, message.body)
  }
}

export interface GatewayLinkOptions {
  /** `host:port` of the worker's internal listener. */
  readonly address: string
  readonly secret: string
  readonly scheduler: Scheduler
}

/** The gateway's side. */
export class GrpcWorkerLink implements WorkerLink, Service {
  readonly #options: GatewayLinkOptions
  readonly #client: grpc.Client
  readonly #attaching = new Map<
    ConnectionId,
    { resolve: (answer: AttachAnswer) => void; reject: (error: Error) => void }
  >()
  readonly #batch: LinkBatch
  /** For `link-metrics.ts`. */
  readonly counts = { sent: 0, sentBatches: 0, heard: 0, heardBatches: 0 }
  #stream: grpc.ClientDuplexStream<Buffer, Buffer> | undefined
  #sink: GatewaySink | undefined
  #onLost: () => void = () => {}
  #stopped = false
  #pauseMs = redialFirstMs

  constructor(options: GatewayLinkOptions) {
    this.#options = options
    this.#client = new grpc.Client(options.address, grpc.credentials.createInsecure(), keepalive)
    this.#batch = new LinkBatch(options.scheduler, (bytes) => {
      this.counts.sentBatches += 1
      this.#stream?.write(asBuffer(bytes))
    })
  }

  get up(): boolean {
    return this.#stream !== undefined
  }

  /** Begins to dial. `onLost` is called whenever a stream that was up ends. */
  start(sink: GatewaySink, onLost: () => void): void {
    this.#sink = sink
    this.#onLost = onLost
    this.#dial()
  }

  stop(): Promise<void> {
    this.#stopped = true
    this.#stream?.end()
    this.#client.close()
    return Promise.resolve()
  }

  attach(request: AttachRequest): Promise<AttachAnswer> {
    if (this.#stream === undefined) return Promise.reject(fail('unavailable'))
    return new Promise((resolve, reject) => {
      this.#attaching.set(request.connection, { resolve, reject })
      this.#say({ type: 'attach', request })
    })
  }

  detach(connection: ConnectionId): void {
    this.#attaching.delete(connection)
    this.#say({ type: 'detach', connection })
  }

  command(connection: ConnectionId, send: Uint8Array): void {
    this.#say({ type: 'command', connection, bytes: send })
  }

  sync(connection: ConnectionId, request: number, key: string, limit: number): void {
    this.#say({ type: 'sync', connection, request, key, limit })
  }

  ack(connection: ConnectionId, seq: number): void {
    this.#say({ type: 'ack', connection, seq })
  }

  ping(connection: ConnectionId, stamp: number): void {
    this.#say({ type: 'ping', connection, stamp })
  }

  typing(connection: ConnectionId, typing: Uint8Array): void {
    this.#say({ type: 'typing', connection, bytes: typing })
  }

  watch(connection: ConnectionId, watch: Uint8Array): void {
    this.#say({ type: 'watch', connection, bytes: watch })
  }

  request(connection: ConnectionId, request: number, method: string, body: Uint8Array): void {
    this.#say({ type: 'request', connection, request, method, body })
  }

  #say(message: GatewayMessage): void {
    if (this.#stream === undefined) return
    this.counts.sent += 1
    this.#batch.add(encodeGatewayMessage(message))
  }

  #dial(): void {
    if (this.#stopped) return
    const metadata = new grpc.Metadata()
    metadata.set('authorization', `Bearer ${this.#options.secret}`)
    const stream = this.#client.makeBidiStreamRequest(exchange.path, asIs, asIs, metadata)
    const ended = once(() => this.#ended(stream))
    // Headers come with the worker's first word: it is there and has let us in.
    stream.on('metadata', () => {
      this.#pauseMs = redialFirstMs
      this.#stream = stream
    })
    stream.on('data', (bytes: Buffer) => {
      const messages = messagesOf(bytes, readWorkerMessage)
      this.counts.heardBatches += 1
      this.counts.heard += messages?.length ?? 0
      if (messages === undefined) stream.cancel()
      else for (const message of messages) this.#heard(message)
    })
    stream.on('error', ended)
    stream.on('end', ended)
    stream.on('status', ended)
  }

  #heard(message: WorkerMessage): void {
    switch (message.type) {
      case 'attached':
        this.#attaching.get(message.connection)?.resolve(message.answer)
        this.#attaching.delete(message.connection)
        return
      case 'entry':
        // The bytes are a view of the stream's own message, which nobody changes: kept as they are.
        this.#sink?.deliverMany(message.connections, message.entry)
        return
      case 'close':
        this.#sink?.close(message.connection, message.code)
    }
  }

  #ended(stream: grpc.ClientDuplexStream<Buffer, Buffer>): void {
    const wasUp = this.#stream === stream
    if (wasUp) this.#stream = undefined
    for (const { reject } of this.#attaching.values()) reject(fail('unavailable' satisfies ErrorCode))
    this.#attaching.clear()
    if (wasUp) this.#onLost()
    if (this.#stopped) return
    this.#options.scheduler.after(this.#pauseMs, () => this.#dial())
    this.#pauseMs = Math.min(this.#pauseMs * 2, redialMaxMs)
  }
}

const redialFirstMs = 50
const redialMaxMs = 1_000

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    work()
  }
}
