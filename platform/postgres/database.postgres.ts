/**
 * A PostgreSQL database of a region: one primary that takes writes, standbys that may answer reads.
 * Stores hand in statements; this finds out where they run, tries again what a failover or another
 * transaction got in the way of, and turns what cannot be helped into an `EngineError`.
 */
import type pg from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { EngineError } from '../engines/engine-error.ts'
import { failureOf } from './failures.postgres.ts'
import { migrate, type MigrationSet } from './migrations.postgres.ts'
import { positionOf } from './position.ts'
import {
  type PostgresLimits,
  postgresLimits,
  type PostgresOptions,
  type Row,
  type Rows,
  type Statement,
  type Value,
} from './postgres-options.ts'
import { noPrimary, type Primary, PostgresServers, type Server } from './servers.postgres.ts'
import { Standbys, withinMs } from './standby.postgres.ts'
import { forgetOldSlots, type WriteSlot, WriteSlots } from './write-slots.postgres.ts'

/** Runs statements of one transaction, one after the other. */
export type Run = (statement: Statement, values?: readonly Value[]) => Promise<Rows>

export interface PostgresDatabase {
  /** One statement that only reads, answered by the primary: it sees every write that has resolved anywhere. */
  ask(statement: Statement, values?: readonly Value[]): Promise<readonly Row[]>
  /** The same, answered by a standby if one is near enough: sees what this process wrote, others' writes a moment late. */
  askAnywhere(statement: Statement, values?: readonly Value[]): Promise<readonly Row[]>
  /**
   * One transaction, which takes effect once or, if this rejects, not; only after `unavailable` that
   * is not known. `work` runs again when it met another transaction, and must have no other effect.
   */
  write<T>(work: (run: Run) => Promise<T>): Promise<T>
  /** Brings the tables of a store up to date. */
  migrate(set: MigrationSet): Promise<void>
  close(): Promise<void>
}

/** What `engines/postgresql` of older servers lacks: nothing is known to, but nothing older was tried. */
const oldestVersion = 14

/** Throws a sentence with what to do when no usable server answers. */
export async function openPostgres(options: PostgresOptions): Promise<PostgresDatabase> {
  const database = new Database(options)
  try {
    await database.refuseOldServer()
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Between looks for a primary. */
const lookMs = 50
/** Transactions that met this often would go on meeting. */
const conflictsMax = 20

class Database implements PostgresDatabase {
  readonly #options: PostgresOptions
  readonly #limits: PostgresLimits
  readonly #servers: PostgresServers
  readonly #standbys: Standbys
  readonly #slots: WriteSlots
  #primary: Primary | undefined
  #hearing: Promise<void> | undefined
  #closing: Promise<void> | undefined

  constructor(options: PostgresOptions) {
    this.#options = options
    this.#limits = { ...postgresLimits, ...options.limits }
    this.#servers = new PostgresServers(options, this.#limits)
    this.#standbys = new Standbys(this.#servers.all, this.#limits)
    this.#slots = new WriteSlots(this.#limits.connectionsMax, this.#limits.waitingMax)
    options.calls?.watchQueue(() => this.#slots.waiting)
  }

  async refuseOldServer(): Promise<void> {
    const [row] = await this.ask({
      name: 'version',
      text: `SELECT current_setting('server_version_num')::int AS version`,
    })
    const version = Math.floor(Number(row?.['version']) / 10_000)
    if (version < oldestVersion) {
      throw new Error(`PostgreSQL ${version} is too old: install ${oldestVersion} or newer`)
    }
  }

  async ask(statement: Statement, values: readonly Value[] = []): Promise<readonly Row[]> {
    return this.#onPrimary(async (client) => (await client.query({ ...statement, values: [...values] })).rows as Row[])
  }

  async askAnywhere(statement: Statement, values: readonly Value[] = []): Promise<readonly Row[]> {
    await this.#hearPrimary()
    const server = await this.#standbys.caughtUp(this.#servers.others())
    if (server !== undefined) {
      try {
        return (await onConnection(server, (client) => client.query({ ...statement, values: [...values] })))
          .rows as Row[]
      } catch (error) {
        if (failureOf(error) === 'caller') throw error
        this.#standbys.avoid(server)
      }
    }
    return this.ask(statement, values)
  }

  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#slots.with((slot) => {
      let outcome: { readonly value: T } | undefined
      let mayHaveRun = false
      return this.#onPrimary(async (client) => {
        if (!(await slot.begin(client, mayHaveRun))) {
          await client.query('ROLLBACK')
          slot.taken()
          return (outcome as { readonly value: T }).value
        }
        outcome = { value: await work(runOn(client)) }
        mayHaveRun = true
        await this.#commit(client, slot)
        return outcome.value
      }).catch((error: unknown) => {
        if (mayHaveRun) slot.renew()
        throw error
      })
    })
  }

  async migrate(set: MigrationSet): Promise<void> {
    await this.#onPrimary(async (client) => {
      await migrate(client, this.#options.schema, set)
      await client.query(forgetOldSlots)
    })
    await this.#hear()
  }

  close(): Promise<void> {
    this.#closing ??= this.#servers.stop()
    return this.#closing
  }

  /** How far the log is by now is asked in the same round trip; a later place is as good. */
  async #commit(client: pg.ClientBase, slot: WriteSlot): Promise<void> {
    const results: unknown = await client.query('COMMIT; SELECT pg_current_wal_insert_lsn()::text AS position')
    slot.taken()
    const [row] = (results as readonly pg.QueryResult<{ position: string }>[]).at(-1)?.rows ?? []
    if (row !== undefined) this.#standbys.note(positionOf(row.position))
  }

  /** Runs `work` on a connection to the primary; again, as long as patience lasts, when that goes away under it. */
  #onPrimary<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.#options.calls?.measure(() => this.#untilDone(work), isCallers) ?? this.#untilDone(work)
  }

  async #untilDone<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const end = performance.now() + this.#limits.patienceMs
    let cause: unknown
    for (let conflicts = 0; ; ) {
      const primary = await this.#findPrimary()
      if (primary !== undefined) {
        try {
          return await onConnection(primary.server, work)
        } catch (error) {
          cause = error
          switch (failureOf(error)) {
            case 'caller':
              throw error
            case 'full':
              throw new EngineError('no-space', 'the disk of the database is full', { cause })
            case 'too-slow':
              throw new EngineError('unavailable', 'a statement took too long', { cause })
            case 'conflict':
              if (++conflicts >= conflictsMax)
                throw new EngineError('unavailable', 'transactions kept meeting', { cause })
              continue
            case 'lost':
              this.#servers.doubt(primary)
          }
        }
      }
      if (this.#closing !== undefined || performance.now() >= end) {
        throw primary === undefined
          ? noPrimary(this.#servers, this.#options.address)
          : new EngineError('unavailable', `the database at ${primary.server.name} does not answer`, { cause })
      }
      await wait(lookMs)
    }
  }

  async #findPrimary(): Promise<Primary | undefined> {
    const primary = await this.#servers.primary()
    if (primary === undefined || primary === this.#primary) return primary
    const before = this.#primary
    this.#primary = primary
    if (before?.timeline === primary.timeline) this.#standbys.note(primary.position)
    else this.#standbys.restart(primary.position)
    if (before !== undefined && before.server !== primary.server) {
      this.#options.warn(`the PostgreSQL primary is now ${primary.server.name}`)
    }
    return primary
  }

  /** Best effort: without a primary, standbys answer as of what was heard last. */
  async #hearPrimary(): Promise<void> {
    if (!this.#standbys.isStale) return
    this.#hearing ??= this.#hear().finally(() => {
      this.#hearing = undefined
    })
    await withinMs(this.#limits.standbyWaitMs, this.#hearing).catch(() => {})
  }

  async #hear(): Promise<void> {
    const primary = await this.#findPrimary()
    if (primary === undefined) return
    try {
      const { rows } = await primary.server.pool.query<{ position: string }>(whereIs)
      if (rows[0] !== undefined) this.#standbys.note(positionOf(rows[0].position))
    } catch {
      this.#servers.doubt(primary)
    }
  }
}

/** What is not of the server was thrown as it came: constraints, and whatever `work` has to say itself. */
const isCallers = (error: unknown): boolean => !(error instanceof EngineError)

const whereIs = { name: 'where is', text: 'SELECT pg_current_wal_insert_lsn()::text AS position' }

const runOn =
  (client: pg.ClientBase): Run =>
  async (statement, values = []) => {
    const { rows, rowCount } = await client.query({ ...statement, values: [...values] })
    return { rows: rows as Row[], count: rowCount ?? 0 }
  }

/** A connection of `server` for the length of `work`; one whose state is not known goes with it. */
async function onConnection<T>(server: Server, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await server.pool.connect()
  let broken = true
  try {
    const result = await work(client)
    broken = false
    return result
  } catch (error) {
    // A server that answers with an error is well; what was begun is to be ended.
    if (['caller', 'conflict', 'full'].includes(failureOf(error))) broken = !(await rolledBack(client))
    throw error
  } finally {
    client.release(broken)
  }
}

const rolledBack = (client: pg.ClientBase): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => true,
    () => false,
  )
