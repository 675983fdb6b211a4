/**
 * The state of folds on Cassandra: cells and checkpoint of a part as one unit (W9), without a
 * transaction and without a compare-and-set.
 *
 *  - A cell is stored in versions, named by the offset as of which it was encoded. All of a
 *    checkpoint's are durable before the checkpoint itself, one row, is written; a reader takes of each
 *    cell the newest version at or below the checkpoint. So a checkpoint that broke off shows nothing.
 *  - The checkpoint's timestamp is its offset: Cassandra keeps the highest, whoever writes and whenever
 *    it arrives.
 *  - Two workers may write at once. A fold is a function of the log (W8), so a version is a fact,
 *    whoever wrote it: between the versions that one worker relies on, another's can only say the same.
 *  - Versions that nobody reads any more are deleted with the next one of the same cell
 *    (`cell-versions.ts`), never before the checkpoint that replaced them is durable. Moments that
 *    snapshots keep are read before, and after the worker's own checkpoint was durable; whoever keeps a
 *    moment looks whether the checkpoint has moved meanwhile (`kept-moments.cassandra.ts`). So neither
 *    can miss the other.
 */
import { EngineError } from '../../platform/engines/engine-error.ts'
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import {
  bytesIn,
  type CassandraRow,
  type CassandraSession,
  numberIn,
} from '../../platform/cassandra/session.cassandra.ts'
import type { CellKey } from '../fold/cells.ts'
import { supersededVersions } from './cell-versions.ts'
import { bytesOf, keyBytes } from './numbered-rows.cassandra.ts'
import type { PartitionWrites } from './partition-writes.cassandra.ts'
import { successorOf } from './row-keys.ts'
import type { StoreBatch } from './row-store.ts'

type Checkpoint = NonNullable<StoreBatch['checkpoint']>
type StoredCell = { readonly key: CellKey; readonly bytes: Uint8Array }

export interface StoredState {
  readonly offset: Offset
  /** How often the part was put back to a moment: what is written after it wins over what was written before. */
  readonly rewinds: number
  readonly partCell: Uint8Array
}

/** What a checkpoint is written upon. */
export interface Ground {
  readonly rewinds: number
  /** Of the checkpoint that is durable, 0 for none. */
  readonly stored: Offset
  readonly moments: readonly Offset[]
}

/** A part's cells lie in so many partitions: a checkpoint writes few large mutations, and a million cells are some ten megabytes in each. */
const slots = 64
/** More than there should be (`cell-versions.ts`); what is beyond is seen by a later load. */
const versionsRead = 4
/** The checkpoint moves every two seconds, and a load takes milliseconds. */
const triesMax = 5
const fetchCells = 500
/** Some 30 MB. To forget costs a version that stays until the cell is loaded again. */
const knownMax = 200_000

export class PartState {
  readonly #session: CassandraSession
  readonly #queries: ReturnType<typeof queriesOf>
  /** Versions of cells that are durable, as far as this process has seen or written them, ascending. */
  #known = new Map<string, readonly Offset[]>()

  constructor(session: CassandraSession, keyspace: string) {
    this.#session = session
    this.#queries = queriesOf(keyspace)
  }

  async read(part: Part): Promise<StoredState | undefined> {
    const [row] = await this.#session.execute(this.#queries.checkpoint, [nameOf(part)])
    return row && { ...positionIn(row), partCell: bytesIn(row, 'part_cell') }
  }

  load(part: Part, keys: readonly CellKey[]): Promise<readonly (Uint8Array | undefined)[]> {
    const nothing = keys.map(() => undefined)
    return this.#asOfCheckpoint(part, nothing, (offset) =>
      Promise.all(keys.map((key) => this.#newest(nameOf(part), key, offset))),
    )
  }

  scan(part: Part, prefix: string, limit: number, after?: CellKey): Promise<readonly StoredCell[]> {
    return this.#asOfCheckpoint(part, [], (offset) => this.#scan(nameOf(part), prefix, limit, after, offset))
  }

  /** Undefined when the part has a higher checkpoint: who asks is a zombie, whose cells change nothing. */
  async groundFor(part: Part, { offset }: Checkpoint): Promise<Ground | undefined> {
    const name = nameOf(part)
    const [stored, moments] = await Promise.all([
      this.#position(name),
      this.#session.execute(this.#queries.moments, [name]),
    ])
    if (stored !== undefined && stored.offset > offset) return undefined
    return {
      rewinds: stored?.rewinds ?? 0,
      stored: stored?.offset ?? 0,
      moments: moments.map((row) => numberIn(row, 'up_to')),
    }
  }

  /** The cells of a checkpoint, and the end of versions that an earlier one has replaced. */
  addCells(part: Part, { offset, cells }: Checkpoint, ground: Ground, writes: PartitionWrites): void {
    const name = nameOf(part)
    const at = timestamp(ground.rewinds, offset)
    const fresh: [string, readonly Offset[]][] = []
    for (const { key, bytes } of cells) {
      const place = [name, slotOf(key), keyBytes(key)]
      const partition = `cell ${name} ${slotOf(key)}`
      writes.add(partition, this.#queries.insertCell, [...place, BigInt(offset), bytesOf(bytes), at], bytes.length)
      const versions = this.#known.get(name + key) ?? []
      const { kept, superseded } = supersededVersions(versions, ground.stored, ground.moments)
      for (const { above, below } of superseded)
        writes.add(partition, this.#queries.deleteCells, [at, ...place, BigInt(above), BigInt(below)])
      fresh.push([name + key, kept.at(-1) === offset ? kept : [...kept, offset]])
    }
    // A version that is not there must not be what another is deleted for.
    writes.whenDurable(() => {
      for (const [cell, versions] of fresh) this.#know(cell, versions)
    })
  }

  /** Call when every cell of the checkpoint, and all that it stands for, is durable. */
  async store(part: Part, { offset, partCell }: Checkpoint, { rewinds }: Ground): Promise<void> {
    await this.put(part, { offset, partCell, rewinds })
  }

  async put(part: Part, { offset, partCell, rewinds }: StoredState): Promise<void> {
    const at = timestamp(rewinds, offset)
    const row = [nameOf(part), BigInt(offset), BigInt(rewinds), bytesOf(partCell), at]
    await this.#session.execute(this.#queries.insertCheckpoint, row)
  }

  /** Versions may go while they are read, but only after the checkpoint has moved: then once more. */
  async #asOfCheckpoint<T>(part: Part, nothing: T, work: (offset: Offset) => Promise<T>): Promise<T> {
    const name = nameOf(part)
    let before = await this.#position(name)
    for (let tries = 0; tries < triesMax; tries++) {
      if (before === undefined) return nothing
      const answer = await work(before.offset)
      const after = await this.#position(name)
      if (after?.offset === before.offset && after.rewinds === before.rewinds) return answer
      before = after
    }
    throw new EngineError('unavailable', `the checkpoint of ${name} moved each time its cells were read`)
  }

  async #position(name: string): Promise<{ readonly offset: Offset; readonly rewinds: number } | undefined> {
    const [row] = await this.#session.execute(this.#queries.position, [name])
    return row && positionIn(row)
  }

  async #newest(name: string, key: CellKey, offset: Offset): Promise<Uint8Array | undefined> {
    const params = [name, slotOf(key), keyBytes(key), BigInt(offset)]
    const rows = await this.#session.execute(this.#queries.cell, params)
    const [newest] = rows
    if (newest === undefined) return undefined
    if (!this.#known.has(name + key)) this.#know(name + key, rows.map((row) => numberIn(row, 'version')).reverse())
    return bytesIn(newest, 'bytes')
  }

  async #scan(
    name: string,
    prefix: string,
    limit: number,
    after: CellKey | undefined,
    offset: Offset,
  ): Promise<StoredCell[]> {
    const found: StoredCell[] = []
    const end = successorOf(keyBytes(prefix))
    // Slots follow the ids, so that keys ascend from one slot to the next.
    const [first, last] = prefix.length > 1 ? [slotOf(prefix), slotOf(prefix)] : [after ? slotOf(after) : 0, slots - 1]
    const query = after === undefined ? this.#queries.cellsFrom : this.#queries.cellsAfter
    for (let slot = first; slot <= last && found.length < limit; slot++) {
      const params = [name, slot, keyBytes(after ?? prefix), end, BigInt(offset), limit - found.length]
      for await (const rows of this.#session.pages(query, params, Math.min(fetchCells, limit - found.length)))
        for (const row of rows)
          found.push({ key: bytesIn(row, 'key').toString('latin1') as CellKey, bytes: bytesIn(row, 'bytes') })
    }
    return found
  }

  #know(name: string, versions: readonly Offset[]): void {
    if (this.#known.size >= knownMax) this.#known = new Map()
    this.#known.set(name, versions)
  }
}

const queriesOf = (keyspace: string) => ({
  checkpoint: `SELECT up_to, rewinds, part_cell FROM ${keyspace}.checkpoint WHERE part = ?`,
  position: `SELECT up_to, rewinds FROM ${keyspace}.checkpoint WHERE part = ?`,
  insertCheckpoint: `INSERT INTO ${keyspace}.checkpoint (part, up_to, rewinds, part_cell) VALUES (?, ?, ?, ?) USING TIMESTAMP ?`,
  moments: `SELECT up_to FROM ${keyspace}.moment WHERE part = ?`,
  cell: `SELECT version, bytes FROM ${keyspace}.cell WHERE part = ? AND slot = ? AND key = ? AND version <= ? LIMIT ${versionsRead}`,
  // Of each key the first row that is left, which is the newest version at or below the checkpoint.
  cellsFrom: `SELECT key, bytes FROM ${keyspace}.cell WHERE part = ? AND slot = ? AND key >= ? AND key < ? AND version <= ?
    GROUP BY part, slot, key LIMIT ? ALLOW FILTERING`,
  cellsAfter: `SELECT key, bytes FROM ${keyspace}.cell WHERE part = ? AND slot = ? AND key > ? AND key < ? AND version <= ?
    GROUP BY part, slot, key LIMIT ? ALLOW FILTERING`,
  insertCell: `INSERT INTO ${keyspace}.cell (part, slot, key, version, bytes) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?`,
  deleteCells: `DELETE FROM ${keyspace}.cell USING TIMESTAMP ? WHERE part = ? AND slot = ? AND key = ? AND version > ? AND version < ?`,
})

export const nameOf = ({ topic, partition }: Part): string => `${topic}/${partition}`

/** By the first letter of the id, which is random. */
const slotOf = (key: string): number => key.charCodeAt(1) >> 2

const positionIn = (row: CassandraRow) => ({ offset: numberIn(row, 'up_to'), rewinds: numberIn(row, 'rewinds') })

/** Offsets are below 2^43; whoever was put back to a moment begins above all that was written before. */
export const timestamp = (rewinds: number, offset: Offset): bigint => (BigInt(rewinds) << 43n) + BigInt(offset) + 1n
