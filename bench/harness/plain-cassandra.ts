/** Cassandra by its driver alone, with the driver's own defaults but for what makes the promise the same: quorum, prepared. */
import { Client, types } from 'cassandra-driver'
import { eachOf } from '../../platform/cassandra/gate.ts'
import type { CassandraAddress } from '../../platform/engines/engine-addresses.ts'
import { keyBytes } from '../../regions/mailbox/numbered-rows.cassandra.ts'
import type { StoredRow } from '../../regions/mailbox/row-store.ts'
import { byPerson } from './row-flushes.ts'

/** As many batches under way as the product has. */
const lanes = 16

export class PlainCassandra {
  readonly #client: Client
  readonly #table: string

  static async open({ contactPoints, port, dataCenter }: CassandraAddress, keyspace: string): Promise<PlainCassandra> {
    const client = new Client({
      contactPoints: [...contactPoints],
      localDataCenter: dataCenter,
      protocolOptions: { port },
      queryOptions: { consistency: types.consistencies.localQuorum, prepare: true, isIdempotent: true },
    })
    await client.connect()
    const table = `${keyspace}.plain`
    const columns = 'owner blob, number bigint, bytes blob, PRIMARY KEY (owner, number)'
    await client.execute(`CREATE TABLE ${table} (${columns})`, [], { prepare: false, readTimeout: 60_000 })
    return new PlainCassandra(client, table)
  }

  private constructor(client: Client, table: string) {
    this.#client = client
    this.#table = table
  }

  /** One batch for each person. */
  async write(rows: readonly StoredRow[]): Promise<void> {
    const query = `INSERT INTO ${this.#table} (owner, number, bytes) VALUES (?, ?, ?)`
    await eachOf(byPerson(rows), lanes, async (own) => {
      const statements = own.map(({ user, seq, bytes }) => ({
        query,
        params: [keyBytes(user), types.Long.fromNumber(seq), Buffer.from(bytes)],
      }))
      await this.#client.batch(statements, { prepare: true, logged: false })
    })
  }

  /** So many rows of a person after a number, in one question. */
  async read(user: string, after: number, limit: number): Promise<number> {
    const query = `SELECT bytes FROM ${this.#table} WHERE owner = ? AND number > ? LIMIT ?`
    const { rows } = await this.#client.execute(query, [keyBytes(user), types.Long.fromNumber(after), limit])
    return rows.reduce((sum, row) => sum + (row['bytes'] as Buffer).length, 0)
  }

  close(): Promise<void> {
    return this.#client.shutdown()
  }
}
