/**
 * Writes that happen exactly once although an answer may be lost.
 *
 * When a connection breaks after COMMIT was sent, nobody knows whether it took effect. So each write
 * takes a slot, a row that counts the writes made with it, and its transaction first moves that
 * count on. Whoever tries again with the same slot finds out: the row has been moved, then the first
 * try has taken effect; or it has not, then this one moves it, and should the first one still be
 * under way somewhere, the row is locked until that is decided. It holds over a failover, too, since
 * the row goes where the data goes.
 *
 * A statement that is harmless twice would need none of this, but few are: what they answer (which
 * sessions ended, whether a name was taken) differs the second time.
 */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { EngineError } from '../engines/engine-error.ts'

export const writeSlotTable = `CREATE TABLE IF NOT EXISTS write_slot (
  slot    uuid PRIMARY KEY,
  writes  bigint NOT NULL,
  used_at timestamptz NOT NULL
) WITH (fillfactor = 20)`

/** Of processes that are long gone. */
export const forgetOldSlots = `DELETE FROM write_slot WHERE used_at < now() - interval '7 days'`

export class WriteSlot {
  id = randomUUID()
  /** Writes made with it, as this process knows. */
  writes = 0

  /** Opens the transaction; false: the write it stands for has taken effect before. */
  async begin(client: pg.ClientBase, mayHaveRun: boolean): Promise<boolean> {
    for (;;) {
      if (await this.#moved(client)) return true
      if (mayHaveRun && (await this.#stored(client)) === this.writes + 1) return false
      // Writes that were acknowledged are gone: a failover to a standby that had not got them.
      await client.query('ROLLBACK')
      this.renew()
    }
  }

  taken(): void {
    this.writes++
  }

  /** For when what became of its write is not known and nobody will ask. */
  renew(): void {
    this.id = randomUUID()
    this.writes = 0
  }

  /** One round trip. The id is ours and a number is a number, so nothing needs quoting. */
  async #moved(client: pg.ClientBase): Promise<boolean> {
    const results: unknown = await client.query(`BEGIN;
      INSERT INTO write_slot AS mine (slot, writes, used_at) VALUES ('${this.id}', ${this.writes + 1}, now())
      ON CONFLICT (slot) DO UPDATE SET writes = mine.writes + 1, used_at = now() WHERE mine.writes = ${this.writes}`)
    return (results as readonly pg.QueryResult[]).at(-1)?.rowCount === 1
  }

  async #stored(client: pg.ClientBase): Promise<number | undefined> {
    const { rows } = await client.query<{ writes: number }>(`SELECT writes FROM write_slot WHERE slot = '${this.id}'`)
    return rows[0]?.writes
  }
}

/** As many writes at a time as there are slots; the rest wait, a bounded number of them. */
export class WriteSlots {
  readonly #free: WriteSlot[]
  readonly #waiting: ((slot: WriteSlot) => void)[] = []
  readonly #waitingMax: number

  constructor(count: number, waitingMax: number) {
    this.#free = Array.from({ length: count }, () => new WriteSlot())
    this.#waitingMax = waitingMax
  }

  /** Writes that wait for a slot. */
  get waiting(): number {
    return this.#waiting.length
  }

  async with<T>(work: (slot: WriteSlot) => Promise<T>): Promise<T> {
    const slot = this.#free.pop() ?? (await this.#wait())
    try {
      return await work(slot)
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free.push(slot)
      else next(slot)
    }
  }

  #wait(): Promise<WriteSlot> {
    if (this.#waiting.length >= this.#waitingMax) {
      throw new EngineError('overloaded', `${this.#waitingMax} writes wait for the database`)
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
