/** Flushes of rows as a part's writer brings them to its store: in log order, of one person after the other. */
import type { UserKey } from '../../protocol/ids.ts'
import type { StoredRow } from '../../regions/mailbox/row-store.ts'
import { mailboxRow, userOf } from './stored-mailbox.ts'

const row = mailboxRow(userOf(0), 1, 0, 1)

export interface FlushShape {
  /** Whose number is no multiple of the step between two of them. */
  readonly people: number
  readonly flushRows: number
  readonly rowsPerPerson: number
}

const step = 7_919

export class RowFlushes {
  readonly #shape: FlushShape
  readonly #users: readonly UserKey[]
  readonly #counts: Uint32Array
  #offset = 0
  #person = 0

  constructor(shape: FlushShape) {
    this.#shape = shape
    this.#users = Array.from({ length: shape.people }, (_, n) => userOf(n))
    this.#counts = new Uint32Array(shape.people)
  }

  next(): { readonly rows: readonly StoredRow[]; readonly reach: number } {
    const { people, flushRows, rowsPerPerson } = this.#shape
    const rows: StoredRow[] = []
    while (rows.length < flushRows) {
      this.#person = (this.#person + step) % people
      for (let i = 0; i < rowsPerPerson; i++) rows.push(this.#row(this.#person))
    }
    return { rows, reach: this.#offset + 1 }
  }

  #row(person: number): StoredRow {
    const n = (this.#counts[person] ?? 0) + 1
    this.#counts[person] = n
    this.#offset += 1
    // All rows have the same bytes: making them is the fold's work.
    return { ...row, user: this.#users[person] as UserKey, seq: this.#offset, convN: n, place: n, offset: this.#offset }
  }
}

/** Rows of one person that stand together in a flush. */
export function byPerson(rows: readonly StoredRow[]): readonly (readonly StoredRow[])[] {
  const people: StoredRow[][] = []
  for (const row of rows) {
    const last = people.at(-1)
    if (last?.[0]?.user === row.user) last.push(row)
    else people.push([row])
  }
  return people
}
