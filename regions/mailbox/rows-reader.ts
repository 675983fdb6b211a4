/**
 * Rows from memory where they are there, from the store where not. The seam between the two lies
 * wherever the hot tail of the owner begins; a page that crosses it is put together.
 */
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import type { HotTail } from './hot-tail.ts'
import type { Recalls } from './recalled.ts'
import type { RecentMarks } from './recent-marks.ts'
import type { RowStore, StoredMark } from './row-store.ts'

export class RowsReader implements Recalls {
  readonly #tail: HotTail
  readonly #marks: RecentMarks
  readonly #store: RowStore

  constructor(tail: HotTail, marks: RecentMarks, store: RowStore) {
    this.#tail = tail
    this.#marks = marks
    this.#store = store
  }

  /** A mark leaves memory when it is in the store, so memory is asked first. */
  async recalled(marks: readonly StoredMark[]): Promise<readonly boolean[]> {
    const here = marks.map((mark) => this.#marks.has(mark))
    const stored = await this.#store.recalled(marks.filter((_, at) => !here[at]))
    let next = 0
    return here.map((isHere) => isHere || stored[next++] === true)
  }

  /** Rows of a mailbox in (after, upTo], ascending; at once when memory has them all. */
  rowsAfter(
    user: UserKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): readonly Uint8Array[] | Promise<readonly Uint8Array[]> {
    return this.#after(user, after, upTo, limit, maxBytes, (until) =>
      this.#store.rowsAfter(user, after, until, limit, maxBytes),
    )
  }

  /** The newest rows of a mailbox below `before`, newest first: those in memory, then the store's. */
  async rowsBefore(user: UserKey, before: number, limit: number, maxBytes: number): Promise<readonly Uint8Array[]> {
    const covers = this.#tail.coversFrom(user) ?? before
    const rows = this.#tail.before(user, before, limit, maxBytes)
    const bytes = rows.reduce((sum, row) => sum + row.length, 0)
    if (rows.length >= limit || bytes >= maxBytes) return rows
    const cold = await this.#store.rowsBefore(user, Math.min(covers, before), limit - rows.length, maxBytes - bytes)
    return [...rows, ...cold]
  }

  groupRowsAfter(
    group: GroupKey,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
  ): readonly Uint8Array[] | Promise<readonly Uint8Array[]> {
    return this.#after(group, after, upTo, limit, maxBytes, (until) =>
      this.#store.groupRowsAfter(group, after, until, limit, maxBytes),
    )
  }

  async rowAt(user: UserKey, seq: number): Promise<Uint8Array | undefined> {
    return this.#tail.at(user, seq) ?? (await this.#store.rowsAt(user, [seq]))[0]
  }

  /** The rows at these seqs, in the order asked: one question to the store for all that are not in memory. */
  async rowsAt(user: UserKey, seqs: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    const rows = seqs.map((seq) => this.#tail.at(user, seq))
    const cold = seqs.filter((_, at) => rows[at] === undefined)
    if (cold.length === 0) return rows
    const stored = await this.#store.rowsAt(user, cold)
    let next = 0
    return rows.map((row) => row ?? stored[next++])
  }

  async groupRowAt(group: GroupKey, gseq: number): Promise<Uint8Array | undefined> {
    return this.#tail.at(group, gseq) ?? (await this.#store.groupRowsAfter(group, gseq - 1, gseq, 1, 1))[0]
  }

  #after(
    owner: string,
    after: number,
    upTo: number,
    limit: number,
    maxBytes: number,
    fromStore: (until: number) => Promise<readonly Uint8Array[]>,
  ): readonly Uint8Array[] | Promise<readonly Uint8Array[]> {
    const covers = this.#tail.coversFrom(owner)
    if (covers !== undefined && after + 1 >= covers) return this.#tail.after(owner, after, upTo, limit, maxBytes)
    return this.#joined(owner, upTo, limit, maxBytes, covers, fromStore)
  }

  async #joined(
    owner: string,
    upTo: number,
    limit: number,
    maxBytes: number,
    covers: number | undefined,
    fromStore: (until: number) => Promise<readonly Uint8Array[]>,
  ): Promise<readonly Uint8Array[]> {
    // Taken before the store is asked: what leaves memory meanwhile is stored, and above `covers` it is here.
    const hot = covers === undefined ? [] : this.#tail.after(owner, covers - 1, upTo, limit, maxBytes)
    const cold = await fromStore(covers === undefined ? upTo : Math.min(covers - 1, upTo))
    let bytes = cold.reduce((sum, row) => sum + row.length, 0)
    const rows = [...cold]
    for (const row of hot) {
      if (rows.length >= limit || bytes >= maxBytes) break
      bytes += row.length
      rows.push(row)
    }
    return rows
  }
}
