/**
 * Moments of parts that are kept: offset and part cell beside the checkpoint, and of each cell the
 * version that was the newest then, which nobody deletes while the moment is there (`cell-versions.ts`).
 * Nothing is copied.
 *
 * A worker that is ahead of the checkpoint read here could be deleting what the moment needs. It reads
 * the moments after its own checkpoint is durable; here the checkpoint is read again after the moment
 * is. One of the two sees the other: then the moment is taken anew.
 */
import { EngineError } from '../../platform/engines/engine-error.ts'
import { bytesIn, type CassandraSession, numberIn } from '../../platform/cassandra/session.cassandra.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import { bytesOf } from './numbered-rows.cassandra.ts'
import { nameOf, type PartState, timestamp } from './part-state.cassandra.ts'

/** A checkpoint comes every two seconds, unless a zombie brings some more. */
const triesMax = 5
/** Above all timestamps: the number of a snapshot is never used again. */
const forGood = 1n << 62n

export class KeptMoments {
  readonly #session: CassandraSession
  readonly #state: PartState
  readonly #queries: ReturnType<typeof queriesOf>

  constructor(session: CassandraSession, keyspace: string, state: PartState) {
    this.#session = session
    this.#state = state
    this.#queries = queriesOf(keyspace)
  }

  /** The part's state as it is stored now, for `snapshot`. A part never stored has none. */
  async keep(part: Part, snapshot: number): Promise<void> {
    let stored = await this.#state.read(part)
    for (let tries = 0; tries < triesMax; tries++) {
      if (stored === undefined) return
      const { offset, rewinds, partCell } = stored
      const row = [nameOf(part), BigInt(snapshot), BigInt(offset), bytesOf(partCell), timestamp(rewinds, offset)]
      await this.#session.execute(this.#queries.insert, row)
      stored = await this.#state.read(part)
      if (stored?.offset === offset && stored.rewinds === rewinds) return
    }
    throw new EngineError('unavailable', `the checkpoint of ${nameOf(part)} moved each time it was to be kept`)
  }

  async forget(part: Part, snapshot: number): Promise<void> {
    await this.#session.execute(this.#queries.remove, [forGood, nameOf(part), BigInt(snapshot)])
  }

  /** Makes the moment the part's checkpoint again. What was stored after it stays: it is folded again, to the same. */
  async putBack(part: Part, snapshot: number): Promise<void> {
    const [moment] = await this.#session.execute(this.#queries.select, [nameOf(part), BigInt(snapshot)])
    if (moment === undefined) return
    const rewinds = ((await this.#state.read(part))?.rewinds ?? 0) + 1
    await this.#state.put(part, { offset: numberIn(moment, 'up_to'), partCell: bytesIn(moment, 'part_cell'), rewinds })
  }
}

const queriesOf = (keyspace: string) => ({
  insert: `INSERT INTO ${keyspace}.moment (part, snapshot, up_to, part_cell) VALUES (?, ?, ?, ?) USING TIMESTAMP ?`,
  select: `SELECT up_to, part_cell FROM ${keyspace}.moment WHERE part = ? AND snapshot = ?`,
  remove: `DELETE FROM ${keyspace}.moment USING TIMESTAMP ? WHERE part = ? AND snapshot = ?`,
})
