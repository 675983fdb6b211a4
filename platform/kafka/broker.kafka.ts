/**
 * One connection to one broker: a request goes out once, and its answer or its failure comes back.
 * Nothing is tried again in here, since only the callers know what may be.
 *
 * It stands on kafkajs' own connection (sockets, SASL, requests and their answers, time limits) and not
 * on its producer and consumer. The producer sends again by itself, where nobody can see whether the
 * first attempt was stored; its consumer exists in groups only, and a group moves a reader to another
 * offset when its own is gone (W20), hands partitions over by its own clock, and keeps a checkpoint
 * that nobody may believe (W9).
 *
 * A connection that failed once is thrown away whole: kafkajs keeps half an answer when it dials again,
 * and a request that timed out says nothing of what the socket still holds. For the same reason the
 * first of its pool's two connections is asked for everything: the pool opens the second, for fetches,
 * when they come, and as many sockets on one set of buffers as fetches come together.
 */
import { connect as dial, type Socket } from 'node:net'
import type { ISocketFactory, SASLOptions } from 'kafkajs'
import Broker from 'kafkajs/src/broker/index.js'
import loggers from 'kafkajs/src/loggers/index.js'
import type Connection from 'kafkajs/src/network/connection.js'
import ConnectionPool from 'kafkajs/src/network/connectionPool.js'
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js'
import { keepAliveMs } from '../engines/keep-alive.ts'
import { KafkaCallError } from './cluster.ts'
import { apis, type KafkaRequest } from './requests.ts'

export interface KafkaCredentials {
  readonly user: string
  readonly password: string
}

export interface BrokerOptions {
  readonly credentials?: KafkaCredentials | undefined
  /** A request that has no answer by then has failed, and its connection with it. */
  readonly requestTimeoutMs: number
}

const connectTimeoutMs = 3_000
const authenticationTimeoutMs = 10_000
/** Beyond what a request asked the broker to take. */
const extraWaitMs = 1_000
/** kafkajs' words for a connection that broke before the request was written to it. */
const notConnected = 'Not connected'
const silent = 0

interface Live {
  readonly connection: Connection
  readonly sockets: Set<Socket>
}

export class KafkaBroker {
  readonly host: string
  readonly port: number
  readonly #options: BrokerOptions
  /** The connection, or the attempt at one. */
  #opening: Promise<Live> | undefined
  #live: Live | undefined
  #closed = false

  constructor(host: string, port: number, options: BrokerOptions) {
    this.host = host
    this.port = port
    this.#options = options
  }

  async call<Answer>({ api, body, decode, waitMs }: KafkaRequest<Answer>): Promise<Answer> {
    const live = await this.#connection()
    try {
      return await live.connection.send({
        request: {
          apiKey: api.key,
          apiName: api.name,
          apiVersion: api.version,
          encode: () => Promise.resolve({ buf: body, buffer: body }),
        },
        response: {
          decode: (answer) => Promise.resolve({ clientSideThrottleTime: 0, value: decode(answer) }),
          parse: ({ value }) => Promise.resolve(value),
        },
        requestTimeout: waitMs + extraWaitMs,
        logResponseError: false,
      })
    } catch (cause) {
      this.#drop(live)
      const sent = wordsOf(cause) !== notConnected
      throw new KafkaCallError(`${api.name} to ${this.#address} failed: ${wordsOf(cause)}`, { sent }, { cause })
    }
  }

  /** What is on the way fails. */
  async close(): Promise<void> {
    this.#closed = true
    const live = await this.#opening?.catch(() => undefined)
    if (live) hangUp(live)
  }

  get #address(): string {
    return `${this.host}:${this.port}`
  }

  #connection(): Promise<Live> {
    if (this.#closed) return Promise.reject(new KafkaCallError('the connection was closed', { sent: false }))
    if (this.#live && !this.#live.connection.isConnected()) this.#drop(this.#live)
    this.#opening ??= this.#open()
    return this.#opening
  }

  #drop(live: Live): void {
    if (this.#live === live) {
      this.#live = undefined
      this.#opening = undefined
    }
    hangUp(live)
  }

  async #open(): Promise<Live> {
    const { host, port } = this
    const { credentials, requestTimeoutMs } = this.#options
    const sockets = new Set<Socket>()
    const pool = new ConnectionPool({
      host,
      port,
      clientId: 'meridian',
      logger,
      socketFactory: noting(sockets),
      sasl: credentials ? saslOf(credentials) : null,
      connectionTimeout: connectTimeoutMs,
      requestTimeout: requestTimeoutMs,
      enforceRequestTimeout: true,
    })
    const broker = new Broker({
      connectionPool: pool,
      logger,
      allowAutoTopicCreation: false,
      authenticationTimeout: authenticationTimeoutMs,
    })
    try {
      await broker.connect()
      this.#checkVersions(broker.versions ?? {})
      this.#live = { connection: await pool.getConnection(), sockets }
      return this.#live
    } catch (cause) {
      this.#opening = undefined
      hangUp({ sockets })
      if (cause instanceof KafkaCallError) throw cause
      throw this.#refusal(cause)
    }
  }

  #checkVersions(versions: NonNullable<Broker['versions']>): void {
    for (const { key, name, version } of Object.values(apis)) {
      const has = versions[key]
      if (has !== undefined && has.minVersion <= version && version <= has.maxVersion) continue
      const range = has ? `${has.minVersion} to ${has.maxVersion}` : 'none'
      throw new KafkaCallError(
        `Kafka at ${this.#address} takes versions ${range} of ${name}, and ${version} is needed: use Kafka 3.0 to 4.x`,
        { sent: false, final: true },
      )
    }
  }

  #refusal(cause: unknown): KafkaCallError {
    const isRefused = cause instanceof Error && cause.name === 'KafkaJSSASLAuthenticationError'
    return isRefused
      ? new KafkaCallError(
          `Kafka at ${this.#address} refuses user \`${this.#options.credentials?.user ?? ''}\`: check user and password`,
          { sent: false, final: true },
          { cause },
        )
      : new KafkaCallError(`Kafka at ${this.#address} cannot be reached: ${wordsOf(cause)}`, { sent: false }, { cause })
  }
}

/**
 * Destroyed with a reason, or kafkajs would go on waiting for answers; it cleans up when it hears of it.
 * Asked to disconnect instead, it would wait for the answers of what is on the way, in vain.
 */
function hangUp({ sockets }: Pick<Live, 'sockets'>): void {
  for (const socket of sockets) socket.destroy(new Error('given up'))
}

const saslOf = ({ user, password }: KafkaCredentials): SASLOptions => ({
  mechanism: 'scram-sha-256',
  username: user,
  password,
})

const noting =
  (sockets: Set<Socket>): ISocketFactory =>
  ({ host, port, onConnect }) => {
    const socket = dial({ host, port }, onConnect)
    socket.setNoDelay(true)
    socket.setKeepAlive(true, keepAliveMs)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

const logger = loggers.createLogger({ level: silent, logCreator: () => () => undefined })

/**
 * kafkajs looks at each queue a thousand times a second for ever, with a timer of a negative delay,
 * which costs a few percent of a core and a warning of Node's. There is something to look at only
 * while requests wait.
 */
const { scheduleCheckPendingRequests } = RequestQueue.prototype
RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this)
}
