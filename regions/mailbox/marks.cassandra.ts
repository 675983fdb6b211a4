/** Recalls: entries beside the rows, which no write of a row touches (W10). A partition for each conversation and group. */
import { types } from 'cassandra-driver'
import { bytesIn, type CassandraSession, numberIn } from '../../platform/cassandra/session.cassandra.ts'
import { keyBytes } from './numbered-rows.cassandra.ts'
import type { PartitionWrites } from './partition-writes.cassandra.ts'
import type { StoredMark } from './row-store.ts'

/** Named in one question. */
const askedMax = 100

export class Marks {
  readonly #session: CassandraSession
  readonly #insert: string
  readonly #select: string

  constructor(session: CassandraSession, keyspace: string) {
    this.#session = session
    this.#insert = `INSERT INTO ${keyspace}.mark (scope, author, place) VALUES (?, ?, ?) USING TIMESTAMP ?`
    this.#select = `SELECT author, place FROM ${keyspace}.mark WHERE scope = ? AND (author, place) IN ?`
  }

  /** `reach`: of the batch that brings the mark. */
  add({ scope, author, place }: StoredMark, reach: number, writes: PartitionWrites): void {
    const key = scopeKey(scope)
    writes.add(`mark ${key}`, this.#insert, [keyBytes(key), keyBytes(author), BigInt(place), BigInt(reach + 1)])
  }

  async areThere(marks: readonly StoredMark[]): Promise<readonly boolean[]> {
    const found = new Set<string>()
    const byScope = Map.groupBy(marks, ({ scope }) => scopeKey(scope))
    await Promise.all([...byScope].map(([key, some]) => this.#find(key, some, found)))
    return marks.map(({ scope, author, place }) => found.has(nameOf(scopeKey(scope), author, place)))
  }

  async #find(key: string, marks: readonly StoredMark[], found: Set<string>): Promise<void> {
    for (let from = 0; from < marks.length; from += askedMax) {
      const asked = marks.slice(from, from + askedMax)
      const pairs = asked.map(({ author, place }) => new types.Tuple(keyBytes(author), BigInt(place)))
      for (const row of await this.#session.execute(this.#select, [keyBytes(key), pairs]))
        found.add(nameOf(key, bytesIn(row, 'author').toString('latin1'), numberIn(row, 'place')))
    }
  }
}

/** Those of a group have one id, those of a conversation two. */
const scopeKey = (scope: StoredMark['scope']): string =>
  scope.type === 'group' ? scope.group : scope.user + scope.peer

const nameOf = (scope: string, author: string, place: number): string => `${scope}${author}${place}`
