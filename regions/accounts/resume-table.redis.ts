/**
 * `ResumeTable` in a Redis Cluster, for regions of many processes. A session is one hash; each method
 * is one script, so it happens as a whole, and it may run twice: a ticket that was presented once
 * more, because its answer was lost, gets the same answer.
 *
 * Without Redis nobody is kept out: a start hands out a ticket that will be unknown, and every other
 * one is unknown meanwhile, which is what losing the table means.
 */
import type { Clock } from '../../platform/clock.ts'
import { EngineError } from '../../platform/engines/engine-error.ts'
import type { RedisCluster } from '../../platform/redis/cluster.redis.ts'
import type { SessionId } from '../../protocol/ids.ts'
import { lifetimes } from './lifetimes.ts'
import type { Presented, ResumeTable } from './resume-table.ts'

export interface RedisResumeTableOptions {
  /** Stays its opener's to stop. */
  readonly redis: RedisCluster
  readonly clock: Pick<Clock, 'now'>
  /** Before each key. */
  readonly prefix: string
  /** Redis did not answer; for counting. */
  readonly onFailure: (error: EngineError) => void
}

/** ARGV: the second of the clock, how long it is kept. */
const startScript = `
  local newest = tonumber(redis.call('hget', KEYS[1], 'newest') or 0)
  local generation = math.max(newest + 1, tonumber(ARGV[1]))
  redis.call('hset', KEYS[1], 'newest', generation, 'first', generation, 'confirmed', 0)
  redis.call('pexpire', KEYS[1], ARGV[2])
  return generation`

/** ARGV: generation, how long it is kept. Answers the next generation, 0 for unknown, -1 for reused. */
const presentScript = `
  local entry = redis.call('hmget', KEYS[1], 'newest', 'first', 'confirmed')
  local presented, newest, first = tonumber(ARGV[1]), tonumber(entry[1]), tonumber(entry[2])
  if not newest or presented > newest or presented < first then return 0 end
  if presented == newest then
    redis.call('hset', KEYS[1], 'newest', newest + 1, 'confirmed', 0)
    redis.call('pexpire', KEYS[1], ARGV[2])
    return newest + 1
  end
  if presented == newest - 1 and entry[3] == '0' then return newest end
  redis.call('del', KEYS[1])
  return -1`

/** ARGV: generation. */
const confirmScript = `
  if redis.call('hget', KEYS[1], 'newest') == ARGV[1] then redis.call('hset', KEYS[1], 'confirmed', 1) end
  return 0`

export const redisResumeTable = (options: RedisResumeTableOptions): ResumeTable => new RedisResumeTable(options)

class RedisResumeTable implements ResumeTable {
  readonly #options: RedisResumeTableOptions

  constructor(options: RedisResumeTableOptions) {
    this.#options = options
  }

  async start(session: SessionId): Promise<number> {
    const second = Math.floor(this.#options.clock.now() / 1_000)
    return (await this.#run(session, startScript, second, lifetimes.resumeTicketMs)) ?? second
  }

  async present(session: SessionId, generation: number): Promise<Presented> {
    const answer = (await this.#run(session, presentScript, generation, lifetimes.resumeTicketMs)) ?? 0
    if (answer < 0) return { type: 'reused' }
    return answer === 0 ? { type: 'unknown' } : { type: 'next', generation: answer }
  }

  async confirm(session: SessionId, generation: number): Promise<void> {
    await this.#run(session, confirmScript, generation)
  }

  async forget(session: SessionId): Promise<void> {
    await this.#run(session, `return redis.call('del', KEYS[1])`)
  }

  async #run(session: SessionId, script: string, ...more: number[]): Promise<number | undefined> {
    const key = `${this.#options.prefix}:ticket:${session}`
    try {
      return Number(await this.#options.redis.run({ key, words: ['eval', script, 1, key, ...more] }))
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      this.#options.onFailure(error)
      return undefined
    }
  }
}
