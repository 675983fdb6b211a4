/**
 * Lanes between region processes: one gRPC stream per pair of regions and direction. A batch is
 * numbered; the answer names it. Batches of different lane partitions are on the way at the same
 * time, those of one are not, which is the pump's affair.
 *
 * Whoever delivers must know the secret of the pair. When the stream breaks, every batch without an
 * answer is rejected and the pumps send it again.
 */
import * as grpc from '@grpc/grpc-js'
import { asIs, byteStream, keepalive } from '../platform/byte-rpc.grpc.ts'
import { timingSafeEqual } from 'node:crypto'
import type { Service } from '../platform/lifecycle.ts'
import { manyBytes, message, text, uint32, uint53 } from '../protocol/codec/table.ts'
import { fail } from '../protocol/errors.ts'
import { type Lane, parseLane, topicOfLane } from './lane-name.ts'
import type { LaneBatch, LaneReceiving, LaneTransport } from './lane-transport.ts'

interface WireBatch {
  readonly number: number
  readonly from: string
  readonly topic: string
  readonly partition: number
  readonly first: number
  readonly records: readonly Uint8Array[]
}

const { read: readBatch, encode: encodeBatch } = message<WireBatch>({
  number: uint53(1),
  from: text(2),
  topic: text(3),
  partition: uint32(4),
  first: uint53(5),
  records: manyBytes(6),
})

interface WireAnswer {
  readonly number: number
  /** Empty: durable. Else why not, for the log. */
  readonly problem: string
}

const { read: readAnswer, encode: encodeAnswer } = message<WireAnswer>({ number: uint53(1), problem: text(2) })

const deliver = byteStream('/meridian.lanes.v1.Lanes/Deliver')

/** Adds the receiving side to `server`. `secretOf` answers undefined for a region that may not deliver here. */
export function serveLanes(
  server: grpc.Server,
  secretOf: (fromAlias: string) => string | undefined,
  receive: LaneReceiving,
): void {
  server.addService(
    { Deliver: deliver },
    {
      Deliver: (stream: grpc.ServerDuplexStream<Buffer, Buffer>) => {
        const from = String(stream.metadata.get('meridian-from')[0] ?? '')
        if (!secretMatches(secretOf(from), String(stream.metadata.get('authorization')[0] ?? ''))) {
          stream.emit('error', refusal('unknown region', grpc.status.UNAUTHENTICATED))
          return
        }
        stream.sendMetadata(new grpc.Metadata())
        stream.on('data', (bytes: Buffer) => {
          const batch = readable(bytes, readBatch)
          if (batch === undefined) {
            stream.emit('error', refusal('a batch that cannot be read', grpc.status.INVALID_ARGUMENT))
            return
          }
          const answer = (problem: string): void =>
            void stream.write(Buffer.from(encodeAnswer({ number: batch.number, problem })))
          const lane = parseLane(batch.topic)
          // A region speaks for itself only.
          if (lane === undefined || batch.from !== from) answer('not a lane of yours')
          else
            receive({ from, lane, partition: batch.partition, first: batch.first, records: batch.records }).then(
              () => answer(''),
              (caught: unknown) => answer(String(caught)),
            )
        })
        stream.on('end', () => stream.end())
        stream.on('error', () => {})
      },
    },
  )
}

/** As an event: a stream that is destroyed tells the other side nothing. */
const refusal = (message: string, code: grpc.status): Error => Object.assign(new Error(message), { code })

/** Undefined for what nobody can read: the other side is of no use then, and its stream ends. */
function readable<Value>(bytes: Uint8Array, read: (bytes: Uint8Array) => Value): Value | undefined {
  try {
    return read(bytes)
  } catch {
    return undefined
  }
}

function secretMatches(secret: string | undefined, given: string): boolean {
  if (secret === undefined) return false
  const expected = Buffer.from(`Bearer ${secret}`)
  const bytes = Buffer.from(given)
  return bytes.length === expected.length && timingSafeEqual(bytes, expected)
}

export interface GrpcLaneOptions {
  readonly address: string
  readonly fromAlias: string
  readonly secret: string
}

export class GrpcLaneTransport implements LaneTransport, Service {
  readonly #options: GrpcLaneOptions
  readonly #client: grpc.Client
  readonly #open = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  #stream: grpc.ClientDuplexStream<Buffer, Buffer> | undefined
  #next = 1
  #cut = false

  constructor(options: GrpcLaneOptions) {
    this.#options = options
    this.#client = new grpc.Client(options.address, grpc.credentials.createInsecure(), { ...keepalive, ...maxMessage })
  }

  deliver(batch: LaneBatch): Promise<void> {
    if (this.#cut) return Promise.reject(fail('unavailable', 'the link is cut'))
    const stream = this.#dialled()
    const number = this.#next++
    return new Promise((resolve, reject) => {
      this.#open.set(number, { resolve, reject })
      const { from, lane, partition, first, records } = batch
      stream.write(
        Buffer.from(encodeBatch({ number, from, topic: topicOfLane(lane satisfies Lane), partition, first, records })),
      )
    })
  }

  /** An operator's scissors: nothing goes out until `heal`. */
  cut(): void {
    this.#cut = true
    this.#stream?.cancel()
  }

  heal(): void {
    this.#cut = false
  }

  stop(): Promise<void> {
    this.#cut = true
    this.#stream?.cancel()
    this.#client.close()
    return Promise.resolve()
  }

  #dialled(): grpc.ClientDuplexStream<Buffer, Buffer> {
    if (this.#stream !== undefined) return this.#stream
    const metadata = new grpc.Metadata()
    metadata.set('authorization', `Bearer ${this.#options.secret}`)
    metadata.set('meridian-from', this.#options.fromAlias)
    const stream = this.#client.makeBidiStreamRequest(deliver.path, asIs, asIs, metadata)
    this.#stream = stream
    stream.on('data', (bytes: Buffer) => {
      const answer = readable(bytes, readAnswer)
      if (answer === undefined) stream.cancel()
      else this.#answered(answer)
    })
    const ended = (): void => this.#ended(stream)
    stream.on('error', ended)
    stream.on('end', ended)
    return stream
  }

  #answered({ number, problem }: WireAnswer): void {
    const waiting = this.#open.get(number)
    this.#open.delete(number)
    if (problem === '') waiting?.resolve()
    else waiting?.reject(fail('unavailable', problem))
  }

  #ended(stream: grpc.ClientDuplexStream<Buffer, Buffer>): void {
    if (this.#stream !== stream) return
    this.#stream = undefined
    for (const { reject } of this.#open.values()) reject(fail('unavailable'))
    this.#open.clear()
  }
}

/** A batch of half a megabyte and one record that is as large as a record may be. */
const maxMessage = { 'grpc.max_send_message_length': 4 << 20, 'grpc.max_receive_message_length': 4 << 20 }
