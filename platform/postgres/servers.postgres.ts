/**
 * The PostgreSQL servers of a region: which of them is the primary, and connections to each. The
 * driver knows one host, so we ask all of them and remember the answer until it is doubted.
 *
 * After a failover two may say that they are the primary, because nobody has stopped the old one
 * yet. A promotion begins a new timeline: the highest counts, and one below what was seen is never
 * taken again.
 */
import pg from 'pg'
import { EngineError } from '../engines/engine-error.ts'
import { keepAliveMs } from '../engines/keep-alive.ts'
import { positionOf, type Position } from './position.ts'
import type { PostgresLimits, PostgresOptions } from './postgres-options.ts'

export interface Server {
  /** `host:port`. */
  readonly name: string
  readonly pool: pg.Pool
}

export interface Primary {
  readonly server: Server
  /** In hexadecimal of eight digits, so it compares as text. */
  readonly timeline: string
  /** How far its log was when it was found. */
  readonly position: Position
}

/** A server that has not answered yet is waited for this long once a primary has: it may be the newer one. */
const othersMs = 200
const goodbyeMs = 2_000

const whoAreYou = {
  name: 'who are you',
  text: `SELECT pg_is_in_recovery() AS standby, current_setting('server_version_num')::int AS version,
    CASE WHEN pg_is_in_recovery() THEN NULL ELSE left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) END AS timeline,
    CASE WHEN pg_is_in_recovery() THEN NULL ELSE pg_current_wal_insert_lsn()::text END AS position`,
}

export class PostgresServers {
  readonly all: readonly Server[]
  #primary: Primary | undefined
  /** The newest primary that was ever found, doubted or not. */
  #newest: Primary | undefined
  #finding: Promise<Primary | undefined> | undefined
  /** Why each server that could not be asked could not, the last time. */
  readonly failures = new Map<string, unknown>()

  constructor(options: PostgresOptions, limits: PostgresLimits) {
    this.all = options.address.servers.map((name) => ({ name, pool: poolOf(name, options, limits) }))
  }

  /** The primary, if there is one now. */
  async primary(): Promise<Primary | undefined> {
    if (this.#primary !== undefined) return this.#primary
    this.#finding ??= this.#find().finally(() => {
      this.#finding = undefined
    })
    return this.#finding
  }

  /** It failed in a way that a server does that is not the primary any more: look again. */
  doubt(primary: Primary): void {
    if (this.#primary === primary) this.#primary = undefined
  }

  /** Servers that are not the primary, as far as was heard. */
  others(): readonly Server[] {
    return this.all.filter((server) => server !== this.#newest?.server)
  }

  /** A server that is silent does not say goodbye. */
  async stop(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, goodbyeMs)
    })
    await Promise.race([Promise.all(this.all.map(({ pool }) => pool.end())), late])
    clearTimeout(timer)
  }

  async #find(): Promise<Primary | undefined> {
    const found = await newestOf(this.all.map((server) => this.#ask(server)))
    if (found === undefined || (this.#newest !== undefined && found.timeline < this.#newest.timeline)) return undefined
    this.#newest = found
    this.#primary = found
    return found
  }

  async #ask(server: Server): Promise<Primary | undefined> {
    try {
      const { rows } = await server.pool.query<WhoAmI>(whoAreYou)
      this.failures.delete(server.name)
      const [me] = rows
      if (me === undefined || me.timeline === null || me.position === null) return undefined
      return { server, timeline: me.timeline, position: positionOf(me.position) }
    } catch (error) {
      this.failures.set(server.name, error)
      return undefined
    }
  }
}

interface WhoAmI {
  readonly standby: boolean
  readonly timeline: string | null
  readonly position: string | null
}

/** The newest primary among the answers, without waiting long for those that are silent. */
function newestOf(asked: readonly Promise<Primary | undefined>[]): Promise<Primary | undefined> {
  return new Promise((resolve) => {
    let newest: Primary | undefined
    let open = asked.length
    let timer: NodeJS.Timeout | undefined
    const settle = (): void => {
      clearTimeout(timer)
      resolve(newest)
    }
    if (open === 0) settle()
    for (const one of asked) {
      void one.then((primary) => {
        if (primary !== undefined && (newest === undefined || primary.timeline > newest.timeline)) newest = primary
        if (--open === 0) settle()
        else if (newest !== undefined) timer ??= setTimeout(settle, othersMs)
      })
    }
  })
}

function poolOf(name: string, { address, schema, application }: PostgresOptions, limits: PostgresLimits): pg.Pool {
  const colon = name.lastIndexOf(':')
  const pool = new pg.Pool({
    host: name.slice(0, colon),
    port: Number(name.slice(colon + 1)),
    user: address.user,
    database: address.database,
    ...(address.password === undefined ? {} : { password: address.password }),
    application_name: application,
    options: `-c search_path=${schema}`,
    // Asking who is the primary, and how far a standby is, must not wait behind the work.
    max: limits.connectionsMax + 2,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    // The server gives up first, so that this only happens when it does not answer at all.
    query_timeout: limits.statementMs + 500,
    idle_in_transaction_session_timeout: 2 * limits.statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === int8 ? safeInteger : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // A connection that dies would end the process, idle or not; whoever uses it hears of it anyway.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const int8 = 20

/** The driver hands 64-bit numbers out as text. Ours are times and counts, far below 2^53. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`a 64-bit number of the database is beyond 2^53: \`${text}\``)
}

/** When no primary is found: what to do about it, told from what the servers said. */
export function noPrimary(
  servers: PostgresServers,
  address: { readonly user: string; readonly database: string },
): EngineError {
  const names = servers.all.map(({ name }) => name).join(', ')
  const [failure] = [...servers.failures.values()]
  return new EngineError('unavailable', sentence(), { cause: failure })

  function sentence(): string {
    if (servers.failures.size < servers.all.length)
      return `no primary among the PostgreSQL servers ${names}: promote a standby`
    const code = (failure as { code?: unknown }).code
    if (code === '3D000')
      return `PostgreSQL at ${names} has no database \`${address.database}\`: create it, or correct the name`
    if (code === '28P01' || code === '28000') {
      return `PostgreSQL at ${names} does not let \`${address.user}\` in: correct user and password`
    }
    return `no PostgreSQL answers at ${names}: start it, or correct the addresses`
  }
}
