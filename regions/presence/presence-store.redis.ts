/**
 * `PresenceStore` of a region of many processes, in a Redis Cluster.
 *
 * A process that holds connections is a *holder*. For each person it holds, their hash has one field
 * with the holder's name, however many connections there are; it is written when the first one comes
 * and removed when the last one ends. A holder has one lease, renewed every few seconds, and who has
 * only fields of holders without a lease is offline: a process that dies takes all its people along
 * with one key. A lease that ran out is never taken up again: the holder goes on under a new name.
 *
 * What is written is always the state, not the change, so it may be written twice and again later.
 * That is how it converges: what failed is written until it succeeds, and once more a renewal later,
 * because a write that timed out may still come in behind its successor; and when a lease ran out, or
 * another node keeps a slot, or its node has been started again, everybody of that slot is written.
 * Nothing else depends on it, so nothing else waits for it.
 *
 * Whoever was asked about lately is looked at again when the process that wrote says so, and with each
 * renewal, which also shows what was not heard and those whose process has died and can tell nothing.
 */
import type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
import type { Random } from '../../platform/random.ts'
import type { Command, RedisCluster } from '../../platform/redis/cluster.redis.ts'
import { slotOfKey } from '../../platform/redis/key-slot.ts'
import { engineRefusal } from '../../protocol/engine-refusal.ts'
import { type UserKey, userIdOfKey } from '../../protocol/ids.ts'
import { ChangedPeople } from './changed-people.redis.ts'
import { HolderLeases } from './holder-leases.redis.ts'
import { OwnConnections } from './own-connections.ts'
import { RecentlyAsked } from './recently-asked.ts'
import { minuteMs, type Presence, type PresenceLease, type PresenceStore } from './presence-store.ts'

export interface RedisPresenceOptions {
  /** Stays its opener's to stop. */
  readonly redis: RedisCluster
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  /** Before each key. */
  readonly prefix: string
  readonly leases?: LeaseTimes
}

export interface LeaseTimes {
  /** A process that is silent for so long counts as dead. */
  readonly lastMs: number
  /** A third of it, so that one renewal may fail. */
  readonly renewMs: number
}

const usualLeases: LeaseTimes = { lastMs: 15_000, renewMs: 5_000 }

/** Last seen is forgotten after this long, and with it the last trace of somebody. */
const keptMs = 90 * 86_400_000
/** People of one write: a second of a holder's busiest minute, and a few milliseconds of each node. */
const peoplePerWrite = 500
/** After a write that failed. */
const againMs = 200

/** People in view of a process's viewers: at a dozen microseconds each a fraction of a core. */
const askedMax = 20_000

const seenField = 'seen'

export const openRedisPresence = (options: RedisPresenceOptions): PresenceStore => new RedisPresence(options)

class RedisPresence implements PresenceStore {
  readonly #options: RedisPresenceOptions
  readonly #leases: HolderLeases
  readonly #own = new OwnConnections()
  /** Minute in which somebody left whose leaving is not written yet. */
  readonly #left = new Map<UserKey, number>()
  /** To be written. At most everybody who is or was connected here. */
  readonly #unwritten = new Set<UserKey>()
  /** Written, after a try that failed: once more with the next renewal. */
  readonly #doubtful = new Set<UserKey>()
  readonly #asked = new RecentlyAsked(askedMax)
  readonly #changedPeople: ChangedPeople
  /** Said to have changed, and not looked at yet; only those asked about, so no more than these. */
  readonly #hinted = new Set<UserKey>()
  #looking = false
  readonly #listeners: ((user: UserKey) => void)[] = []
  readonly #timer: Timer
  #keepers: readonly (string | undefined)[] = []
  #writing: Promise<void> | undefined
  #beating: Promise<void> | undefined
  #stopping: Promise<void> | undefined

  constructor(options: RedisPresenceOptions) {
    this.#options = options
    const times = options.leases ?? usualLeases
    const { redis, clock, random, prefix, scheduler } = options
    this.#leases = new HolderLeases({ redis, clock, random, prefix, lastMs: times.lastMs })
    this.#changedPeople = new ChangedPeople({ redis, scheduler, prefix, told: (users) => this.#hint(users) })
    this.#timer = scheduler.every(times.renewMs, () => this.#beat())
    this.#beat()
  }

  arrive(user: UserKey, lease: PresenceLease): void {
    if (!this.#own.add(user, lease)) return
    this.#left.delete(user)
    this.#changed(user)
  }

  depart(user: UserKey, lease: PresenceLease): void {
    if (this.#own.remove(lease) === user && !this.#own.has(user)) this.#gone(user)
  }

  gatewayLost(gateway: number): void {
    for (const user of this.#own.removeGateway(gateway)) this.#gone(user)
  }

  async read(user: UserKey): Promise<Presence> {
    if (this.#own.has(user)) return { type: 'online' }
    try {
      const presence = await this.#judge(user, (await this.#options.redis.run(this.#look(user))) as Fields)
      this.#asked.note(user, presence.type)
      return presence
    } catch (error) {
      throw engineRefusal(error)
    }
  }

  onChange(listen: (user: UserKey) => void): void {
    this.#listeners.push(listen)
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  /** Says goodbye for everybody if that is possible; if not, the lease runs out. */
  async #stop(): Promise<void> {
    this.#timer.cancel()
    for (const gateway of this.#own.gateways()) this.gatewayLost(gateway)
    await this.#beating
    await this.#writing
    while (this.#unwritten.size > 0 && (await this.#writeSome()));
    await this.#leases.end()
  }

  #look(user: UserKey): Command {
    const key = this.#key(user)
    return { key, words: ['hgetall', key] }
  }

  #hint(users: readonly UserKey[]): void {
    for (const user of users) if (this.#asked.has(user)) this.#hinted.add(user)
    if (!this.#looking) void this.#lookAtHinted()
  }

  /** One look at a time; what is said meanwhile goes together. */
  async #lookAtHinted(): Promise<void> {
    this.#looking = true
    while (this.#hinted.size > 0 && this.#stopping === undefined) {
      const users = [...this.#hinted]
      this.#hinted.clear()
      await this.#lookAgain(users).catch(() => {})
    }
    this.#looking = false
  }

  async #lookAgain(asked: readonly UserKey[]): Promise<void> {
    const users = asked.filter((user) => !this.#own.has(user))
    const replies = await this.#options.redis.runAll(users.map((user) => this.#look(user)))
    for (const [at, user] of users.entries()) {
      const reply = replies[at]
      if (reply?.type !== 'value') continue
      const presence = await this.#judge(user, reply.value as Fields)
      if (!this.#own.has(user) && this.#asked.differs(user, presence.type)) this.#tell(user)
    }
  }

  async #judge(user: UserKey, fields: Fields): Promise<Presence> {
    const { [seenField]: seen = '0', ...holders } = fields
    let minute = Math.max(Number(seen), this.#left.get(user) ?? 0)
    const dead: string[] = []
    for (const [holder, arrived] of Object.entries(holders)) {
      // What this process knows of itself is in `#own`; its field is on its way out.
      if (holder === this.#leases.name) continue
      if (await this.#leases.isAlive(holder)) return { type: 'online' }
      minute = Math.max(minute, Number(arrived))
      dead.push(holder)
    }
    if (dead.length > 0) void this.#forgetDead(user, minute, dead)
    return { type: 'offline', lastSeen: minute * minuteMs }
  }

  /** Whoever reads it cleans up after the dead, who never come back under the same name. */
  async #forgetDead(user: UserKey, minute: number, dead: readonly string[]): Promise<void> {
    const key = this.#key(user)
    await this.#options.redis.runAll([
      { key, words: ['hset', key, seenField, minute] },
      { key, words: ['hdel', key, ...dead] },
    ])
  }

  #gone(user: UserKey): void {
    this.#left.set(user, this.#minute())
    this.#changed(user)
  }

  #changed(user: UserKey): void {
    this.#unwritten.add(user)
    if (this.#stopping === undefined) this.#write()
    this.#tell(user)
  }

  #tell(user: UserKey): void {
    for (const listen of this.#listeners) listen(user)
  }

  /**
   * One write at a time: two for one person could overtake each other. None without a lease: whoever
   * reads would take it for something the dead have left.
   */
  #write(): void {
    if (this.#writing !== undefined || this.#unwritten.size === 0 || !this.#leases.isHeld) return
    this.#writing = this.#writeSome().then((allWritten) => {
      this.#writing = undefined
      if (this.#stopping !== undefined) return
      if (allWritten) this.#write()
      else this.#options.scheduler.after(againMs, () => this.#write())
    })
  }

  /** Whoever comes or goes meanwhile is unwritten again. */
  async #writeSome(): Promise<boolean> {
    await Promise.resolve() // what arrives in this turn goes together
    const users = [...this.#unwritten].slice(0, peoplePerWrite)
    for (const user of users) this.#unwritten.delete(user)
    const commands = users.flatMap((user) => this.#state(user))
    const left = new Map(users.map((user) => [user, this.#left.get(user)]))
    const replies = await this.#options.redis.runAll(commands.map(({ command }) => command))
    const failed = new Set(commands.flatMap(({ user }, at) => (replies[at]?.type === 'value' ? [] : [user])))
    for (const user of users) {
      if (failed.has(user)) {
        this.#unwritten.add(user)
        this.#doubtful.add(user)
      } else if (this.#left.get(user) === left.get(user)) this.#left.delete(user)
    }
    void this.#changedPeople.tell(users.filter((user) => !failed.has(user)))
    return failed.size === 0
  }

  #state(user: UserKey): { readonly user: UserKey; readonly command: Command }[] {
    const key = this.#key(user)
    const { name } = this.#leases
    const words: Command['words'][] = this.#own.has(user)
      ? [['hset', key, name, this.#minute()]]
      : [
          ['hset', key, seenField, this.#left.get(user) ?? this.#minute()],
          ['hdel', key, name],
        ]
    return [...words, ['pexpire', key, keptMs] as const].map((one) => ({ user, command: { key, words: one } }))
  }

  #beat(): void {
    this.#beating ??= this.#renew().finally(() => {
      this.#beating = undefined
    })
  }

  async #renew(): Promise<void> {
    const lease = await this.#leases.renew()
    if (lease === 'failed') return
    for (const user of this.#doubtful) this.#unwritten.add(user)
    this.#doubtful.clear()
    await this.#writeLost(lease === 'taken')
    this.#write()
    // A node that fails now is looked at again with the next renewal.
    await this.#lookAgain(this.#asked.users()).catch(() => {})
  }

  /** Whoever is written under a name that has died, or lay where something was lost. */
  async #writeLost(isNew: boolean): Promise<void> {
    const before = this.#keepers
    const keepers = await this.#options.redis.keepers()
    this.#keepers = keepers.map((keeper, slot) => keeper ?? before[slot])
    for (const user of this.#own.users()) {
      const slot = slotOfKey(this.#key(user))
      if (isNew || this.#keepers[slot] !== before[slot]) this.#unwritten.add(user)
    }
  }

  #key(user: UserKey): string {
    return `${this.#options.prefix}:presence:${userIdOfKey(user)}`
  }

  #minute(): number {
    return Math.floor(this.#options.clock.now() / minuteMs)
  }
}

type Fields = Readonly<Record<string, string>>
