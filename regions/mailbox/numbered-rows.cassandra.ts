/**
 * Rows of owners by number, in buckets: mailboxes by seq, timelines by gseq. A bucket is a range of
 * numbers, so a row has its partition by itself and a replay finds the same one. Which buckets are not
 * empty stands in a table beside, one entry for each, written with the first row that this process
 * brings to a bucket.
 */
import { bytesIn, type CassandraSession, numberIn } from '../../platform/cassandra/session.cassandra.ts'
import type { KnownNames, PartitionWrites } from './partition-writes.cassandra.ts'
import type { RowsPage } from './rows-page.ts'

/** Rows fetched at a time: a page of sync or history is one fetch or two, and long rows are not fetched for nothing. */
const fetchRows = 100
const fetchBuckets = 100

export type OwnerKey = string

/** Ids are sixteen bytes as characters. */
export const keyBytes = (key: string): Buffer => Buffer.from(key, 'latin1')

/** Where a row lies, as it is sent: made once for the row and for its entry in the index. */
export interface RowPlace {
  /** Tells partitions apart. */
  readonly partition: string
  readonly owner: Buffer
  readonly bucket: Buffer
  readonly number: Buffer
}

/** A `bigint` column's bytes. The driver would make them by way of a `bigint` of the language, for each column anew. */
export function int64(number: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeUInt32BE(Math.floor(number / 2 ** 32), 0)
  bytes.writeUInt32BE(number >>> 0, 4)
  return bytes
}

export class NumberedRows {
  readonly #session: CassandraSession
  readonly #span: number
  readonly #name: string
  readonly #queries: ReturnType<typeof queriesOf>

  /** `span` numbers lie in one bucket. */
  constructor(session: CassandraSession, keyspace: string, table: 'mailbox' | 'timeline', span: number) {
    this.#session = session
    this.#span = span
    this.#name = table
    this.#queries = queriesOf(`${keyspace}.${table}`)
  }

  bucketOf(number: number): number {
    return Math.floor(number / this.#span)
  }

  place(owner: OwnerKey, number: number): RowPlace {
    const bucket = this.bucketOf(number)
    return {
      partition: `${this.#name} ${owner} ${bucket}`,
      owner: keyBytes(owner),
      bucket: int64(bucket),
      number: int64(number),
    }
  }

  /** A row's time is its number, which only grows: what is written of it is always the same, and so is when. */
  add(
    { partition, owner, bucket, number }: RowPlace,
    bytes: Uint8Array,
    writes: PartitionWrites,
    known: KnownNames,
  ): void {
    writes.add(partition, this.#queries.insert, [owner, bucket, number, bytesOf(bytes), number], bytes.length)
    writes.addOnce(known, `bucket of ${partition}`, this.#queries.insertBucket, () => [owner, bucket, number])
  }

  /** Rows numbered in (after, upTo], ascending, until the page is full. */
  async ascending(owner: OwnerKey, after: number, upTo: number, page: RowsPage): Promise<void> {
    const key = keyBytes(owner)
    const [first, last] = [BigInt(this.bucketOf(after)), BigInt(this.bucketOf(upTo))]
    const fillFrom = (bucket: bigint): Promise<boolean> =>
      this.#fill(this.#queries.up, [key, bucket, BigInt(after), BigInt(upTo)], page)
    // Who was away for a moment: one question, of a bucket that may be empty, instead of two.
    if (first === last) return void (await fillFrom(first))
    for await (const buckets of this.#session.pages(this.#queries.bucketsUp, [key, first, last], fetchBuckets)) {
      for (const row of buckets) if (await fillFrom(BigInt(numberIn(row, 'bucket')))) return
    }
  }

  /** Rows numbered in [lowest, before), descending, until the page is full. */
  async descending(owner: OwnerKey, before: number, lowest: number, page: RowsPage): Promise<void> {
    const key = keyBytes(owner)
    const range = [BigInt(this.bucketOf(lowest)), BigInt(this.bucketOf(before))]
    for await (const buckets of this.#session.pages(this.#queries.bucketsDown, [key, ...range], fetchBuckets)) {
      for (const row of buckets) {
        const bucket = BigInt(numberIn(row, 'bucket'))
        const filled = await this.#fill(this.#queries.down, [key, bucket, BigInt(lowest), BigInt(before)], page)
        if (filled) return
      }
    }
  }

  /** The rows with these numbers, in the order asked. */
  async at(owner: OwnerKey, numbers: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    const found = new Map<number, Uint8Array>()
    const byBucket = Map.groupBy(new Set(numbers), (number) => this.bucketOf(number))
    const ask = async ([bucket, some]: [number, number[]]): Promise<void> => {
      const params = [keyBytes(owner), BigInt(bucket), some.map(BigInt)]
      for await (const rows of this.#session.pages(this.#queries.at, params, fetchRows))
        for (const row of rows) found.set(numberIn(row, 'number'), bytesIn(row, 'bytes'))
    }
    await Promise.all([...byBucket].map(ask))
    return numbers.map((number) => found.get(number))
  }

  /** True when the page is full. */
  async #fill(query: string, params: readonly (Buffer | bigint)[], page: RowsPage): Promise<boolean> {
    if (page.left === 0) return true
    for await (const rows of this.#session.pages(query, params, Math.min(fetchRows, page.left))) {
      for (const row of rows) if (!page.takes(bytesIn(row, 'bytes'))) return true
      if (page.left === 0) return true
    }
    return false
  }
}

const queriesOf = (table: string) => ({
  insert: `INSERT INTO ${table} (owner, bucket, number, bytes) VALUES (?, ?, ?, ?) USING TIMESTAMP ?`,
  insertBucket: `INSERT INTO ${table}_bucket (owner, bucket) VALUES (?, ?) USING TIMESTAMP ?`,
  bucketsUp: `SELECT bucket FROM ${table}_bucket WHERE owner = ? AND bucket >= ? AND bucket <= ?`,
  bucketsDown: `SELECT bucket FROM ${table}_bucket WHERE owner = ? AND bucket >= ? AND bucket <= ? ORDER BY bucket DESC`,
  up: `SELECT bytes FROM ${table} WHERE owner = ? AND bucket = ? AND number > ? AND number <= ?`,
  down: `SELECT bytes FROM ${table} WHERE owner = ? AND bucket = ? AND number >= ? AND number < ? ORDER BY number DESC`,
  at: `SELECT number, bytes FROM ${table} WHERE owner = ? AND bucket = ? AND number IN ?`,
})

export const bytesOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
