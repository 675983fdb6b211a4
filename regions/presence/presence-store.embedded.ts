/**
 * `PresenceStore` of a region in one process: leases live as long as the links to the gateways, which
 * is as long as this process; last seen lies in one SQLite table, written in batches.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
import { type Migration, openDatabase, transaction } from '../../platform/database.sqlite.ts'
import { type UserKey, userIdOfKey } from '../../protocol/ids.ts'
import { minuteMs, type Presence, type PresenceLease, type PresenceStore } from './presence-store.ts'

const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'last seen',
    sql: `CREATE TABLE seen (user TEXT PRIMARY KEY, minute INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  },
]

/** A crash forgets as much; the person is then last seen a little earlier. */
const writeEveryMs = 2_000

export interface EmbeddedPresenceOptions {
  readonly path: string
  readonly clock: Clock
  readonly scheduler: Scheduler
  /** Last seen could not be written; it is tried again with the next batch. */
  readonly onFailure: (error: unknown) => void
}

export const openEmbeddedPresence = (options: EmbeddedPresenceOptions): PresenceStore => new EmbeddedPresence(options)

const nameOf = ({ gateway, connection }: PresenceLease): string => `${gateway}/${connection}`

class EmbeddedPresence implements PresenceStore {
  readonly #options: EmbeddedPresenceOptions
  readonly #database: DatabaseSync
  readonly #put: StatementSync
  readonly #get: StatementSync
  readonly #online = new Map<UserKey, Set<string>>()
  readonly #ofGateway = new Map<number, Map<string, UserKey>>()
  /** Minutes not written yet. */
  readonly #unwritten = new Map<UserKey, number>()
  readonly #timer: Timer
  readonly #listeners: ((user: UserKey) => void)[] = []
  #stopped = false

  constructor(options: EmbeddedPresenceOptions) {
    this.#options = options
    this.#database = openDatabase({ path: options.path, migrations })
    this.#put = this.#database.prepare(
      'INSERT INTO seen (user, minute) VALUES (?, ?) ON CONFLICT (user) DO UPDATE SET minute = max(minute, excluded.minute)',
    )
    this.#get = this.#database.prepare('SELECT minute FROM seen WHERE user = ?')
    this.#timer = options.scheduler.every(writeEveryMs, () => this.#write())
  }

  arrive(user: UserKey, lease: PresenceLease): void {
    const name = nameOf(lease)
    const leases = this.#online.get(user) ?? new Set<string>()
    this.#online.set(user, leases.add(name))
    const gateway = this.#ofGateway.get(lease.gateway) ?? new Map<string, UserKey>()
    this.#ofGateway.set(lease.gateway, gateway.set(name, user))
    if (leases.size === 1) this.#changed(user)
  }

  depart(user: UserKey, lease: PresenceLease): void {
    const gateway = this.#ofGateway.get(lease.gateway)
    gateway?.delete(nameOf(lease))
    if (gateway?.size === 0) this.#ofGateway.delete(lease.gateway)
    this.#end(user, nameOf(lease))
  }

  gatewayLost(gateway: number): void {
    const leases = this.#ofGateway.get(gateway)
    this.#ofGateway.delete(gateway)
    for (const [name, user] of leases ?? []) this.#end(user, name)
  }

  read(user: UserKey): Promise<Presence> {
    if (this.#online.has(user)) return Promise.resolve({ type: 'online' })
    const minute = this.#unwritten.get(user) ?? Number(this.#get.get(userIdOfKey(user))?.['minute'] ?? 0)
    return Promise.resolve({ type: 'offline', lastSeen: minute * minuteMs })
  }

  onChange(listen: (user: UserKey) => void): void {
    this.#listeners.push(listen)
  }

  stop(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    this.#stopped = true
    this.#timer.cancel()
    for (const gateway of [...this.#ofGateway.keys()]) this.gatewayLost(gateway)
    this.#write()
    this.#database.close()
    return Promise.resolve()
  }

  #end(user: UserKey, name: string): void {
    const leases = this.#online.get(user)
    if (leases?.delete(name) !== true || leases.size > 0) return
    this.#online.delete(user)
    this.#unwritten.set(user, Math.floor(this.#options.clock.now() / minuteMs))
    this.#changed(user)
  }

  #changed(user: UserKey): void {
    for (const listen of this.#listeners) listen(user)
  }

  #write(): void {
    if (this.#unwritten.size === 0) return
    try {
      transaction(this.#database, () => {
        for (const [user, minute] of this.#unwritten) this.#put.run(userIdOfKey(user), minute)
      })
      this.#unwritten.clear()
    } catch (error) {
      this.#options.onFailure(error)
    }
  }
}
