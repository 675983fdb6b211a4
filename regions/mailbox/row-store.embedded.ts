/**
 * The row store on LevelDB: a log-structured store like Cassandra, without a service. One atomic
 * batch per flush holds rows, indexes, marks, cells and checkpoint, so a crash leaves a prefix of the
 * flushes and nothing in between (W9). It is not synced: a lost tail costs a replay of the log.
 */
import { copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import type { Part } from '../../platform/event-log/event-log.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { CellKey } from '../fold/cells.ts'
import { type BlockRow, packBlock, readNumber, visitBlock, writeNumber } from './row-blocks.ts'
import {
  cellKeyIn,
  cellStoreKey,
  checkpointKey,
  groupRowKey,
  indexKey,
  last,
  markKey,
  numberIn,
  rowKey,
  sentKey,
  successorOf,
} from './row-keys.ts'
import { NewestNumbers } from './newest-numbers.ts'
import {
  type RowStore,
  RowStoreError,
  type StoreBatch,
  type StoredGroupRow,
  type StoredMark,
  type StoredRow,
} from './row-store.ts'

type Put = { type: 'put'; key: Buffer; value: Buffer }
const nothing = Buffer.alloc(0)

export interface EmbeddedRowStoreOptions {
  readonly folder: string
  /** Memory for rows before they are written out; large batches of small rows want a large one. */
  readonly writeBufferBytes?: number
}

/** What was written so far, for the bench: a put is what a row costs here. */
export interface CountedRowStore extends RowStore {
  readonly counters: { readonly batches: number; readonly puts: number }
}

export async function openEmbeddedRowStore({
  folder,
  writeBufferBytes = 16 << 20,
}: EmbeddedRowStoreOptions): Promise<CountedRowStore> {
  await mkdir(folder, { recursive: true })
  const db = new ClassicLevel<Buffer, Buffer>(folder, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
    // Bodies are ciphertext or short: compressing them costs more than it saves.
    compression: false,
    writeBufferSize: writeBufferBytes,
    cacheSize: 32 << 20,
  })
  await db.open()
  return new EmbeddedRowStore(db, folder)
}

class EmbeddedRowStore implements CountedRowStore {
  readonly counters = { batches: 0, puts: 0 }
  readonly #db: ClassicLevel<Buffer, Buffer>
  readonly #folder: string
  /** Offsets of the newest checkpoints, so that a zombie's older one is seen. */
  readonly #offsets = new Map<string, number>()
  readonly #newest = new NewestNumbers()
  #paused: Promise<void> = Promise.resolve()

  constructor(db: ClassicLevel<Buffer, Buffer>, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  async write(batch: StoreBatch): Promise<void> {
    await this.#paused
    const puts: Put[] = []
    const rows = await this.#newRows(batch)
    const groupRows = await this.#newGroupRows(batch)
    rowPuts(rows, puts)
    groupPuts(groupRows, puts)
    for (const { scope, author, place } of batch.marks)
      puts.push({ type: 'put', key: markKey(scope, author, place), value: nothing })
    const { part, checkpoint } = batch
    const counts = checkpoint !== undefined && checkpoint.offset >= (await this.#newestOffset(part))
    if (counts) checkpointPuts(part, checkpoint, puts)
    puts.sort((a, b) => Buffer.compare(a.key, b.key))
    await guarded('write', () => this.#db.batch(puts))
    this.counters.batches += 1
    this.counters.puts += puts.length
    for (const { user, seq } of rows) this.#newest.written(`r${user}`, seq)
    for (const { group, gseq } of batch.groupRows) this.#newest.written(`${batch.part.topic} ${group}`, gseq)
    if (counts) this.#offsets.set(nameOf(part), checkpoint.offset)
  }

  async checkpoint(part: Part): Promise<{ offset: number; partCell: Uint8Array } | undefined> {
    const value = await guarded('read', () => this.#db.get(checkpointKey(part)))
    return value === undefined ? undefined : { offset: readNumber(value, 0), partCell: value.subarray(8) }
  }

  async load(part: Part, keys: readonly CellKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    return guarded('read', () => this.#db.getMany(keys.map((key) => cellStoreKey(part, key))))
  }

  async scan(
    part: Part,
    prefix: string,
    limit: number,
    after?: CellKey,
  ): Promise<readonly { key: CellKey; bytes: Uint8Array }[]> {
    const from = after === undefined ? { gte: cellStoreKey(part, prefix) } : { gt: cellStoreKey(part, after) }
    const until = successorOf(cellStoreKey(part, prefix))
    const entries = await guarded('read', () => this.#db.iterator({ ...from, lt: until, limit }).all())
    return entries.map(([key, bytes]) => ({ key: cellKeyIn(part, key), bytes }))
  }

  rowsAfter(
    user: UserKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#range(rowKey(user, after), rowKey(user, last), after, upTo, limit, maxBytes)
  }

  groupRowsAfter(
    group: GroupKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#range(groupRowKey(group, after), groupRowKey(group, last), after, upTo, limit, maxBytes)
  }

  rowsAt(user: UserKey, seqs: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    return guarded('read', () => Promise.all(seqs.map((seq) => this.#rowAt(user, seq))))
  }

  async conversationBefore(
    user: UserKey,
    peer: UserKey | GroupKey,
    before: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    const seqs = await this.#descending((number) => indexKey(user, peer, number), before, 0, limit, last)
    return uptoBytes(present(await this.rowsAt(user, seqs.map(seqIn))), maxBytes)
  }

  async sentAfter(
    owner: UserKey,
    peer: UserKey | GroupKey,
    after: number,
    limit: number,
  ): Promise<readonly Uint8Array[]> {
    const entries = await this.#range(sentKey(owner, peer, after), sentKey(owner, peer, last), after, last, limit, last)
    return present(await this.rowsAt(owner, entries.map(seqIn)))
  }

  groupRowsBefore(
    group: GroupKey,
    before: number,
    from: number,
    limit: number,
    maxBytes: number,
  ): Promise<readonly Uint8Array[]> {
    return this.#descending((number) => groupRowKey(group, number), before, from, limit, maxBytes)
  }

  async recalled(
    scope: StoredMark['scope'],
    messages: readonly { author: UserKey; place: number }[],
  ): Promise<readonly boolean[]> {
    const keys = messages.map(({ author, place }) => markKey(scope, author, place))
    return (await guarded('read', () => this.#db.getMany(keys))).map((value) => value !== undefined)
  }

  /** Table files never change once written: they are linked. The rest is small and copied while nothing is written. */
  /**
   * A snapshot is copied before it is opened, never opened where it lies: LevelDB gives the next file
   * number it knows of to a new table and truncates what has that name, and a table that was being
   * written when the snapshot was made shares its bytes with the live store.
   */
  async snapshot(folder: string): Promise<void> {
    const release = await this.#pause()
    try {
      await mkdir(folder, { recursive: true })
      for (const name of await readdir(this.#folder)) {
        if (name === 'LOCK') continue
        const [from, to] = [join(this.#folder, name), join(folder, name)]
        await (name.endsWith('.ldb') ? link(from, to) : copyFile(from, to))
      }
    } catch (caught) {
      throw new RowStoreError('the snapshot could not be made', { cause: caught })
    } finally {
      release()
    }
  }

  close(): Promise<void> {
    return this.#db.close()
  }

  async #pause(): Promise<() => void> {
    await this.#paused
    let release = (): void => {}
    this.#paused = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  /**
   * Insert-if-absent: what a replay writes again is dropped by number, so that blocks never overlap.
   * The rows of one person come in order from one part, so the newest number says it all.
   */
  async #newRows({ rows }: StoreBatch): Promise<readonly StoredRow[]> {
    const newest = await this.#newestOf(new Set(rows.map(({ user }) => user)))
    return rows.filter(({ user, seq }) => this.#newest.isNew(`r${user}`, seq, newest.get(user) ?? 0))
  }

  /** A group's rows may come from its own part and from its feed part, each its own share of them, each in order. */
  async #newGroupRows({ part, groupRows }: StoreBatch): Promise<readonly StoredGroupRow[]> {
    if (groupRows.length === 0) return groupRows
    const stored = await Promise.all(groupRows.map(({ group, gseq }) => this.#hasGroupRow(part, group, gseq)))
    return groupRows.filter((_, index) => !stored[index])
  }

  async #hasGroupRow(part: Part, group: GroupKey, gseq: number): Promise<boolean> {
    const key = `${part.topic} ${group}`
    if (this.#newest.has(key)) return !this.#newest.isNew(key, gseq, 0)
    const [row] = await this.groupRowsAfter(group, gseq - 1, gseq, 1, 1)
    return row !== undefined
  }

  /** Reads the newest seq of those who were not written to lately. */
  async #newestOf(users: ReadonlySet<UserKey>): Promise<Map<UserKey, number>> {
    const found = new Map<UserKey, number>()
    for (const user of users) {
      if (this.#newest.has(`r${user}`)) continue
      const range = { gt: rowKey(user, 0), lt: rowKey(user, last), reverse: true, limit: 1 }
      const [key] = await guarded('read', () => this.#db.keys(range).all())
      found.set(user, key === undefined ? 0 : numberIn(key))
    }
    return found
  }

  async #newestOffset(part: Part): Promise<number> {
    const known = this.#offsets.get(nameOf(part))
    if (known !== undefined) return known
    const offset = (await this.checkpoint(part))?.offset ?? 0
    this.#offsets.set(nameOf(part), offset)
    return offset
  }

  async #rowAt(user: UserKey, seq: number): Promise<Uint8Array | undefined> {
    let found: Uint8Array | undefined
    for await (const block of this.#db.values({ gte: rowKey(user, seq), lt: rowKey(user, last), limit: 1 })) {
      visitBlock(block, (number, bytes) => {
        if (number === seq) found = bytes
        return number < seq
      })
    }
    return found
  }

  /** Rows numbered in (after, upTo], ascending, each once. Block by block; a page is often in the first. */
  async #range(
    from: Buffer,
    until: Buffer,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    const rows: Uint8Array[] = []
    let newest = after
    let bytes = 0
    return guarded('read', async () => {
      for await (const block of this.#db.values({ gt: from, lt: until })) {
        const goOn = visitBlock(block, (number, row) => {
          if (number <= newest) return true
          if (number > upTo || rows.length >= limit || bytes >= maxBytes) return false
          newest = number
          bytes += row.length
          rows.push(row)
          return true
        })
        if (!goOn) break
      }
      return rows
    })
  }

  /** Rows numbered in [lowest, before), descending, each once. */
  async #descending(
    keyOf: (number: number) => Buffer,
    before: number,
    lowest: number,
    limit: number,
    maxBytes: number,
  ): Promise<Uint8Array[]> {
    const rows: Uint8Array[] = []
    let oldest = before
    let bytes = 0
    return guarded('read', async () => {
      const first = await this.#db.keys({ gte: keyOf(Math.max(before - 1, 0)), lt: keyOf(last), limit: 1 }).all()
      const from = first[0] === undefined ? last - 1 : numberIn(first[0])
      for await (const block of this.#db.values({ gte: keyOf(Math.max(lowest, 1)), lte: keyOf(from), reverse: true })) {
        const inBlock: BlockRow[] = []
        visitBlock(block, (number, row) => {
          if (number < oldest && number >= lowest) inBlock.push({ number, bytes: row })
          return number < oldest
        })
        for (const { number, bytes: row } of inBlock.reverse()) {
          if (rows.length >= limit || bytes >= maxBytes) return rows
          oldest = number
          bytes += row.length
          rows.push(row)
        }
        if (rows.length >= limit || bytes >= maxBytes) break
      }
      return rows
    })
  }
}

const nameOf = ({ topic, partition }: Part): string => `${topic}/${partition}`
const present = (rows: readonly (Uint8Array | undefined)[]): Uint8Array[] => rows.filter((row) => row !== undefined)

/** The rows up to and with the one that makes `maxBytes` full. */
function uptoBytes(rows: readonly Uint8Array[], maxBytes: number): Uint8Array[] {
  let bytes = 0
  return rows.filter((row) => {
    const isWithin = bytes < maxBytes
    bytes += row.length
    return isWithin
  })
}

const seqIn = (entry: Uint8Array): number => readNumber(Buffer.from(entry.buffer, entry.byteOffset, entry.length), 0)

function rowPuts(rows: readonly StoredRow[], puts: Put[]): void {
  const byUser = new Map<UserKey, BlockRow[]>()
  const index = new Map<string, { user: UserKey; peer: string; rows: BlockRow[] }>()
  const sent = new Map<string, { user: UserKey; peer: string; rows: BlockRow[] }>()
  for (const row of rows) {
    add(byUser, row.user, { number: row.seq, bytes: row.bytes })
    if (row.peer === undefined || row.convN === 0) continue
    const seq = Buffer.allocUnsafe(8)
    writeNumber(seq, row.seq, 0)
    addFor(index, row.user, row.peer, { number: row.convN, bytes: seq })
    if (row.author === row.user && row.place > 0) addFor(sent, row.user, row.peer, { number: row.place, bytes: seq })
  }
  for (const [user, block] of byUser) puts.push(put(rowKey(user, lastOf(block)), block))
  for (const { user, peer, rows: block } of index.values()) puts.push(put(indexKey(user, peer, lastOf(block)), block))
  for (const { user, peer, rows: block } of sent.values()) puts.push(put(sentKey(user, peer, lastOf(block)), block))
}

function groupPuts(groupRows: readonly StoredGroupRow[], puts: Put[]): void {
  const byGroup = new Map<GroupKey, BlockRow[]>()
  for (const row of groupRows) add(byGroup, row.group, { number: row.gseq, bytes: row.bytes })
  for (const [group, rows] of byGroup)
    for (const block of runsOf(rows)) puts.push(put(groupRowKey(group, lastOf(block)), block))
}

/** Rows that the group's other part brings may lie between: a block holds consecutive numbers only. */
function runsOf(rows: readonly BlockRow[]): BlockRow[][] {
  const runs: BlockRow[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run !== undefined && lastOf(run) + 1 === row.number) run.push(row)
    else runs.push([row])
  }
  return runs
}

function checkpointPuts(part: Part, checkpoint: NonNullable<StoreBatch['checkpoint']>, puts: Put[]): void {
  for (const { key, bytes } of checkpoint.cells)
    puts.push({ type: 'put', key: cellStoreKey(part, key), value: asBuffer(bytes) })
  const value = Buffer.allocUnsafe(8 + checkpoint.partCell.length)
  writeNumber(value, checkpoint.offset, 0)
  value.set(checkpoint.partCell, 8)
  puts.push({ type: 'put', key: checkpointKey(part), value })
}

const put = (key: Buffer, block: readonly BlockRow[]): Put => ({ type: 'put', key, value: packBlock(block) })
const lastOf = (block: readonly BlockRow[]): number => (block.at(-1) as BlockRow).number
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

function add<Key>(map: Map<Key, BlockRow[]>, key: Key, row: BlockRow): void {
  const block = map.get(key)
  if (block === undefined) map.set(key, [row])
  else block.push(row)
}

function addFor(
  map: Map<string, { user: UserKey; peer: string; rows: BlockRow[] }>,
  user: UserKey,
  peer: string,
  row: BlockRow,
): void {
  const entry = map.get(user + peer)
  if (entry === undefined) map.set(user + peer, { user, peer, rows: [row] })
  else entry.rows.push(row)
}

async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (caught) {
    throw new RowStoreError(`the row store could not ${what}`, { cause: caught })
  }
}
