/**
 * Where the rows of a conversation lie (L9): an entry for each row, in the partition of the row itself,
 * so that both are one mutation. In which buckets a conversation has rows at all stands apart, by the
 * first row, and the first that the owner sent, which this process brought to a bucket: the lowest
 * numbers of a bucket say where a page or a repair begins. Who sat idle for a year is found in one step.
 */
import {
  type CassandraSession,
  type CassandraRow,
  numberIn,
  type Value,
} from '../../platform/cassandra/session.cassandra.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { int64, keyBytes, type NumberedRows, type RowPlace } from './numbered-rows.cassandra.ts'
import type { KnownNames, PartitionWrites } from './partition-writes.cassandra.ts'
import type { StoredRow } from './row-store.ts'
import type { RowsPage } from './rows-page.ts'

type Peer = UserKey | GroupKey

/** Rows looked up at a time. */
const entriesMax = 64
const fetchBuckets = 100

export class ConversationIndex {
  readonly #session: CassandraSession
  readonly #mailbox: NumberedRows
  readonly #queries: ReturnType<typeof queriesOf>

  constructor(session: CassandraSession, keyspace: string, mailbox: NumberedRows) {
    this.#session = session
    this.#mailbox = mailbox
    this.#queries = queriesOf(keyspace)
  }

  add(row: StoredRow, at: RowPlace, writes: PartitionWrites, known: KnownNames): void {
    const { user, peer, convN, author, place } = row
    if (peer === undefined || convN === 0) return
    const sent = author === user ? place : 0
    const { partition, owner, bucket, number } = at
    const [other, n, own] = [keyBytes(peer), int64(convN), int64(sent)]
    writes.add(partition, this.#queries.insert, [owner, bucket, other, n, number, own, number])
    const name = `conversation ${peer} ${partition}`
    const params = (): readonly Value[] => [owner, other, bucket, n, own, number]
    writes.addOnce(known, name, this.#queries.insertBucket, params)
    if (sent > 0) writes.addOnce(known, `${name} sent`, this.#queries.insertBucket, params)
  }

  /** Rows numbered below `before` in their conversation, descending, until the page is full. */
  async before(user: UserKey, peer: Peer, before: number, page: RowsPage): Promise<void> {
    const [owner, other] = [keyBytes(user), keyBytes(peer)]
    const holding = [owner, other, BigInt(before)]
    for await (const buckets of this.#session.pages(this.#queries.bucketsBelow, holding, fetchBuckets)) {
      for (const row of buckets) {
        const entries = [owner, BigInt(numberIn(row, 'bucket')), other, BigInt(before)]
        await this.#fill(user, this.#queries.below, entries, page)
        if (page.left === 0) return
      }
    }
  }

  /** Rows that the owner sent, with a place above `after`, ascending, until the page is full. */
  async sentAfter(user: UserKey, peer: Peer, after: number, page: RowsPage): Promise<void> {
    const [owner, other] = [keyBytes(user), keyBytes(peer)]
    // Places grow with the numbers of rows: nothing that is asked for lies in a bucket below one that begins with less.
    const [newest] = await this.#session.execute(this.#queries.bucketSent, [owner, other, BigInt(after)])
    const first = newest?.get('first') as bigint | null | undefined
    const from = [owner, other, first ?? 0n]
    for await (const buckets of this.#session.pages(this.#queries.bucketsFrom, from, fetchBuckets)) {
      for (const row of buckets) {
        const entries = [owner, BigInt(numberIn(row, 'bucket')), other, BigInt(after)]
        await this.#fill(user, this.#queries.sent, entries, page)
        if (page.left === 0) return
      }
    }
  }

  async #fill(user: UserKey, query: string, params: readonly (Buffer | bigint)[], page: RowsPage): Promise<void> {
    if (page.left === 0) return
    for await (const entries of this.#session.pages(query, params, Math.min(entriesMax, page.left))) {
      const rows = await this.#mailbox.at(user, entries.map(numberOf))
      for (const row of rows) if (row !== undefined && !page.takes(row)) return
      if (page.left === 0) return
    }
  }
}

const queriesOf = (keyspace: string) => ({
  insert: `INSERT INTO ${keyspace}.conversation (owner, bucket, peer, conv_n, number, sent) VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?`,
  insertBucket: `INSERT INTO ${keyspace}.conversation_bucket (owner, peer, bucket, conv_n, sent) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?`,
  // These filter within one small partition.
  bucketsBelow: `SELECT bucket FROM ${keyspace}.conversation_bucket WHERE owner = ? AND peer = ? AND conv_n < ?
    GROUP BY owner, peer, bucket ORDER BY bucket DESC ALLOW FILTERING`,
  bucketSent: `SELECT max(bucket) AS first FROM ${keyspace}.conversation_bucket
    WHERE owner = ? AND peer = ? AND sent > 0 AND sent <= ? ALLOW FILTERING`,
  bucketsFrom: `SELECT bucket FROM ${keyspace}.conversation_bucket WHERE owner = ? AND peer = ? AND bucket >= ?
    GROUP BY owner, peer, bucket`,
  below: `SELECT number FROM ${keyspace}.conversation WHERE owner = ? AND bucket = ? AND peer = ? AND conv_n < ?
    ORDER BY peer DESC, conv_n DESC`,
  sent: `SELECT number FROM ${keyspace}.conversation WHERE owner = ? AND bucket = ? AND peer = ? AND sent > ? ALLOW FILTERING`,
})

const numberOf = (row: CassandraRow): number => numberIn(row, 'number')
