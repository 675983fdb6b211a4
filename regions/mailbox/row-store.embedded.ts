/**
 * The row store on LevelDB: a log-structured store like Cassandra, without a service. One atomic
 * batch per flush holds rows, index, marks, cells and checkpoint, so a crash leaves a prefix of the
 * flushes and nothing in between (W9). A flush is not synced: a lost tail costs a replay of the log.
 * Only before a checkpoint is written is everything before it synced, since a loss of power may keep
 * a later piece of a file and lose an earlier one.
 *
 * A flush reads nothing. What a replay brings again is told by one number of its part, the log offset
 * up to which the rows are here, which is written with them.
 */
import type { Scheduler } from '../../platform/clock.ts'
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { CellKey } from '../fold/cells.ts'
import { BatchOrder } from './batch-order.ts'
import { type IndexEntry, indexEntriesMax, readIndex } from './conversation-index.ts'
import { LevelDb } from './level-db.leveldb.ts'
import { blockRowsMax, readNumber, rowInBlock, visitBlock } from './row-blocks.ts'
import {
  cellKeyIn,
  cellStoreKey,
  checkpointKey,
  groupRowKey,
  indexKey,
  last,
  markKey,
  reachKey,
  rowKey,
  successorOf,
} from './row-keys.ts'
import { checkpointPuts, groupPuts, markPuts, type Put, reachPut, rowPuts } from './row-puts.ts'
import type { CopiedRowStore, StoreBatch, StoredMark } from './row-store.ts'
import { RowsPage } from './rows-page.ts'

export interface EmbeddedRowStoreOptions {
  readonly folder: string
  readonly scheduler: Scheduler
  /** Memory for rows before they are written out; large batches of small rows want a large one. */
  readonly writeBufferBytes?: number
}

/** What was written so far, for the bench: a put is what a row costs here. */
export interface CountedRowStore extends CopiedRowStore {
  readonly counters: { readonly batches: number; readonly puts: number; readonly syncs: number }
}

/** Throws for a folder that is a snapshot (`restoreSnapshot` in `row-snapshot.leveldb.ts` makes a store of it). */
export async function openEmbeddedRowStore(options: EmbeddedRowStoreOptions): Promise<CountedRowStore> {
  return new EmbeddedRowStore(await LevelDb.open({ writeBufferBytes, ...options }))
}

/**
 * Four buffers that were written out are merged with all of the level below, so half as many of them
 * means half as many merges, which are most of what a row costs. Two are in memory at a time, and
 * the newest is copied by a snapshot and read again at a start: a tenth of a second.
 */
const writeBufferBytes = 32 << 20

type Range = { readonly gte?: Buffer; readonly gt?: Buffer; readonly lt: Buffer; readonly reverse?: boolean }

/** Read at a time of a range that may be long: some pages. */
const walkBytes = 65_536

class EmbeddedRowStore implements CountedRowStore {
  readonly counters = { batches: 0, puts: 0, syncs: 0 }
  readonly #db: LevelDb
  /** Newest checkpoint of each part, so that a zombie's older one is seen. */
  readonly #offsets = new Map<string, Offset>()
  /** One above the newest record of each part whose rows are here. */
  readonly #reaches = new Map<string, Offset>()
  readonly #order = new BatchOrder()

  constructor(db: LevelDb) {
    this.#db = db
  }

  write(batch: StoreBatch): Promise<void> {
    return this.#order.after(batch.part, () => this.#write(batch))
  }

  async #write(batch: StoreBatch): Promise<void> {
    const { part, groupRows, marks, checkpoint, reach } = batch
    const stored = await this.#numberOf(this.#reaches, reachKey, part)
    const counts =
      checkpoint !== undefined && checkpoint.offset >= (await this.#numberOf(this.#offsets, checkpointKey, part))
    const puts: Put[] = []
    // Asked for only now: a writer may make its rows for this one look.
    rowPuts(beyond(batch.rows, stored), puts)
    groupPuts(beyond(groupRows, stored), puts)
    markPuts(marks, puts)
    if (reach > stored) reachPut(part, reach, puts)
    if (counts) checkpointPuts(part, checkpoint, puts)
    puts.sort((a, b) => Buffer.compare(a.key, b.key))
    if (counts) await this.#sync()
    await this.#db.write(puts)
    this.counters.batches += 1
    this.counters.puts += puts.length
    this.#reaches.set(nameOf(part), Math.max(reach, stored))
    if (counts) this.#offsets.set(nameOf(part), checkpoint.offset)
  }

  async checkpoint(part: Part): Promise<{ offset: number; partCell: Uint8Array } | undefined> {
    const value = await this.#get(checkpointKey(part))
    return value === undefined ? undefined : { offset: readNumber(value, 0), partCell: value.subarray(8) }
  }

  async load(part: Part, keys: readonly CellKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#getMany(keys.map((key) => cellStoreKey(part, key)))
  }

  async scan(
    part: Part,
    prefix: string,
    limit: number,
    after?: CellKey,
  ): Promise<readonly { key: CellKey; bytes: Uint8Array }[]> {
    const from = after === undefined ? { gte: cellStoreKey(part, prefix) } : { gt: cellStoreKey(part, after) }
    const until = successorOf(cellStoreKey(part, prefix))
    const entries = await this.#db.run('read', (level) => level.iterator({ ...from, lt: until, limit }).all())
    return entries.map(([key, bytes]) => ({ key: cellKeyIn(part, key), bytes }))
  }

  rowsAfter(user: UserKey, after: number, upTo: number, limit: number, maxBytes: number): Promise<Uint8Array[]> {
    return this.#ascending((number) => rowKey(user, number), after, upTo, limit, maxBytes)
  }

  groupRowsAfter(group: GroupKey, after: number, upTo: number, limit: number, maxBytes: number): Promise<Uint8Array[]> {
    return this.#ascending((number) => groupRowKey(group, number), after, upTo, limit, maxBytes)
  }

  /** Anything may lie between two seqs of one person, so where to begin is asked first. */
  async rowsBefore(user: UserKey, before: number, limit: number, maxBytes: number): Promise<Uint8Array[]> {
    const above = { gte: rowKey(user, before), lt: rowKey(user, last), limit: 1 }
    const [end] = await this.#db.run('read', (level) => level.keys(above).all())
    const range = { gte: rowKey(user, 0), lt: end === undefined ? rowKey(user, last) : successorOf(end), reverse: true }
    return this.#descending(range, before, 0, limit, maxBytes)
  }

  rowsAt(user: UserKey, seqs: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#db.run('read', async (level) => {
      const iterator = level.values({ gte: rowKey(user, 0), lt: rowKey(user, last) })
      try {
        const rows: (Uint8Array | undefined)[] = []
        for (const seq of seqs) {
          iterator.seek(rowKey(user, seq))
          const block = await iterator.next()
          rows.push(block === undefined ? undefined : rowInBlock(block, seq))
        }
        return rows
      } finally {
        await iterator.close()
      }
    })
  }

  async conversationBefore(
    user: UserKey,
    peer: UserKey | GroupKey,
    before: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    const entries: IndexEntry[] = []
    const range = { gte: indexKey(user, peer, 0), lt: indexKey(user, peer, before + indexEntriesMax), reverse: true }
    await this.#walk(range, limit, (packed) => {
      for (const entry of readIndex(packed).reverse())
        if (entry.convN < before && entries.length < limit) entries.push(entry)
      return entries.length < limit
    })
    return this.#indexed(user, entries, maxBytes)
  }

  async sentAfter(owner: UserKey, peer: UserKey | GroupKey, after: number, limit: number): Promise<Uint8Array[]> {
    const entries: IndexEntry[] = []
    const first = await this.#firstSentAfter(owner, peer, after)
    const range = { gte: indexKey(owner, peer, first), lt: indexKey(owner, peer, last) }
    await this.#walk(range, limit, (packed) => {
      for (const entry of readIndex(packed)) if (entry.sent > after && entries.length < limit) entries.push(entry)
      return entries.length < limit
    })
    return this.#indexed(owner, entries, last)
  }

  /** Blocks hold consecutive rows, so what holds `before - 1` ends not far above it. */
  async groupRowsBefore(
    group: GroupKey,
    before: number,
    from: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    const range = { gte: groupRowKey(group, from), lt: groupRowKey(group, before + blockRowsMax), reverse: true }
    return this.#descending(range, before, from, limit, maxBytes)
  }

  async recalled(marks: readonly StoredMark[]): Promise<readonly boolean[]> {
    const found = await this.#getMany(marks.map(({ scope, author, place }) => markKey(scope, author, place)))
    return found.map((value) => value !== undefined)
  }

  snapshot(folder: string): Promise<void> {
    return this.#db.snapshot(folder)
  }

  close(): Promise<void> {
    return this.#db.close()
  }

  async #sync(): Promise<void> {
    await this.#db.sync()
    this.counters.syncs += 1
  }

  /** A number that the value of a part's key begins with; read once, then remembered. */
  async #numberOf(known: Map<string, Offset>, keyOf: (part: Part) => Buffer, part: Part): Promise<Offset> {
    const name = nameOf(part)
    let number = known.get(name)
    if (number === undefined) {
      const value = await this.#get(keyOf(part))
      number = value === undefined ? 0 : readNumber(value, 0)
      known.set(name, number)
    }
    return number
  }

  #get(key: Buffer): Promise<Buffer | undefined> {
    return this.#db.run('read', (level) => level.get(key))
  }

  #getMany(keys: Buffer[]): Promise<(Buffer | undefined)[]> {
    return this.#db.run('read', (level) => level.getMany(keys))
  }

  /** The values of a range in its order until `visit` has enough: one iterator, and for a page most often one read. */
  #walk(range: Range, expected: number, visit: (value: Buffer) => boolean): Promise<void> {
    return this.#db.run('read', async (level) => {
      const iterator = level.values({ ...range, highWaterMarkBytes: walkBytes })
      try {
        for (;;) {
          const values = await iterator.nextv(expected)
          if (values.length === 0 || !values.every(visit)) return
        }
      } finally {
        await iterator.close()
      }
    })
  }

  /** Rows numbered in (after, upTo]. */
  async #ascending(
    keyOf: (number: number) => Buffer,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    const page = new RowsPage(limit, maxBytes)
    await this.#walk({ gt: keyOf(after), lt: keyOf(last) }, limit, (block) =>
      visitBlock(block, after, (number, bytes) => number <= upTo && page.takes(bytes)),
    )
    return page.rows
  }

  /** Rows numbered in [lowest, before), from blocks of a range that goes backwards. */
  async #descending(
    range: Range,
    before: number,
    lowest: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    const page = new RowsPage(limit, maxBytes)
    await this.#walk(range, limit, (block) => {
      const older: Uint8Array[] = []
      visitBlock(block, lowest - 1, (number, bytes) => {
        if (number < before) older.push(bytes)
        return number < before
      })
      return older.reverse().every((bytes) => page.takes(bytes))
    })
    return page.rows
  }

  /** The rows of index entries, as they come, as many as fill `maxBytes`: blocks are read a few at a time. */
  async #indexed(user: UserKey, entries: readonly IndexEntry[], maxBytes: number): Promise<Uint8Array[]> {
    const page = new RowsPage(entries.length, maxBytes)
    for (let at = 0; at < entries.length; at += indexEntriesMax) {
      const some = entries.slice(at, at + indexEntriesMax)
      const ends = [...new Set(some.map(({ block }) => block))]
      const blocks = await this.#getMany(ends.map((end) => rowKey(user, end)))
      const blockAt = new Map(ends.map((end, index) => [end, blocks[index]]))
      for (const { block, seq } of some) {
        const found = blockAt.get(block)
        const row = found && rowInBlock(found, seq)
        if (row !== undefined && !page.takes(row)) return page.rows
      }
    }
    return page.rows
  }

  /** Own places grow with the numbers of a conversation: the first number that has one above `after` is found by halving. */
  async #firstSentAfter(owner: UserKey, peer: string, after: number): Promise<number> {
    let low = 1
    let high = (await this.#newestInConversation(owner, peer)) + 1
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const place = await this.#sentFrom(owner, peer, middle)
      if (place !== 0 && place <= after) low = middle + 1
      else high = middle
    }
    return low
  }

  async #newestInConversation(owner: UserKey, peer: string): Promise<number> {
    let newest = 0
    const range = { gte: indexKey(owner, peer, 0), lt: indexKey(owner, peer, last), reverse: true }
    await this.#walk(range, 1, (packed) => {
      newest = readIndex(packed).at(-1)?.convN ?? 0
      return false
    })
    return newest
  }

  /** The first own place at or above a number of the conversation, 0 if none follows. */
  async #sentFrom(owner: UserKey, peer: string, convN: number): Promise<number> {
    let place = 0
    await this.#walk({ gte: indexKey(owner, peer, convN), lt: indexKey(owner, peer, last) }, 1, (packed) => {
      place = readIndex(packed).find((entry) => entry.convN >= convN && entry.sent > 0)?.sent ?? 0
      return place === 0
    })
    return place
  }
}

const nameOf = ({ topic, partition }: Part): string => `${topic}/${partition}`

/** Rows of records at or above `offset`. All of them, unless a replay brings some again. */
const beyond = <Row extends { readonly offset: Offset }>(rows: readonly Row[], offset: Offset): readonly Row[] =>
  (rows[0]?.offset ?? offset) >= offset ? rows : rows.filter((row) => row.offset >= offset)
