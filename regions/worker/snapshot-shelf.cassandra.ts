/**
 * Snapshots on Cassandra: of each part a moment that the store itself keeps (`kept-moments.cassandra.ts`),
 * and here which moments belong together. Rows need no copy, they never change; so a snapshot costs
 * some small writes, and a copy of the tables' files that an operator makes at any time after it holds
 * it whole, in whatever order tables and nodes were copied (docs/runbooks/cassandra.md).
 *
 * Entries change by compare-and-set, once an hour: two processes that share a shelf by mistake must not
 * take one number for two snapshots. One that is not finished is none; the next start removes it.
 */
import { EngineError } from '../../platform/engines/engine-error.ts'
import {
  type CassandraRow,
  type CassandraSession,
  numberIn,
  textIn,
} from '../../platform/cassandra/session.cassandra.ts'
import { topic } from '../../platform/event-log/event-log.ts'
import { KeptMoments } from '../mailbox/kept-moments.cassandra.ts'
import { PartState } from '../mailbox/part-state.cassandra.ts'
import { type CassandraRowStoreOptions, openRowsSession } from '../mailbox/row-store.cassandra.ts'
import { type RowStore, RowStoreError } from '../mailbox/row-store.ts'
import type { Snapshot, SnapshotShelf, StoredUpTo } from './snapshot-shelf.ts'

export interface CassandraShelf extends SnapshotShelf {
  close(): Promise<void>
}

/** `shelf` names the worker whose parts it is for: no two processes have the same open. */
export async function openCassandraShelf(options: CassandraRowStoreOptions, shelf: string): Promise<CassandraShelf> {
  const opened = new StoreShelf(await openRowsSession(options), options.keyspace, shelf)
  await opened.removeUnfinished()
  return opened
}

class StoreShelf implements CassandraShelf {
  readonly #session: CassandraSession
  readonly #moments: KeptMoments
  readonly #shelf: string
  readonly #queries: ReturnType<typeof queriesOf>

  constructor(session: CassandraSession, keyspace: string, shelf: string) {
    this.#session = session
    this.#moments = new KeptMoments(session, keyspace, new PartState(session, keyspace))
    this.#shelf = shelf
    this.#queries = queriesOf(keyspace)
  }

  list(): Promise<readonly Snapshot[]> {
    return this.#run(async () =>
      (await this.#entries()).filter(({ finished }) => finished).map(({ snapshot }) => snapshot),
    )
  }

  /** `rows` are asked for nothing: what they have stored is in the same tables. */
  make(_rows: RowStore, at: number, offsets: readonly StoredUpTo[]): Promise<Snapshot> {
    return this.#run(async () => {
      const number = ((await this.#entries()).at(-1)?.snapshot.number ?? 0) + 1
      const snapshot = { number, at, offsets }
      const entry = [this.#shelf, BigInt(number), BigInt(at), JSON.stringify(offsets)]
      if (!(await this.#session.conditional(this.#queries.begin, entry)))
        throw new Error(`somebody else makes snapshot ${number} of shelf ${this.#shelf}: let one worker make them`)
      try {
        for (const { part } of offsets) await this.#moments.keep(part, number)
        await this.#mark(number, true)
      } catch (caught) {
        await this.#erase(snapshot)
        throw caught
      }
      return snapshot
    })
  }

  remove(snapshot: Snapshot): Promise<void> {
    return this.#run(async () => {
      // First: half of a snapshot must never be taken for one.
      await this.#mark(snapshot.number, false)
      await this.#erase(snapshot)
    })
  }

  /** Part by part. After a crash on the way some are put back and some are not: each of either is right by itself. */
  restore({ number, offsets }: Snapshot): Promise<void> {
    return this.#run(async () => {
      for (const { part } of offsets) await this.#moments.putBack(part, number)
    })
  }

  async removeUnfinished(): Promise<void> {
    for (const { snapshot, finished } of await this.#entries()) if (!finished) await this.#erase(snapshot)
  }

  close(): Promise<void> {
    return this.#session.close()
  }

  async #entries(): Promise<readonly Entry[]> {
    return (await this.#session.execute(this.#queries.list, [this.#shelf])).map(entryOf)
  }

  async #mark(number: number, finished: boolean): Promise<void> {
    await this.#session.conditional(this.#queries.mark, [finished, this.#shelf, BigInt(number)])
  }

  async #erase({ number, offsets }: Snapshot): Promise<void> {
    for (const { part } of offsets) await this.#moments.forget(part, number)
    await this.#session.conditional(this.#queries.erase, [this.#shelf, BigInt(number)])
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (caught) {
      if (!(caught instanceof EngineError)) throw caught
      throw new RowStoreError(`snapshots cannot be read or made: ${caught.message}`, { cause: caught })
    }
  }
}

interface Entry {
  readonly snapshot: Snapshot
  readonly finished: boolean
}

const queriesOf = (keyspace: string) => ({
  // A shelf has two entries, three for a moment.
  list: `SELECT number, made_at, offsets, finished FROM ${keyspace}.snapshot WHERE shelf = ?`,
  begin: `INSERT INTO ${keyspace}.snapshot (shelf, number, made_at, offsets, finished) VALUES (?, ?, ?, ?, false) IF NOT EXISTS`,
  mark: `UPDATE ${keyspace}.snapshot SET finished = ? WHERE shelf = ? AND number = ? IF EXISTS`,
  erase: `DELETE FROM ${keyspace}.snapshot WHERE shelf = ? AND number = ? IF EXISTS`,
})

function entryOf(row: CassandraRow): Entry {
  const offsets = JSON.parse(textIn(row, 'offsets')) as { part: { topic: string; partition: number }; offset: number }[]
  return {
    finished: row.get('finished') as boolean,
    snapshot: {
      number: numberIn(row, 'number'),
      at: numberIn(row, 'made_at'),
      offsets: offsets.map(({ part, offset }) => ({
        part: { topic: topic(part.topic), partition: part.partition },
        offset,
      })),
    },
  }
}
