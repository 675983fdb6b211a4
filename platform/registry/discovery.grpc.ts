/**
 * Who is there, asked of the process that keeps the registry of a region of one. The stream is the
 * session: when it ends, the registry is unreachable, the last lists stay, and it is dialled again
 * until it is back; then everything is said and asked anew.
 */
import * as grpc from '@grpc/grpc-js'
import { keepalive } from '../byte-rpc.grpc.ts'
import type { Clock, Scheduler } from '../clock.ts'
import type { Service } from '../lifecycle.ts'
import { exchange } from './discovery-served.grpc.ts'
import { type Ask, bytesOf, readMessage, type Told } from './discovery-messages.ts'
import {
  type Announced,
  type Announcement,
  checkAnnouncement,
  type Discovery,
  type OwnAnnouncement,
  type ProcessId,
  RegistryError,
  type RegistryState,
  type Role,
} from './registry.ts'

export interface GrpcDiscoveryOptions {
  readonly self: ProcessId
  /** `host:port` of the internal listener of the process that keeps the registry. */
  readonly address: string
  readonly secret: string
  readonly clock: Clock
  readonly scheduler: Scheduler
}

/** A process that was started again is found soon, and one that stays away is not asked all the time. */
const redialMs = 250

type Stream = grpc.ClientDuplexStream<Buffer, Buffer>

export class GrpcDiscovery implements Discovery, Service {
  readonly #options: GrpcDiscoveryOptions
  readonly #client: grpc.Client
  readonly #listeners = new Set<(state: RegistryState) => void>()
  readonly #own = new Map<Role, RemoteAnnouncement>()
  readonly #lists = new Map<Role, readonly Announced[]>()
  readonly #watchers = new Map<(list: readonly Announced[]) => void, Role>()
  /** Askers of this stream, in order. */
  #waiting: { readonly resolve: () => void; readonly reject: (error: RegistryError) => void }[] = []
  #stream: Stream | undefined
  state: RegistryState

  constructor(options: GrpcDiscoveryOptions) {
    this.#options = options
    this.state = { type: 'unreachable', sinceMs: options.clock.monotonic() }
    this.#client = new grpc.Client(options.address, grpc.credentials.createInsecure(), keepalive)
    this.#dial()
  }

  onState(listener: (state: RegistryState) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async announce(announcement: Announcement): Promise<OwnAnnouncement> {
    checkAnnouncement(announcement)
    if (this.state.type === 'closed') throw new RegistryError('closed', 'this registry was stopped')
    const before = this.#own.get(announcement.role)
    if (before?.standing === 'announced') {
      await before.update(announcement)
      return before
    }
    await this.#ask({ type: 'announce', announcement })
    const own = new RemoteAnnouncement(this.#options.self, announcement, (ask) => this.#ask(ask))
    this.#own.set(announcement.role, own)
    return own
  }

  watch(role: Role, onList: (list: readonly Announced[]) => void): () => void {
    const watcher = (list: readonly Announced[]): void => onList(list)
    const isFirst = ![...this.#watchers.values()].includes(role)
    this.#watchers.set(watcher, role)
    const list = this.#lists.get(role)
    if (list !== undefined) watcher(list)
    else if (isFirst) this.#say({ type: 'watch', role })
    return () => void this.#watchers.delete(watcher)
  }

  async stop(): Promise<void> {
    if (this.state.type === 'closed') return
    this.#turn({ type: 'closed' })
    this.#watchers.clear()
    this.#stream?.end()
    this.#client.close()
  }

  #dial(): void {
    if (this.state.type === 'closed') return
    const metadata = new grpc.Metadata()
    metadata.set('authorization', `Bearer ${this.#options.secret}`)
    const stream: Stream = this.#client.makeBidiStreamRequest(
      exchange.path,
      exchange.requestSerialize,
      exchange.responseDeserialize,
      metadata,
    )
    let isOver = false
    const over = (): void => {
      if (isOver) return
      isOver = true
      this.#lost(stream)
    }
    // Headers come when the other side has let us in.
    stream.on('metadata', () => this.#joined(stream))
    stream.on('data', (bytes: Buffer) => {
      try {
        this.#heard(readMessage<Told>(bytes))
      } catch {
        stream.cancel()
      }
    })
    for (const event of ['error', 'end', 'status']) stream.on(event, over)
  }

  #joined(stream: Stream): void {
    if (this.state.type === 'closed') return
    this.#stream = stream
    this.#say({ type: 'join', id: this.#options.self })
    for (const role of new Set(this.#watchers.values())) this.#say({ type: 'watch', role })
    for (const own of this.#own.values())
      if (own.standing === 'announced') this.#ask({ type: 'announce', announcement: own.announcement }).catch(() => {})
    this.#turn({ type: 'connected' })
  }

  #lost(stream: Stream): void {
    if (this.#stream === stream) this.#stream = undefined
    for (const { reject } of this.#waiting.splice(0)) reject(unreachable())
    this.#turn({ type: 'unreachable', sinceMs: this.#options.clock.monotonic() })
    this.#options.scheduler.after(redialMs, () => this.#dial())
  }

  #heard(told: Told): void {
    switch (told.type) {
      case 'done': {
        const asked = this.#waiting.shift()
        if (told.failure === undefined) asked?.resolve()
        else asked?.reject(new RegistryError(told.failure.code, told.failure.message))
        return
      }
      case 'superseded':
        this.#own.get(told.role)?.supersede()
        return
      case 'list':
        this.#lists.set(told.role, told.list)
        for (const [watcher, role] of [...this.#watchers]) if (role === told.role) watcher(told.list)
    }
  }

  /** Resolves when the other side has done it. */
  #ask(ask: Ask): Promise<void> {
    if (this.#stream === undefined) return Promise.reject(unreachable())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#say(ask)
    })
  }

  #say(ask: Ask): void {
    this.#stream?.write(bytesOf(ask))
  }

  #turn(state: RegistryState): void {
    if (this.state.type === 'closed') return
    const isSame = this.state.type === state.type
    this.state = isSame ? this.state : state
    if (!isSame) for (const listener of [...this.#listeners]) listener(state)
  }
}

const unreachable = (): RegistryError =>
  new RegistryError('unreachable', 'the registry cannot be reached now: nothing new is given out')

class RemoteAnnouncement implements OwnAnnouncement {
  readonly #self: ProcessId
  readonly #ask: (ask: Ask) => Promise<void>
  announcement: Announcement
  standing: OwnAnnouncement['standing'] = 'announced'

  constructor(self: ProcessId, announcement: Announcement, ask: (ask: Ask) => Promise<void>) {
    this.#self = self
    this.#ask = ask
    this.announcement = announcement
  }

  get role(): Role {
    return this.announcement.role
  }

  async update(change: Partial<Omit<Announcement, 'role'>>): Promise<void> {
    const announcement = { ...this.announcement, ...change }
    checkAnnouncement(announcement)
    if (this.standing === 'superseded')
      throw new RegistryError('superseded', `a newer process is \`${this.#self}\` now`)
    if (this.standing === 'withdrawn') throw new RegistryError('closed', 'this announcement was withdrawn')
    this.announcement = announcement
    await this.#askUnlessAway({ type: 'announce', announcement })
  }

  async withdraw(): Promise<void> {
    if (this.standing !== 'announced') return
    this.standing = 'withdrawn'
    await this.#askUnlessAway({ type: 'withdraw', role: this.role })
  }

  supersede(): void {
    if (this.standing === 'announced') this.standing = 'superseded'
  }

  /** Away: it is said, or left out, when the stream is back. */
  async #askUnlessAway(ask: Ask): Promise<void> {
    try {
      await this.#ask(ask)
    } catch (caught) {
      if (!(caught instanceof RegistryError && caught.code === 'unreachable')) throw caught
    }
  }
}
