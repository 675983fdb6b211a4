/**
 * A region's Cassandra as the stores use it: statements at LOCAL_QUORUM in one data centre, prepared,
 * sent to a replica, bounded in number, repeated a few times where that is harmless. The driver's own
 * defaults are others in every one of these points.
 *
 * What may work later is thrown as `EngineError`; anything else that the server says, as it comes.
 *
 * Every statement here is idempotent, but for `conditional`: what timed out may have happened, and may
 * happen later still. Whoever writes gives each cell a timestamp by which repeating changes nothing.
 */
import { Client, type DseClientOptions, errors, policies, types } from 'cassandra-driver'
import { type Dialled, dialledAt } from '../engines/engine-addresses.ts'
import { EngineError } from '../engines/engine-error.ts'
import { keepAliveMs } from '../engines/keep-alive.ts'
import { BoundedRetry } from './bounded-retry.cassandra.ts'
import type { EngineCalls } from '../engines/engine-calls.ts'
import { eachOf, Gate } from './gate.ts'
import { mendLossOfAllNodes } from './lost-nodes.cassandra.ts'

export interface CassandraOptions {
  /** Hosts of the region's own data centre. */
  readonly contactPoints: readonly string[]
  readonly port: number
  readonly dataCenter: string
  readonly dialled?: Dialled
  /** Above the server's own time-outs, or the client gives up on what is about to be answered. */
  readonly requestTimeoutMs?: number
  /** Where requests are counted. */
  readonly calls?: EngineCalls | undefined
}

export type Value = string | number | bigint | boolean | Uint8Array | readonly Value[] | types.Tuple
export interface Statement {
  readonly query: string
  readonly params: readonly Value[]
}
export type CassandraRow = types.Row

/** A node answers a single insert in 0.1 ms of its time: this keeps three busy, and a slow one is not drowned. */
const atOnceMax = 256
/** Some seconds of work for a node that is slow. */
const waitingMax = 8_192
/** Of one write: others have their turn between. */
const lanesMax = 16
/** The driver's default, above the server's 10 s of a machine that is small and busy. */
const requestTimeoutMs = 12_000

export class CassandraSession {
  readonly #client: Client
  readonly #gate = new Gate(atOnceMax, waitingMax)
  readonly #calls: EngineCalls | undefined

  static async open(options: CassandraOptions): Promise<CassandraSession> {
    const client = new Client(driverOptions(options))
    try {
      await client.connect()
    } catch (caught) {
      await client.shutdown()
      throw whyNoConnection(options, caught)
    }
    return new CassandraSession(client, options.calls)
  }

  private constructor(client: Client, calls: EngineCalls | undefined) {
    this.#client = client
    this.#calls = calls
    calls?.watchQueue(() => this.#gate.waiting)
    // Hosts come and go; the driver says so here, and an error without a listener would end the process.
    client.on('error', () => {})
    mendLossOfAllNodes(client)
  }

  /** `host version` of every node known. */
  get versions(): readonly string[] {
    return this.#client.hosts.values().map(({ address, cassandraVersion }) => `${address} ${cassandraVersion}`)
  }

  /** At most a page of rows: for queries that bound their answer themselves. */
  async execute(query: string, params: readonly Value[] = []): Promise<readonly CassandraRow[]> {
    const { rows } = await this.#run(() => this.#client.execute(query, [...params]))
    // There are none, not even an empty list, when a statement was no query.
    return rows ?? []
  }

  /** Rows page by page, read as they are asked for. */
  async *pages(
    query: string,
    params: readonly Value[],
    pageRows: number,
  ): AsyncGenerator<readonly CassandraRow[], void> {
    let pageState: string | undefined
    do {
      const options = { fetchSize: pageRows, ...(pageState !== undefined && { pageState }) }
      const page = await this.#run(() => this.#client.execute(query, [...params], options))
      yield page.rows
      pageState = page.pageState ?? undefined
    } while (pageState !== undefined)
  }

  /** Each of these groups of statements, all of one partition, whole or not at all; the groups in no order. */
  async write(groups: readonly (readonly Statement[])[]): Promise<void> {
    await eachOf(groups, lanesMax, async (statements) => {
      const batch = statements.map(({ query, params }) => ({ query, params: [...params] }))
      await this.#run(() => this.#client.batch(batch, { prepare: true, logged: false, isIdempotent: true }))
    })
  }

  /** A compare-and-set: for what happens once an hour. True if it was applied; unknown when it throws. */
  async conditional(query: string, params: readonly Value[]): Promise<boolean> {
    const result = await this.#run(() => this.#client.execute(query, [...params], { isIdempotent: false }))
    return result.wasApplied()
  }

  /** Changes of the schema are neither prepared nor hurried: on a cold ring one takes seconds. */
  async change(query: string): Promise<void> {
    await this.#run(() => this.#client.execute(query, [], { prepare: false, readTimeout: 60_000 }))
  }

  close(): Promise<void> {
    return this.#client.shutdown()
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      const passed = () => this.#gate.pass(work)
      return await (this.#calls?.measure(passed, isOfTheStatement) ?? passed())
    } catch (caught) {
      throw isTransient(caught) ? new EngineError('unavailable', reasonOf(caught), { cause: caught }) : caught
    }
  }
}

/** A number of a `bigint` or `int` column; all of ours are below 2^53. */
export const numberIn = (row: CassandraRow, column: string): number => Number(row.get(column))
export const bytesIn = (row: CassandraRow, column: string): Buffer => row.get(column) as Buffer
export const textIn = (row: CassandraRow, column: string): string => row.get(column) as string

const driverOptions = (options: CassandraOptions): DseClientOptions => ({
  contactPoints: options.contactPoints
    .map((host) => (host.includes(':') ? host : `${host}:${options.port}`))
    .map((address) => dialledAt(options.dialled, address)),
  protocolOptions: { port: options.port },
  queryOptions: {
    consistency: types.consistencies.localQuorum,
    serialConsistency: types.consistencies.localSerial,
    prepare: true,
    isIdempotent: true,
  },
  socketOptions: {
    readTimeout: options.requestTimeoutMs ?? requestTimeoutMs,
    connectTimeout: 5_000,
    keepAliveDelay: keepAliveMs,
    coalescingThreshold: 65_536,
    // A node says itself when it was too slow, so a connection that says nothing so long is dead, or the node is.
    // After 64, the default, one that a firewall forgot would hold up who asks one thing at a time for minutes.
    defunctReadTimeoutThreshold: 0,
  },
  pooling: { coreConnectionsPerHost: { [types.distance.local]: 2 }, heartBeatInterval: 10_000 },
  policies: {
    retry: new BoundedRetry(),
    // Named here and nowhere else: with `localDataCenter` the driver leaves a socket open when it finds another one.
    loadBalancing: new policies.loadBalancing.DefaultLoadBalancingPolicy({ localDc: options.dataCenter }),
    addressResolution: detours(options.dialled),
    reconnection: new policies.reconnection.ExponentialReconnectionPolicy(200, 10_000, false),
  },
  // Copied, or a small row would keep the whole frame that brought it.
  encoding: { useBigIntAsLong: true, copyBuffer: true },
  monitorReporting: { enabled: false },
})

/** The driver takes none that is not made of its own. */
const detours = (dialled: Dialled | undefined): policies.addressResolution.AddressTranslator =>
  Object.assign(policies.defaultAddressTranslator(), {
    translate: (host: string, port: number, told: (endpoint: string) => void) =>
      told(dialledAt(dialled, `${host}:${port}`)),
  })

/** Server errors that pass: overloaded, bootstrapping, truncating, too few replicas, time-outs and failures of replicas. */
const transientCodes = new Set([0x0000, 0x1000, 0x1001, 0x1002, 0x1003, 0x1100, 0x1200, 0x1300, 0x1500])

const isTransient = (caught: unknown): boolean =>
  caught instanceof errors.NoHostAvailableError ||
  caught instanceof errors.OperationTimedOutError ||
  caught instanceof errors.BusyConnectionError ||
  (caught instanceof errors.ResponseError && transientCodes.has(caught.code))

/** Syntax, rights, a table that is not there: the server is well. */
const isOfTheStatement = (caught: unknown): boolean => caught instanceof errors.ResponseError && !isTransient(caught)

/** The driver puts stacks into its messages; the first reason says enough. */
function reasonOf(caught: unknown): string {
  if (caught instanceof errors.NoHostAvailableError) {
    const [first] = Object.values(caught.innerErrors as Record<string, unknown>)
    return first === undefined ? 'no node of Cassandra can be reached' : reasonOf(first)
  }
  return caught instanceof Error ? caught.message : String(caught)
}

function whyNoConnection({ contactPoints, port, dataCenter }: CassandraOptions, caught: unknown): Error {
  const where = `Cassandra at ${contactPoints.join(', ')} port ${port}`
  const reason = reasonOf(caught)
  if (/Datacenter .* was not found/.test(reason)) {
    return new Error(
      `${where} has no data centre \`${dataCenter}\` (${reason}): give the name that \`nodetool status\` shows`,
    )
  }
  return new EngineError('unavailable', `${where} does not answer (${reason}): start it, or correct the address`, {
    cause: caught,
  })
}
