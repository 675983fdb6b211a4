/**
 * Brings the rows, marks and checkpoints of one part into the row store, behind the log. Writes go
 * one after the other, so that a crash never keeps a later batch without an earlier one (W9). A store
 * that fails is tried again with the same batch until it works (W10, L3); meanwhile rows gather here,
 * and the runner stops folding when they are too many.
 */
import { type Scheduler, sleep } from '../../platform/clock.ts'
import type { Offset, Part } from '../../platform/event-log/event-log.ts'
import type { RowOutcome, TimelineOutcome } from '../fold/outcome.ts'
import {
  type RowStore,
  RowStoreError,
  type StoreBatch,
  type StoredGroupRow,
  type StoredMark,
} from '../mailbox/row-store.ts'
import { WaitingRows } from './waiting-rows.ts'

export type Checkpoint = NonNullable<StoreBatch['checkpoint']>

const retryFirstMs = 100
const retryMaxMs = 2_000
/** Rows of one part in half a second of a busy region; what a rush left beyond that goes. */
const spareBytesMax = 1 << 20

export class RowWriter {
  readonly #part: Part
  readonly #store: RowStore
  readonly #scheduler: Scheduler
  readonly #onStored: (reach: Offset) => void
  readonly #next: () => Offset
  #rows = new WaitingRows()
  /** Of a flush that is stored: memory that lives as long as a flush is garbage that only a collection of the whole heap takes away. */
  #spare: WaitingRows | undefined
  #groupRows: StoredGroupRow[] = []
  #marks: StoredMark[] = []
  #groupBytes = 0
  #writingBytes = 0
  #chain: Promise<void> = Promise.resolve()
  #stopped = false
  #failures = 0

  /** `onStored`: every row and mark of records below `reach` is in the store. `next`: one above the newest record folded, whose rows are given here before another is folded. */
  constructor(
    part: Part,
    store: RowStore,
    scheduler: Scheduler,
    onStored: (reach: Offset) => void,
    next: () => Offset,
  ) {
    this.#part = part
    this.#store = store
    this.#scheduler = scheduler
    this.#onStored = onStored
    this.#next = next
  }

  row(row: RowOutcome): void {
    this.#rows.add(row)
  }

  groupRow(row: TimelineOutcome): void {
    this.#groupRows.push(row)
    this.#groupBytes += row.bytes.length
  }

  mark(mark: StoredMark): void {
    this.#marks.push(mark)
  }

  /** Bytes of rows that are not stored yet. */
  get unstoredBytes(): number {
    return this.#rows.bytes + this.#groupBytes + this.#writingBytes
  }

  get hasRows(): boolean {
    return this.#rows.count + this.#groupRows.length + this.#marks.length > 0
  }

  /** Resolves when every row given so far is stored, and with them `checkpoint`. */
  write(checkpoint?: Checkpoint): Promise<void> {
    const bytes = this.#rows.bytes + this.#groupBytes
    const rows = this.#rows
    const batch = this.#take(checkpoint)
    this.#writingBytes += bytes
    this.#chain = this.#chain.then(async () => {
      await this.#writeUntilStored(batch, rows)
      this.#writingBytes -= bytes
      this.#onStored(batch.reach)
    })
    return this.#chain
  }

  /** The same for a reader, who is told rather than kept waiting while the store fails. */
  flush(): Promise<void> {
    if (this.#failures > 0) return Promise.reject(new RowStoreError('rows wait for a store that fails'))
    return this.write()
  }

  /** Waits for the write under way; nothing is written after it. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#chain.catch(() => undefined)
  }

  #take(checkpoint: Checkpoint | undefined): StoreBatch {
    const rows = this.#rows
    const batch: StoreBatch = {
      part: this.#part,
      reach: this.#next(),
      // Made when the store asks, by each try anew.
      get rows() {
        return rows.rows()
      },
      groupRows: this.#groupRows,
      marks: this.#marks,
      checkpoint,
    }
    this.#rows = this.#spare ?? new WaitingRows(rows)
    this.#spare = undefined
    this.#groupRows = []
    this.#groupBytes = 0
    this.#marks = []
    return batch
  }

  async #writeUntilStored(batch: StoreBatch, rows: WaitingRows): Promise<void> {
    for (let waitMs: number = retryFirstMs; ; waitMs = Math.min(waitMs * 2, retryMaxMs)) {
      if (this.#stopped) throw new Error('the worker has stopped')
      try {
        await this.#store.write(batch)
        // Of a try that has failed some of it may still be on its way.
        if (this.#failures === 0) this.#keep(rows)
        this.#failures = 0
        return
      } catch (caught) {
        if (!(caught instanceof RowStoreError)) throw caught
        // The batch stays the next to be written: effects wait, they are never given up.
        this.#failures += 1
        await sleep(this.#scheduler, waitMs)
      }
    }
  }

  #keep(rows: WaitingRows): void {
    if (rows.roomBytes > spareBytesMax) return
    rows.clear()
    this.#spare = rows
  }
}
