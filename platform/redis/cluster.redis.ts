/**
 * The Redis Cluster of a region, for what can be rebuilt. It answers soon or fails: a node that is
 * down or silent makes the calls for its keys `unavailable` and no others.
 *
 *  - A batch goes as one pipeline per node. The driver takes a pipeline over several slots as long as
 *    they lie on the same nodes; a pipeline per slot would cost three times as much here and eight
 *    times there.
 *  - After a slot has moved, the driver neither follows inside a pipeline nor learns from it, and for
 *    a moment refuses whole pipelines. So what failed is sent again, each command alone: that follows
 *    the move and heals the map. All our commands are therefore harmless twice.
 *  - The driver's own pipelining (`enableAutoPipelining`) stays off: after a move it fails for ever.
 *  - While a node is down the driver emits dozens of errors a second; they are counted.
 */
import { Cluster, type ClusterOptions } from 'ioredis'
import type { Scheduler } from '../clock.ts'
import type { EngineCalls } from '../engines/engine-calls.ts'
import { EngineError } from '../engines/engine-error.ts'
import { dialledAt, type RedisAddress } from '../engines/engine-addresses.ts'
import { keepAliveMs } from '../engines/keep-alive.ts'
import { RedisChannels } from './channels.redis.ts'
import { slotOfKey } from './key-slot.ts'

export interface RedisOptions {
  readonly address: RedisAddress
  readonly limits?: Partial<RedisLimits>
  /** Where requests are counted. */
  readonly calls?: EngineCalls | undefined
}

export interface RedisLimits {
  readonly connectMs: number
  /** Longer than any answer of a node that is well, shorter than anybody waits for a dot beside a name. */
  readonly commandMs: number
}

export const redisLimits: RedisLimits = { connectMs: 1_000, commandMs: 500 }

/** Harmless when it is carried out twice. */
export interface Command {
  /** Tells the node. */
  readonly key: string
  /** All of it: name in small letters (the driver knows no others), key, and what else belongs to it. */
  readonly words: readonly [name: string, ...more: (string | number)[]]
}
/** As Redis answers; a failure is a value, since one node's does not concern the others. */
export type Reply =
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: EngineError }

/** Commands of one pipeline: a millisecond of the node. */
const pipelineMax = 500
/** A node that collects or forks is silent for one; a connection that was for as many is dialled anew. */
const silencesMax = 4
/** Follows a move, and one that is under way; more would be a map that goes in circles. */
const redirectionsMax = 5

export class RedisCluster {
  readonly #cluster: Cluster
  readonly #address: RedisAddress
  readonly #limits: RedisLimits
  readonly #names: string
  readonly #hearing: RedisChannels[] = []
  readonly #calls: EngineCalls | undefined
  #errors = 0
  #retries = 0
  #refusal: string | undefined

  constructor({ address, limits, calls }: RedisOptions) {
    this.#calls = calls
    this.#limits = { ...redisLimits, ...limits }
    this.#names = address.nodes.join(', ')
    this.#address = address
    this.#cluster = this.#client({})
    this.#cluster.on('error', (error: Error & { lastNodeError?: Error }) => {
      this.#errors++
      this.#refusal = error.lastNodeError?.message ?? error.message
    })
    this.#cluster.on('node error', () => {
      this.#errors++
    })
  }

  /** Resolves when it can be used; throws a sentence with what to do when that takes longer than `waitMs`. */
  async ready(waitMs = readyWithinMs): Promise<void> {
    if (this.#cluster.status === 'ready') return
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(this.#notReady()), waitMs)
      this.#cluster.once('ready', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** Answers in order. Never rejects. */
  async runAll(commands: readonly Command[]): Promise<readonly Reply[]> {
    const replies = new Array<Reply>(commands.length)
    await Promise.all(
      this.#byNode(commands).map(async (places) => {
        for (let from = 0; from < places.length; from += pipelineMax) {
          await this.#pipeline(commands, places.slice(from, from + pipelineMax), replies)
        }
      }),
    )
    return replies
  }

  /** Throws `EngineError`. */
  async run(command: Command): Promise<unknown> {
    const reply = await this.#alone(command)
    if (reply.type === 'failed') throw reply.error
    return reply.value
  }

  /**
   * For each slot, which life of which node keeps it: changes when another node takes it over or its
   * node has been started again, either of which may have lost what was there. Undefined: not known; the
   * map of slots is asked for anew then, so that whoever looks every few seconds sees a node that came back.
   */
  async keepers(): Promise<readonly (string | undefined)[]> {
    const lives = new Map<string, string>()
    await Promise.all(
      this.#cluster.nodes('master').map(async (node) => {
        const info = await this.#inTime(node.info('server', 'replication')).catch(() => '')
        const life = /^role:master/m.test(info) ? /^run_id:(\w+)/m.exec(info)?.[1] : undefined
        const { host, port } = node.options
        if (life !== undefined) lives.set(`${host}:${port}`, life)
      }),
    )
    const keepers = this.#cluster.slots.map((nodes) => lives.get(nodes?.[0] ?? ''))
    // Whoever kept them is away, or keeps them no longer: the map is old, or soon will be.
    if (keepers.includes(undefined)) this.#cluster.refreshSlotsCache()
    return keepers
  }

  /** Errors that the driver emitted, and commands that were sent again alone. For metrics. */
  get counts(): { readonly errors: number; readonly retries: number } {
    return { errors: this.#errors, retries: this.#retries }
  }

  /** Hears what is published to these channels by `spublish`: hints, which may be missed (`channels.redis.ts`). */
  hear(
    channels: readonly string[],
    scheduler: Pick<Scheduler, 'every'>,
    heard: (channel: string, message: string) => void,
  ): void {
    const client = this.#client({ shardedSubscribers: true })
    for (const event of ['error', 'node error', 'nodeError'] as const) client.on(event, () => this.#errors++)
    this.#hearing.push(new RedisChannels({ client, channels, scheduler, heard }))
  }

  stop(): Promise<void> {
    this.#cluster.disconnect()
    for (const channels of this.#hearing) channels.stop()
    return Promise.resolve()
  }

  #client(more: Pick<ClusterOptions, 'shardedSubscribers'>): Cluster {
    const { nodes, dialled = {} } = this.#address
    const startupNodes = nodes.map((name) => hostAndPort(dialledAt(dialled, name)))
    return new Cluster(startupNodes, {
      enableOfflineQueue: false,
      enableAutoPipelining: false,
      slotsRefreshTimeout: 2 * this.#limits.connectMs,
      // For what no command and no look at the keepers has met. The driver dials for each, and goes through
      // all slots: every five seconds that was an eighth of what processes cost while nobody speaks.
      slotsRefreshInterval: 60_000,
      clusterRetryStrategy: (times) => Math.min(50 * times, 500),
      maxRedirections: redirectionsMax,
      natMap: Object.fromEntries(Object.entries(dialled).map(([name, at]) => [name, hostAndPort(at)])),
      redisOptions: {
        connectTimeout: this.#limits.connectMs,
        commandTimeout: this.#limits.commandMs,
        // Commands that run out of time leave their connection as it is, and one that a firewall forgot
        // would take all that come, for a quarter of an hour.
        socketTimeout: silencesMax * this.#limits.commandMs,
        // For those that only hear.
        keepAlive: keepAliveMs,
        maxRetriesPerRequest: 1,
      },
      ...more,
    })
  }

  #byNode(commands: readonly Command[]): number[][] {
    const groups = new Map<string, number[]>()
    for (const [at, { key }] of commands.entries()) {
      const nodes = this.#cluster.slots[slotOfKey(key)]?.join(';') ?? ''
      const places = groups.get(nodes)
      if (places === undefined) groups.set(nodes, [at])
      else places.push(at)
    }
    return [...groups.values()]
  }

  async #pipeline(commands: readonly Command[], places: readonly number[], replies: Reply[]): Promise<void> {
    const batch = places.map((at) => commands[at] as Command)
    const results = await this.#send(batch)
    await Promise.all(
      places.map(async (at, turn) => {
        const [error, value] = results?.[turn] ?? [refusedWhole]
        if (error === null) replies[at] = { type: 'value', value }
        // A node that is silent has been waited for; to ask it again would double the wait.
        else if (isSilence(error)) replies[at] = { type: 'failed', error: this.#unavailable(error) }
        else {
          this.#retries++
          replies[at] = await this.#alone(commands[at] as Command)
        }
      }),
    )
  }

  async #send(batch: readonly Command[]): Promise<[Error | null, unknown][] | undefined> {
    try {
      return (await this.#inTime(this.#cluster.pipeline(batch.map(({ words }) => [...words])).exec())) ?? undefined
    } catch (error) {
      return isSilence(error) ? batch.map(() => [error as Error, undefined]) : undefined
    }
  }

  async #alone({ words: [name, ...more] }: Command): Promise<Reply> {
    try {
      return { type: 'value', value: await this.#inTime(this.#cluster.call(name, ...more)) }
    } catch (error) {
      return { type: 'failed', error: this.#unavailable(error) }
    }
  }

  #inTime<T>(work: Promise<T>): Promise<T> {
    return this.#calls?.measure(() => this.#atMost(work)) ?? this.#atMost(work)
  }

  /** The driver's limit is for each try and it tries more than once: this one is for the call. */
  async #atMost<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(silence)), this.#limits.commandMs)
    })
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }

  #unavailable(cause: unknown): EngineError {
    return new EngineError('unavailable', 'a node of the Redis Cluster does not answer', { cause })
  }

  #notReady(): EngineError {
    const disabled = this.#refusal?.includes('cluster support disabled') ?? false
    return new EngineError(
      'unavailable',
      disabled
        ? `Redis at ${this.#names} is no cluster: start it with \`cluster-enabled yes\``
        : `no Redis Cluster answers at ${this.#names}: start it, or correct the addresses`,
    )
  }
}

/** Some tenths of a second; on a machine that starts a dozen processes at once, half a minute. */
const readyWithinMs = 60_000
const silence = 'Command timed out'
const refusedWhole = new Error('the pipeline was refused')
const isSilence = (error: unknown): boolean => error instanceof Error && error.message === silence

function hostAndPort(name: string): { host: string; port: number } {
  const colon = name.lastIndexOf(':')
  return { host: name.slice(0, colon), port: Number(name.slice(colon + 1)) }
}
