/**
 * Shard channels of a Redis Cluster, for hints. What is published while a node is away, a slot moves or
 * a subscription is under way is heard by nobody, so whoever listens must find out by another way, too,
 * only later.
 *
 * A client of its own: to subscribe, the driver keeps a connection beside the usual one to each node, and
 * drops the whole client when none of these can be had. Commands must not suffer for hints.
 */
import type { Cluster } from 'ioredis'
import type { Scheduler, Timer } from '../clock.ts'

/** What was not taken on is asked for again: as soon as a node that went away is known to be back. */
const againMs = 5_000

export interface RedisChannelsOptions {
  /** Made with `shardedSubscribers`; ends with this. */
  readonly client: Cluster
  /** All there will ever be: the driver looks at each when one is added. */
  readonly channels: readonly string[]
  readonly scheduler: Pick<Scheduler, 'every'>
  heard(channel: string, message: string): void
}

export class RedisChannels {
  readonly #client: Cluster
  readonly #missing: Set<string>
  readonly #timer: Timer
  #asking = false
  #stopped = false

  constructor({ client, channels, scheduler, heard }: RedisChannelsOptions) {
    this.#client = client
    this.#missing = new Set(channels)
    client.on('smessage', (channel: string, message: string) => heard(channel, message))
    client.on('ready', () => void this.#askForMissing())
    // A client that is ended while it connects anew may come up all the same, and would hold the process.
    for (const event of ['reconnecting', 'connect', 'ready'])
      client.on(event, () => this.#stopped && client.disconnect())
    this.#timer = scheduler.every(againMs, () => void this.#askForMissing())
    void this.#askForMissing()
  }

  stop(): void {
    this.#stopped = true
    this.#timer.cancel()
    this.#client.disconnect()
  }

  /** What was taken on once the driver asks for by itself, whatever becomes of nodes. */
  async #askForMissing(): Promise<void> {
    if (this.#asking || this.#stopped || this.#client.status !== 'ready') return
    this.#asking = true
    for (const channel of this.#missing) {
      try {
        await this.#client.ssubscribe(channel)
        this.#missing.delete(channel)
      } catch {
        // It may remember what it could not do, and would remember it again with each try.
        await this.#client.sunsubscribe(channel).catch(() => {})
        break
      }
    }
    this.#asking = false
  }
}
