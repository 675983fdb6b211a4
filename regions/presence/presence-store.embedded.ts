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

class EmbeddedPresence implements PresenceStore {
  readonly #options: EmbeddedPresenceOptions
  readonly #database: DatabaseSync
  readonly #put: StatementSync
  readonly #get: StatementSync
  /** How many connections somebody has; nobody who has none. */
  readonly #online = new Map<UserKey, number>()
  /** Whose the connections of a gateway are. */
  readonly #ofGateway = new Map<number, Map<number, UserKey>>()
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

  arrive(user: UserKey, { gateway, connection }: PresenceLease): void {
    const leases = this.#ofGateway.get(gateway) ?? new Map<number, UserKey>()
    if (leases.has(connection)) return
    this.#ofGateway.set(gateway, leases.set(connection, user))
    const count = (this.#online.get(user) ?? 0) + 1
    this.#online.set(user, count)
    if (count === 1) this.#changed(user)
  }

  depart(user: UserKey, { gateway, connection }: PresenceLease): void {
    const leases = this.#ofGateway.get(gateway)
    if (leases?.delete(connection) !== true) return
    if (leases.size === 0) this.#ofGateway.delete(gateway)
    this.#end(user)
  }

  gatewayLost(gateway: number): void {
    const leases = this.#ofGateway.get(gateway)
    this.#ofGateway.delete(gateway)
    for (const user of leases?.values() ?? []) this.#end(user)
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

  #end(user: UserKey): void {
    const left = (this.#online.get(user) ?? 0) - 1
    if (left > 0) {
      this.#online.set(user, left)
      return
    }
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
