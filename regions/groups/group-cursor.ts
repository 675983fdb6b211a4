/** Walks what a person may see of one group from a tick on, a few rows at a time. */
import { gseqOfGroupRow, tickOfGroupRow } from '../../protocol/codec/group-row.ts'
import type { RowsReader } from '../mailbox/rows-reader.ts'
import { firstAtTick, type GroupView, type Stretch } from './group-view.ts'

export interface TickedRow {
  readonly tick: number
  readonly bytes: Uint8Array
}

export class GroupCursor {
  readonly view: GroupView
  readonly #rows: RowsReader
  readonly #from: number
  readonly #until: number
  readonly #most: number
  /** Stretches not begun yet, oldest first. */
  #ahead: Stretch[]
  /** What is left of the one under way. */
  #current: Stretch = { from: 1, to: 0 }
  #found: readonly Uint8Array[] = []
  #at = 0
  /** The next row; undefined at the end, which is the first row with a tick at or above `until`. */
  next: TickedRow | undefined

  private constructor(rows: RowsReader, view: GroupView, stretches: readonly Stretch[], ticks: Stretch, most: number) {
    this.view = view
    this.#rows = rows
    this.#ahead = [...stretches]
    this.#from = ticks.from
    this.#until = ticks.to
    this.#most = most
  }

  /** `ticks`: from the first and below the second. Rows are read `most` at a time. */
  static async open(
    rows: RowsReader,
    view: GroupView,
    stretches: readonly Stretch[],
    ticks: Stretch,
    most: number,
  ): Promise<GroupCursor> {
    const cursor = new GroupCursor(rows, view, stretches, ticks, most)
    await cursor.advance()
    return cursor
  }

  /** Moves `next` on. */
  async advance(): Promise<void> {
    while (this.#at >= this.#found.length) if (!(await this.#read())) return this.#end()
    const bytes = this.#found[this.#at++] as Uint8Array
    const tick = tickOfGroupRow(bytes)
    if (tick >= this.#until) return this.#end()
    this.next = { tick, bytes }
  }

  /** More rows of this stretch, or of the next that has any. False at the end of all. */
  async #read(): Promise<boolean> {
    const { group } = this.view
    while (this.#current.from > this.#current.to) {
      const stretch = this.#ahead.shift()
      if (stretch === undefined) return false
      this.#current = { from: await firstAtTick(this.#rows, group, stretch, this.#from), to: stretch.to }
    }
    const { from, to } = this.#current
    this.#found = await this.#rows.groupRowsAfter(group, from - 1, to, this.#most, Number.MAX_SAFE_INTEGER)
    this.#at = 0
    const last = this.#found.at(-1)
    this.#current = { from: last === undefined ? to + 1 : gseqOfGroupRow(last) + 1, to }
    return true
  }

  #end(): void {
    this.#ahead = []
    this.#found = []
    this.#current = { from: 1, to: 0 }
    this.next = undefined
  }
}
