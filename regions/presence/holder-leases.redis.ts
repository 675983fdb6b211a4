/** The lease of this process in Redis, and whether those of others stand. */
import type { Clock } from '../../platform/clock.ts'
import type { Random } from '../../platform/random.ts'
import type { Command, RedisCluster } from '../../platform/redis/cluster.redis.ts'

export interface HolderLeasesOptions {
  readonly redis: RedisCluster
  readonly clock: Clock
  readonly random: Random
  readonly prefix: string
  readonly lastMs: number
}

/** How long an answer about another holder is believed: a look at a list of friends asks once. */
const believedMs = 1_000
/** Holders remembered: more than a region has processes, less than a long life of restarts. */
const rememberedMax = 10_000

interface Seen {
  readonly alive: Promise<boolean>
  readonly at: number
}

export class HolderLeases {
  /**
   * Never the name of a holder that was dead for a moment: whoever saw that may still be cleaning up
   * after it.
   */
  #name: string
  readonly #options: HolderLeasesOptions
  readonly #others = new Map<string, Seen>()
  #held = false

  constructor(options: HolderLeasesOptions) {
    this.#options = options
    this.#name = this.#newName()
  }

  get name(): string {
    return this.#name
  }

  /** `renewed`: it stood. `taken`: it is the first, or a new one since the last ran out. */
  async renew(): Promise<'renewed' | 'taken' | 'failed'> {
    if (this.#held) {
      const stood = await this.#set(['XX'])
      if (stood !== false) return stood ? 'renewed' : 'failed'
      this.#name = this.#newName()
    }
    if (!(await this.#set([]))) return 'failed'
    this.#held = true
    return 'taken'
  }

  /** Whether it was ever taken. */
  get isHeld(): boolean {
    return this.#held
  }

  async end(): Promise<void> {
    const key = this.#key(this.#name)
    await this.#options.redis.runAll([{ key, words: ['del', key] }])
  }

  /** Throws `EngineError`. */
  isAlive(holder: string): Promise<boolean> {
    const now = this.#options.clock.monotonic()
    const seen = this.#others.get(holder)
    if (seen !== undefined && now - seen.at < believedMs) return seen.alive
    const alive = this.#ask(holder)
    if (this.#others.size >= rememberedMax) this.#others.clear()
    this.#others.set(holder, { alive, at: now })
    alive.catch(() => this.#others.delete(holder))
    return alive
  }

  async #ask(holder: string): Promise<boolean> {
    const key = this.#key(holder)
    return (await this.#options.redis.run({ key, words: ['exists', key] })) === 1
  }

  /** `XX`: only if it stands. Undefined: not known. */
  async #set(condition: readonly 'XX'[]): Promise<boolean | undefined> {
    const key = this.#key(this.#name)
    const command: Command = { key, words: ['set', key, 1, 'PX', this.#options.lastMs, ...condition] }
    const [reply] = await this.#options.redis.runAll([command])
    return reply?.type === 'value' ? reply.value !== null : undefined
  }

  #newName(): string {
    return Buffer.from(this.#options.random.bytes(9)).toString('base64url')
  }

  #key(holder: string): string {
    return `${this.#options.prefix}:holder:${holder}`
  }
}
