/**
 * Presence between two regions over one bidirectional gRPC stream per direction, dialled by the
 * viewers' side. When it ends everything it told is unknown at once; after a pause it is dialled again
 * and every subscription is made anew.
 */
import * as grpc from '@grpc/grpc-js'
import { asIs, byteStream, keepalive } from '../../platform/byte-rpc.grpc.ts'
import type { Scheduler } from '../../platform/clock.ts'
import type { Service } from '../../platform/lifecycle.ts'
import { message, optionalBytes, optionalKey, uint32, uint53 } from '../../protocol/codec/table.ts'
import { encodeTyping, readTyping, type Typing } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { Permitted } from '../../residency-policy/flows/resident.ts'
import { peerMetadata, peerOf, type SecretOf } from '../peers/peer-credentials.grpc.ts'
import type { PeerService, PresencePeer } from './presence-peer.ts'
import type { PresenceSubscription } from './presence-source.ts'
import { type Presence, unknown } from './presence-store.ts'

/** `number` with viewer and target begins a subscription, alone it ends it; `to` and `typing` come without. */
interface Ask {
  readonly number: number
  readonly viewer: UserKey | undefined
  readonly target: UserKey | undefined
  readonly to: UserKey | undefined
  readonly typing: Uint8Array | undefined
}

const { read: readAsk, encode: encodeAsk } = message<Ask>({
  number: uint53(1),
  viewer: optionalKey<UserKey>(2),
  target: optionalKey<UserKey>(3),
  to: optionalKey<UserKey>(4),
  typing: optionalBytes(5),
})

interface Told {
  readonly number: number
  /** 0 unknown, 1 online, 2 offline */
  readonly state: number
  readonly lastSeen: number
}

const { read: readTold, encode: encodeTold } = message<Told>({
  number: uint53(1),
  state: uint32(2),
  lastSeen: uint53(3),
})

const watch = byteStream('/meridian.presence.v1.Presence/Watch')

/** 200 people in view of 20,000 connections, the most one process holds: beyond it a region misbehaves. */
const subscriptionsMax = 4_000_000

/** Bytes waiting towards one region before it counts as stuck. */
const stuckBytes = 16 * 1024 * 1024

const redialMs = 1_000

/** Adds the home's side to `server`. `secretOf` answers undefined for a region that may not ask here. */
export function servePresence(server: grpc.Server, secretOf: SecretOf, service: PeerService): void {
  server.addService(
    { Watch: watch },
    {
      Watch: (stream: grpc.ServerDuplexStream<Buffer, Buffer>) => {
        const from = peerOf(stream.metadata, secretOf)
        if (from === undefined) {
          // As an event: a stream that is destroyed tells the other side nothing.
          stream.emit('error', Object.assign(new Error('unknown region'), { code: grpc.status.UNAUTHENTICATED }))
          return
        }
        servePeer(stream, from, service)
      },
    },
  )
}

function servePeer(stream: grpc.ServerDuplexStream<Buffer, Buffer>, from: string, service: PeerService): void {
  const source = service.sourceFor(from)
  const ends = new Map<number, () => void>()
  stream.sendMetadata(new grpc.Metadata())
  const tell = (number: number, presence: Presence): void => {
    stream.write(Buffer.from(encodeTold(toldOf(number, presence))))
    if (stream.writableLength > stuckBytes) stream.destroy(new Error('the region does not read'))
  }
  const heard = ({ number, viewer, target, to, typing }: Ask): void => {
    if (to !== undefined && typing !== undefined) return service.typingFrom(from, to, readTyping(typing))
    ends.get(number)?.()
    ends.delete(number)
    if (viewer === undefined || target === undefined) return
    if (ends.size >= subscriptionsMax) throw new RangeError('too many subscriptions')
    ends.set(number, source.subscribe({ viewer, target, tell: (presence) => tell(number, presence?.value ?? unknown) }))
  }
  stream.on('data', (bytes: Buffer) => {
    try {
      heard(readAsk(bytes))
    } catch (caught) {
      stream.emit('error', caught instanceof Error ? caught : new Error(String(caught)))
    }
  })
  const end = (): void => {
    for (const one of ends.values()) one()
    ends.clear()
  }
  stream.on('end', () => {
    end()
    stream.end()
  })
  stream.on('error', end)
  stream.on('close', end)
  stream.on('cancelled', end)
}

const states = ['unknown', 'online', 'offline'] as const

function toldOf(number: number, presence: Presence): Told {
  const lastSeen = presence.type === 'offline' ? presence.lastSeen : 0
  return { number, state: states.indexOf(presence.type), lastSeen }
}

function presenceOf({ state, lastSeen }: Told): Presence {
  const type = states[state] ?? 'unknown'
  return type === 'offline' ? { type, lastSeen } : { type }
}

export interface GrpcPresencePeerOptions {
  readonly address: string
  readonly fromAlias: string
  readonly secret: string
  readonly scheduler: Scheduler
}

/** The viewers' side. */
export class GrpcPresencePeer implements PresencePeer, Service {
  readonly #options: GrpcPresencePeerOptions
  readonly #client: grpc.Client
  readonly #open = new Map<number, PresenceSubscription>()
  #stream: grpc.ClientDuplexStream<Buffer, Buffer> | undefined
  #isUp = false
  #isCut = false
  #next = 1

  constructor(options: GrpcPresencePeerOptions) {
    this.#options = options
    this.#client = new grpc.Client(options.address, grpc.credentials.createInsecure(), keepalive)
  }

  subscribe(subscription: PresenceSubscription): () => void {
    const number = this.#next++
    this.#open.set(number, subscription)
    if (this.#isUp) this.#ask(number, subscription)
    else {
      subscription.tell(unknown)
      this.#dial()
    }
    return () => {
      if (this.#open.delete(number) && this.#isUp) this.#say({ ...nothing, number })
    }
  }

  typing(to: UserKey, { value }: Permitted<'presence', Typing>): void {
    if (this.#isUp) this.#say({ ...nothing, to, typing: encodeTyping(value).slice() })
    else this.#dial()
  }

  /** An operator's scissors: nothing is asked until `heal`. */
  cut(): void {
    this.#isCut = true
    this.#stream?.cancel()
  }

  heal(): void {
    this.#isCut = false
    this.#dial()
  }

  stop(): Promise<void> {
    this.cut()
    this.#client.close()
    return Promise.resolve()
  }

  #ask(number: number, { viewer, target }: PresenceSubscription): void {
    this.#say({ ...nothing, number, viewer, target })
  }

  #say(ask: Ask): void {
    this.#stream?.write(Buffer.from(encodeAsk(ask)))
  }

  /** Only while somebody looks there, so that two regions that have nothing to do with each other keep silent. */
  #dial(): void {
    if (this.#isCut || this.#stream !== undefined) return
    const stream = this.#client.makeBidiStreamRequest(watch.path, asIs, asIs, peerMetadata(this.#options))
    this.#stream = stream
    stream.on('metadata', () => {
      this.#isUp = true
      for (const [number, subscription] of this.#open) this.#ask(number, subscription)
    })
    stream.on('data', (bytes: Buffer) => this.#heard(bytes, stream))
    const ended = (): void => this.#ended(stream)
    stream.on('error', ended)
    stream.on('end', ended)
  }

  #heard(bytes: Buffer, stream: grpc.ClientDuplexStream<Buffer, Buffer>): void {
    try {
      const told = readTold(bytes)
      this.#open.get(told.number)?.tell(presenceOf(told))
    } catch {
      stream.cancel()
    }
  }

  #ended(stream: grpc.ClientDuplexStream<Buffer, Buffer>): void {
    if (this.#stream !== stream) return
    const wasUp = this.#isUp
    this.#stream = undefined
    this.#isUp = false
    if (wasUp) for (const { tell } of this.#open.values()) tell(unknown)
    this.#options.scheduler.after(redialMs, () => {
      if (this.#open.size > 0) this.#dial()
    })
  }
}

const nothing: Ask = { number: 0, viewer: undefined, target: undefined, to: undefined, typing: undefined }
