/**
 * One session with ZooKeeper, from its first connection to its end, behind a watchdog. The library
 * (node-zookeeper-client) connects again by itself as long as the session lives, but it has no read
 * timeout, keeps what was asked while it was away and sends it later, and after an expiry it never
 * comes back. So here: nothing is asked of a session that is not connected, every question ends, a
 * silent connection is cut, and whoever made this makes a new one when it has ended.
 *
 * A question that ends with `unreachable` may have been carried out.
 */
import { type Client, CreateMode, createClient, type Event, type Exception, type Stat } from 'node-zookeeper-client'
import type { Socket } from 'node:net'
import type { Clock, Scheduler, Timer } from '../clock.ts'
import { RegistryError } from './registry.ts'
import { Watchdog } from './watchdog.ts'

export interface ZooKeeperPlace {
  /** `host:port` of each server. */
  readonly servers: readonly string[]
  /** The folder that is this registry, `/meridian/eu-central`. */
  readonly root: string
}

export interface SessionOptions extends ZooKeeperPlace {
  readonly timeoutMs: number
  readonly clock: Clock
  readonly scheduler: Scheduler
}

export interface SessionEvents {
  /** The first time, and after each interruption. */
  connected(): void
  silent(): void
  /** Expired. Nothing can be asked any more and nothing more is told. */
  ended(): void
  /** Ten times a timeout. */
  tick(): void
}

export interface Node {
  readonly data: string
  /** Number of the change that made it: grows over all nodes. */
  readonly created: bigint
  readonly version: number
  /** The session it goes with; zeros if it stays. */
  readonly session: string
}

/** Changes that happen together or not at all. `version` is at least 1: the library takes 0 for any. */
export type Change =
  | { readonly type: 'check'; readonly path: string; readonly version: number }
  | { readonly type: 'create'; readonly path: string; readonly data: string }
  | { readonly type: 'write'; readonly path: string; readonly data: string }
  | { readonly type: 'remove'; readonly path: string }

/** ZooKeeper has answered, and the answer is no. */
export class Refusal extends Error {
  readonly code: string
  constructor(code: string, path: string) {
    super(`ZooKeeper refused ${path}: ${code}`)
    this.code = code
  }
}

export const isRefusal = (caught: unknown, ...codes: readonly string[]): boolean =>
  caught instanceof Refusal && codes.includes(caught.code)

/** What the library keeps to itself and its watchdog needs. */
interface Insides {
  readonly connectionManager: {
    socket?: Socket
    connectTimeoutHandler?: NodeJS.Timeout
    connect: () => void
    onSocketConnected: () => void
  }
}

type Answer<Value> = (error: Error | Exception | null | undefined, value: Value) => void

export class ZooKeeperSession {
  readonly #options: SessionOptions
  readonly #events: SessionEvents
  readonly #client: Client
  readonly #ticker: Timer
  #watchdog: Watchdog
  #timeoutMs: number
  #phase: 'dialling' | 'connected' | 'ended' = 'dialling'
  #dialledAtMs: number
  #proves = false

  constructor(options: SessionOptions, events: SessionEvents) {
    this.#options = options
    this.#events = events
    this.#timeoutMs = options.timeoutMs
    this.#dialledAtMs = options.clock.monotonic()
    this.#watchdog = new Watchdog(options.timeoutMs, this.#dialledAtMs)
    const sessionTimeout = options.timeoutMs
    this.#client = createClient(options.servers.join(','), { sessionTimeout, spinDelay: redialMs, retries: 0 })
    this.#client.on('connected', () => this.#connected())
    this.#client.on('disconnected', () => this.#silent())
    this.#client.on('expired', () => this.#end(true))
    this.#client.connect()
    this.#ticker = options.scheduler.every(options.timeoutMs / 10, () => this.#tick())
  }

  /** Of nodes that go with this session. */
  get id(): string {
    return this.#client.getSessionId().toString('hex')
  }

  get isConnected(): boolean {
    return this.#phase === 'connected'
  }

  /** Whether the registry certainly keeps this session at this moment. */
  isProven(): boolean {
    return this.#phase !== 'ended' && this.#watchdog.isProven(this.#options.clock.monotonic())
  }

  /** From now on beats go through the leader, and one has when this resolves. */
  async prove(): Promise<void> {
    this.#proves = true
    const sentAt = this.#options.clock.monotonic()
    await this.commit([{ type: 'check', path: '', version: -1 }])
    this.#watchdog.answered(sentAt, true)
  }

  /** Undefined where there is none. `onEvent` is called once, when what was read has changed. */
  async read(path: string, onEvent?: (event: Event) => void): Promise<Node | undefined> {
    try {
      return await this.#ask<Node>(path, (full, answer) => {
        const answered = (error: Error | Exception | null, data: Buffer | undefined, stat: Stat): void => {
          if (error) answer(error, undefined as never)
          else answer(undefined, nodeOf(data, stat))
        }
        if (onEvent === undefined) this.#client.getData(full, answered)
        else this.#client.getData(full, onEvent, answered)
      })
    } catch (caught) {
      if (isRefusal(caught, 'NO_NODE')) return undefined
      throw caught
    }
  }

  children(path: string, onEvent: (event: Event) => void): Promise<readonly string[]> {
    return this.#ask(path, (full, answer) => this.#client.getChildren(full, onEvent, answer))
  }

  /** A node that goes with this session, or stays. */
  async create(path: string, data: string, stays: 'stays' | 'goes'): Promise<void> {
    const mode = stays === 'stays' ? CreateMode.PERSISTENT : CreateMode.EPHEMERAL
    await this.#ask<string>(path, (full, answer) => this.#client.create(full, Buffer.from(data), mode, answer))
  }

  /** Answers the new version. Without `version` whatever was there before. */
  async write(path: string, data: string, version = -1): Promise<number> {
    const bytes = Buffer.from(data)
    return (await this.#ask<Stat>(path, (full, answer) => this.#client.setData(full, bytes, version, answer))).version
  }

  async remove(path: string): Promise<void> {
    await this.#ask<undefined>(path, (full, answer) => this.#client.remove(full, (error) => answer(error, undefined)))
  }

  /** Creates nodes that go with this session. */
  async commit(changes: readonly Change[]): Promise<void> {
    await this.#ask<undefined>(changes[0]?.path ?? '', (_, answer) => {
      const transaction = this.#client.transaction()
      for (const change of changes) {
        const full = this.#full(change.path)
        switch (change.type) {
          case 'check':
            transaction.check(full, change.version)
            break
          case 'create':
            transaction.create(full, Buffer.from(change.data), CreateMode.EPHEMERAL)
            break
          case 'write':
            transaction.setData(full, Buffer.from(change.data))
            break
          case 'remove':
            transaction.remove(full)
        }
      }
      transaction.commit((error) => answer(error, undefined))
    })
  }

  /** Tells ZooKeeper, if it can be reached, so that what goes with this session is gone at once. */
  async close(): Promise<void> {
    if (this.#phase === 'connected') {
      this.#phase = 'ended'
      await new Promise<void>((resolve) => {
        const timer = this.#options.scheduler.after(goodbyeMs, resolve)
        this.#client.once('disconnected', () => {
          timer.cancel()
          resolve()
        })
        this.#client.close()
      })
    }
    this.#end(false)
  }

  #ask<Value>(path: string, start: (full: string, answer: Answer<Value>) => void): Promise<Value> {
    if (this.#phase !== 'connected') return Promise.reject(unreachable(this.#options.servers))
    return new Promise((resolve, reject) => {
      const timer = this.#options.scheduler.after(this.#timeoutMs, () => reject(unreachable(this.#options.servers)))
      start(this.#full(path), (error, value) => {
        timer.cancel()
        if (!error) resolve(value)
        else reject(failureOf(error, path, this.#options.servers))
      })
    })
  }

  #full(path: string): string {
    return this.#options.root + path || '/'
  }

  #connected(): void {
    const now = this.#options.clock.monotonic()
    const negotiated = this.#client.getSessionTimeout()
    // Same session: what was proven stays proven.
    if (negotiated !== this.#timeoutMs) {
      this.#timeoutMs = negotiated
      this.#watchdog = new Watchdog(negotiated, now)
    }
    this.#watchdog.answered(now, false)
    this.#phase = 'connected'
    this.#beat(now)
    this.#events.connected()
  }

  #silent(): void {
    if (this.#phase !== 'connected') return
    this.#phase = 'dialling'
    this.#dialledAtMs = this.#options.clock.monotonic()
    this.#events.silent()
  }

  #tick(): void {
    const now = this.#options.clock.monotonic()
    if (this.#phase === 'dialling') {
      // A server may take the connection and say nothing: the next one is tried.
      if (now - this.#dialledAtMs >= this.#timeoutMs / 3) this.#hangUp(now)
    } else if (this.#watchdog.isSilent(now)) {
      this.#silent()
      this.#hangUp(now)
    } else this.#beat(now)
    this.#events.tick()
  }

  /** At most seven are on their way: then the connection counts as silent. */
  #beat(sentAt: number): void {
    const proves = this.#proves
    const answered = (error: unknown): void => {
      if (!error) this.#watchdog.answered(sentAt, proves)
    }
    if (proves) this.#client.transaction().check(this.#full(''), -1).commit(answered)
    else this.#client.exists(this.#full(''), answered)
  }

  /** The library dials again when its socket ends. */
  #hangUp(now: number): void {
    this.#dialledAtMs = now
    ;(this.#client as unknown as Insides).connectionManager.socket?.destroy()
  }

  #end(tells: boolean): void {
    this.#phase = 'ended'
    this.#ticker.cancel()
    this.#client.removeAllListeners()
    const inside = (this.#client as unknown as Insides).connectionManager
    // It would go on dialling for ever, and a socket may be on its way.
    inside.connect = () => {}
    inside.onSocketConnected = () => inside.socket?.destroy()
    clearTimeout(inside.connectTimeoutHandler)
    inside.socket?.destroy()
    if (tells) this.#events.ended()
  }
}

/** Between two rounds over all servers. */
const redialMs = 200
/** How long an orderly end may take. */
const goodbyeMs = 2_000

const nodeOf = (data: Buffer | undefined, stat: Stat): Node => ({
  data: data?.toString() ?? '',
  created: stat.czxid.readBigInt64BE(),
  version: stat.version,
  session: stat.ephemeralOwner.toString('hex'),
})

const unreachable = (servers: readonly string[]): RegistryError =>
  new RegistryError('unreachable', `no answer from ZooKeeper at ${servers.join(', ')}`)

function failureOf(error: Error | Exception, path: string, servers: readonly string[]): Error {
  const { name } = error
  const away = name === 'CONNECTION_LOSS' || name === 'SESSION_EXPIRED' || name === 'OPERATION_TIMEOUT'
  return away ? unreachable(servers) : new Refusal(name, path)
}
