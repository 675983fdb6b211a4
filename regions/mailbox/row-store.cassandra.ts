/**
 * The row store on Cassandra. Everything is named by what it is, a row by its number, a cell by its
 * offset, and every name has one content: so a batch that timed out is simply written again, and what
 * arrives late changes nothing (tables and timestamps in `row-tables.cassandra.ts`).
 *
 * A batch is no transaction here. Its rows, marks and cells are written side by side, and its
 * checkpoint when all of them are durable: what a crash leaves of a batch is above the checkpoint, where
 * nobody looks, and is written again by whoever folds it again. Batches of a part go one after the other.
 */
import { EngineError } from '../../platform/engines/engine-error.ts'
import { prepareTables, requireTables } from '../../platform/cassandra/keyspace.cassandra.ts'
import { type CassandraOptions, CassandraSession } from '../../platform/cassandra/session.cassandra.ts'
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { CellKey } from '../fold/cells.ts'
import { BatchOrder } from './batch-order.ts'
import { ConversationIndex } from './conversation-index.cassandra.ts'
import { Marks } from './marks.cassandra.ts'
import { NumberedRows } from './numbered-rows.cassandra.ts'
import { PartState } from './part-state.cassandra.ts'
import { KnownNames, PartitionWrites } from './partition-writes.cassandra.ts'
import { type RowStore, RowStoreError, type StoreBatch, type StoredMark } from './row-store.ts'
import { rowTablesOfCassandra } from './row-tables.cassandra.ts'
import { RowsPage } from './rows-page.ts'

export interface CassandraRowStoreOptions extends CassandraOptions {
  readonly keyspace: string
  /** Numbers in one bucket. Part of where a row lies: never another one for the same keyspace. */
  readonly spans?: { readonly mailbox: number; readonly timeline: number }
}

/** A seq counts the records of its whole part, a gseq only the rows of its group. */
const usualSpans = { mailbox: 2 ** 25, timeline: 8_192 }

/** Makes the keyspace, with so many replicas in this data centre and none elsewhere, and its tables; or brings them up to date. */
export async function prepareCassandraRows(options: CassandraRowStoreOptions, replicas: number): Promise<void> {
  const session = await CassandraSession.open(options)
  try {
    await prepareTables(session, rowTablesOfCassandra, { ...options, replicas })
  } finally {
    await session.close()
  }
}

/** `puts`: rows, marks and cells that were written. */
export interface CassandraRows extends RowStore {
  readonly counters: { readonly batches: number; readonly puts: number }
}

/** Throws with what to do unless `prepareCassandraRows` was here. */
export async function openCassandraRowStore(options: CassandraRowStoreOptions): Promise<CassandraRows> {
  return new CassandraRowStore(await openRowsSession(options), options)
}

export async function openRowsSession(options: CassandraRowStoreOptions): Promise<CassandraSession> {
  const session = await CassandraSession.open(options)
  try {
    await requireTables(session, rowTablesOfCassandra, options)
    return session
  } catch (caught) {
    await session.close()
    throw caught
  }
}

/** Everything at once: a page ends elsewhere. */
const everything = Number.MAX_SAFE_INTEGER

class CassandraRowStore implements RowStore {
  readonly #session: CassandraSession
  readonly #mailbox: NumberedRows
  readonly #timeline: NumberedRows
  readonly #conversations: ConversationIndex
  readonly #marks: Marks
  readonly #state: PartState
  readonly #known = new KnownNames()
  readonly #order = new BatchOrder()
  /** Since it was opened; a batch that is written again counts again. */
  readonly counters = { batches: 0, puts: 0 }

  constructor(session: CassandraSession, { keyspace, spans = usualSpans }: CassandraRowStoreOptions) {
    this.#session = session
    this.#mailbox = new NumberedRows(session, keyspace, 'mailbox', spans.mailbox)
    this.#timeline = new NumberedRows(session, keyspace, 'timeline', spans.timeline)
    this.#conversations = new ConversationIndex(session, keyspace, this.#mailbox)
    this.#marks = new Marks(session, keyspace)
    this.#state = new PartState(session, keyspace)
  }

  write(batch: StoreBatch): Promise<void> {
    return this.#order.after(batch.part, () => this.#run('write', () => this.#write(batch)))
  }

  checkpoint(part: Part): Promise<{ readonly offset: Offset; readonly partCell: Uint8Array } | undefined> {
    return this.#run('read', async () => {
      const stored = await this.#state.read(part)
      return stored && { offset: stored.offset, partCell: stored.partCell }
    })
  }

  load(part: Part, keys: readonly CellKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#run('read', () => this.#state.load(part, keys))
  }

  scan(
    part: Part,
    prefix: string,
    limit: number,
    after?: CellKey,
  ): Promise<readonly { readonly key: CellKey; readonly bytes: Uint8Array }[]> {
    return this.#run('read', () => this.#state.scan(part, prefix, limit, after))
  }

  rowsAfter(user: UserKey, after: number, upTo: number, limit: number, maxBytes: number): Promise<Uint8Array[]> {
    return this.#page(limit, maxBytes, (page) => this.#mailbox.ascending(user, after, upTo, page))
  }

  rowsBefore(user: UserKey, before: number, limit: number, maxBytes: number): Promise<Uint8Array[]> {
    return this.#page(limit, maxBytes, (page) => this.#mailbox.descending(user, before, 0, page))
  }

  rowsAt(user: UserKey, seqs: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#run('read', () => this.#mailbox.at(user, seqs))
  }

  conversationBefore(
    user: UserKey,
    peer: UserKey | GroupKey,
    before: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    return this.#page(limit, maxBytes, (page) => this.#conversations.before(user, peer, before, page))
  }

  sentAfter(owner: UserKey, peer: UserKey | GroupKey, after: number, limit: number): Promise<Uint8Array[]> {
    return this.#page(limit, everything, (page) => this.#conversations.sentAfter(owner, peer, after, page))
  }

  groupRowsAfter(group: GroupKey, after: number, upTo: number, limit: number, maxBytes: number): Promise<Uint8Array[]> {
    return this.#page(limit, maxBytes, (page) => this.#timeline.ascending(group, after, upTo, page))
  }

  groupRowsBefore(
    group: GroupKey,
    before: number,
    from: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    return this.#page(limit, maxBytes, (page) => this.#timeline.descending(group, before, from, page))
  }

  recalled(marks: readonly StoredMark[]): Promise<readonly boolean[]> {
    return this.#run('read', () => this.#marks.areThere(marks))
  }

  async close(): Promise<void> {
    await this.#order.rest()
    await this.#session.close()
  }

  async #write(batch: StoreBatch): Promise<void> {
    const { part, reach, rows, groupRows, marks, checkpoint } = batch
    const ground = checkpoint && (await this.#state.groundFor(part, checkpoint))
    const writes = new PartitionWrites()
    for (const row of rows) {
      const place = this.#mailbox.place(row.user, row.seq)
      this.#mailbox.add(place, row.bytes, writes, this.#known)
      this.#conversations.add(row, place, writes, this.#known)
    }
    for (const { group, gseq, bytes } of groupRows)
      this.#timeline.add(this.#timeline.place(group, gseq), bytes, writes, this.#known)
    for (const mark of marks) this.#marks.add(mark, reach, writes)
    if (checkpoint !== undefined && ground !== undefined) this.#state.addCells(part, checkpoint, ground, writes)
    await writes.send(this.#session, this.#known)
    this.counters.batches += 1
    this.counters.puts +=
      rows.length + groupRows.length + marks.length + (ground === undefined ? 0 : (checkpoint?.cells.length ?? 0))
    if (checkpoint !== undefined && ground !== undefined) await this.#state.store(part, checkpoint, ground)
  }

  async #page(limit: number, maxBytes: number, fill: (page: RowsPage) => Promise<void>): Promise<Uint8Array[]> {
    const page = new RowsPage(limit, maxBytes)
    await this.#run('read', () => fill(page))
    return page.rows
  }

  async #run<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (caught) {
      if (!(caught instanceof EngineError)) throw caught
      throw new RowStoreError(`the row store could not ${what}: ${caught.message}`, { cause: caught })
    }
  }
}
