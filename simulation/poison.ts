/**
 * Records whose fold throws (W18), as if its code had a mistake that a later version repairs. Until it
 * is repaired a record with the mark in its text is poison; once it has been, what comes anew is not.
 * A record that was folded keeps what it was: whoever folds it again must meet the same (W8).
 */
import type { StoredRecord } from '../platform/event-log/event-log.ts'
import { recordKinds } from '../protocol/log-records.ts'

export const poisonMark = '☠'

export class Poison {
  /** By offset and payload: two parts may share an entry, which parks one chain more. */
  readonly #met = new Map<string, boolean>()
  #repaired = false

  readonly isIn = ({ kind, offset, payload }: StoredRecord): boolean => {
    if (kind !== recordKinds.derived && kind !== recordKinds.groupFeed) return false
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.length)
    if (!bytes.includes(poisonMark)) return false
    const key = `${offset} ${bytes.toString('latin1')}`
    const known = this.#met.get(key)
    if (known !== undefined) return known
    this.#met.set(key, !this.#repaired)
    return !this.#repaired
  }

  /** From now on what comes can be folded; with `false` it cannot again. */
  repair(isRepaired = true): void {
    this.#repaired = isRepaired
  }

  /** Records that were poison. */
  get count(): number {
    return [...this.#met.values()].filter(Boolean).length
  }
}
