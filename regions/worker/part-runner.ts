/**
 * Runs one part: reads its records in order, folds each against the part's own cells and hands the
 * outcomes on. Nothing else reads a part's log or changes its cells.
 *
 * A runner that keeps up works without a promise: the log says it grew, the records are in memory,
 * the cells are in the cache, and verdicts are out before the call returns (P2). It waits only for
 * cold cells, for records that left memory, and while effects are too far behind (W10).
 *
 * State is stored as one unit (offset, cells), after the effects below it are durable (W9, L5). A
 * restart folds again from there, and says the same outcomes again (W8).
 */
import type { Scheduler } from '../../platform/clock.ts'
import {
  EventLogError,
  type EventLog,
  type Offset,
  type Part,
  type StoredRecord,
} from '../../platform/event-log/event-log.ts'
import { readCode } from '../../protocol/cold-messages.ts'
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import type { Cell, CellKey, PartCell } from '../fold/cells.ts'
import { type Fold, foldVersion } from '../fold/fold.ts'
import type { Outcome } from '../fold/outcome.ts'
import { type RowStore, type StoreBatch } from '../mailbox/row-store.ts'
import { CellCache } from './cell-cache.ts'
import type { CellCodec } from './cell-codec.ts'
import { CellLoader } from './cell-loader.ts'
import type { RowWriter } from './row-writer.ts'
import type { WorkerFaults } from './worker-faults.ts'

/** Who acts on what the fold says. */
export interface PartEffects {
  /** The outcomes of one record, in order. The array is used again when the call returns; what is in it is not. */
  take(outcomes: readonly Outcome[]): void
  /** Whether the fold may go on ahead of the effects. */
  readonly hasRoom: boolean
  /** Resolves when everything taken so far, rows of this part apart, is durable. */
  settled(): Promise<void>
}

export interface RunnerPorts {
  readonly part: Part
  readonly fold: Fold
  readonly log: EventLog
  readonly store: RowStore
  readonly codec: CellCodec
  readonly scheduler: Scheduler
  readonly writer: RowWriter
  readonly effects: PartEffects
  readonly faults: WorkerFaults
  /** Cells kept beyond need. */
  readonly cellsMax: number
  /** The runner has ended for good, and the process should. */
  readonly onFailure: (error: unknown) => void
  /** A record that could not even be parked was passed over: an alarm, no body. */
  readonly onUnreadable: (part: Part, offset: Offset, error: unknown) => void
}

export const checkpointRecords = 5_000
/** About a thousand messages: what is folded in one go stays below ten milliseconds. */
const readBytes = 256 * 1_024

interface Waiter {
  readonly offset: Offset
  readonly resolve: () => void
  readonly reject: (why: unknown) => void
}

export class PartRunner {
  readonly part: Part
  readonly #ports: RunnerPorts
  readonly #cells: CellCache
  readonly #loader: CellLoader
  readonly #cell: PartCell
  readonly #outcomes: Outcome[] = []
  readonly #keys: CellKey[] = []
  #waiters: Waiter[] = []
  #next: Offset
  #stored: Offset
  /** Highest checkpoint that was begun here: one beyond it in the store is another worker's. */
  #begun: Offset
  /** A read, a load or a fold is under way, or the runner has not started. */
  #busy = true
  /** It stopped although there may be more to fold. */
  #wantsRoom = false
  #stopped = false
  #unwatch: (() => void) | undefined
  #checkpointing: Promise<void> | undefined
  #work: Promise<void> = Promise.resolve()

  /** Loads the checkpoint. Rejects when the log does not reach from it (W20, L2). */
  static async open(ports: RunnerPorts): Promise<PartRunner> {
    const { part, store, log, codec } = ports
    const checkpoint = await store.checkpoint(part)
    const next = checkpoint?.offset ?? 0
    checkReach(part, next, log.start(part), log.end(part))
    return new PartRunner(ports, next, checkpoint ? codec.decodePart(checkpoint.partCell) : codec.emptyPart())
  }

  private constructor(ports: RunnerPorts, next: Offset, cell: PartCell) {
    this.part = ports.part
    this.#ports = ports
    this.#cells = new CellCache(ports.cellsMax)
    this.#loader = new CellLoader(ports)
    this.#cell = cell
    this.#next = next
    this.#stored = next
    this.#begun = next
  }

  /** From now on folds what is there and what comes. */
  start(): void {
    this.#busy = false
    this.#unwatch = this.#ports.log.watch(this.part, () => this.wake())
    this.wake()
  }

  /** One above the last offset folded. */
  get next(): Offset {
    return this.#next
  }

  /** Offset of the checkpoint in the store. */
  get storedOffset(): Offset {
    return this.#stored
  }

  /** Records that are durable and not folded. */
  get behind(): number {
    return this.#ports.log.end(this.part) - this.#next
  }

  /** The part's own cell, for readers: never changed by them. */
  get cell(): PartCell {
    return this.#cell
  }

  /** The cell as folded so far, if it is in memory. Readers never change it. */
  peek(key: CellKey): Cell | undefined {
    return this.#cells.peek(key)
  }

  /** The cell as folded so far, undefined if there is none. A cold one is read and not kept. */
  read(key: CellKey): Cell | undefined | Promise<Cell | undefined> {
    return this.#cells.peek(key) ?? this.#loader.read(key).then((stored) => this.#cells.peek(key) ?? stored)
  }

  /** Cells whose key starts with `prefix`, as folded so far, ascending by key, at most `limit`. */
  async list(prefix: string, limit: number): Promise<readonly { readonly key: CellKey; readonly cell: Cell }[]> {
    const all = await this.#loader.list(prefix, limit)
    for (const [key, cell] of this.#cells.withPrefix(prefix)) all.set(key, cell)
    const entries = [...all].map(([key, cell]) => ({ key, cell }))
    return entries.sort((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit)
  }

  /** Resolves when the record at `offset` is folded; rejects when that will not happen here any more. */
  folded(offset: Offset): Promise<void> {
    if (offset < this.#next) return Promise.resolve()
    if (this.#stopped) return Promise.reject(fail('unavailable'))
    return new Promise((resolve, reject) => {
      this.#waiters.push({ offset, resolve, reject })
    })
  }

  /** Effects have room again: goes on if it had stopped for want of it, which is rare. */
  roomMade(): void {
    if (this.#wantsRoom) this.wake()
  }

  /** Folds what there is. Harmless at any time. */
  wake(): void {
    if (this.#busy || this.#stopped) return
    this.#busy = true
    try {
      this.#run()
    } catch (caught) {
      this.#fail(caught)
    }
  }

  /** Something was folded that is not stored, and nobody is storing. */
  get checkpointDue(): boolean {
    return !this.#stopped && this.#checkpointing === undefined && this.#next > this.#stored
  }

  /** Stores the state as of now. One at a time: joins the one under way. Rejects once the runner has ended: its state may be half of a record's. */
  checkpoint(): Promise<void> {
    if (this.#stopped) return Promise.reject(fail('unavailable'))
    if (this.#checkpointing === undefined) {
      const done = this.#storeCheckpoint().finally(() => {
        this.#checkpointing = undefined
        this.wake()
      })
      this.#checkpointing = done
    }
    return this.#checkpointing
  }

  /** The same for callers that do not wait. */
  checkpointSoon(): void {
    this.checkpoint().catch((caught: unknown) => this.#fail(caught))
  }

  /** Folds nothing more. What was not stored is folded again by whoever comes next. */
  async stop(): Promise<void> {
    this.#end(fail('unavailable'))
    await this.#work
    await this.#checkpointing?.catch(() => undefined)
  }

  /** Leaves `#busy` set while it waits for a promise. */
  #run(): void {
    const { log, effects } = this.#ports
    this.#wantsRoom = false
    while (!this.#stopped && log.end(this.part) > this.#next) {
      if (this.#next - this.#stored >= limits.effectsAheadRecordsMax || !effects.hasRoom) {
        // Whoever makes room says so: a checkpoint, the store, the log.
        this.#wantsRoom = true
        if (this.checkpointDue) this.checkpointSoon()
        break
      }
      const read = log.read(this.part, this.#next, readBytes)
      // A log may end behind the last record that a reader gets.
      if (!(read instanceof Promise) && read.length === 0) break
      const waiting = read instanceof Promise ? this.#foldLater(read) : this.#foldBatch(read)
      if (waiting !== undefined) {
        this.#work = waiting.then(
          () => this.#goOn(),
          (caught: unknown) => this.#fail(caught),
        )
        return
      }
    }
    this.#busy = false
  }

  #goOn(): void {
    this.#busy = false
    this.wake()
  }

  async #foldLater(read: Promise<readonly StoredRecord[]>): Promise<void> {
    await this.#foldBatch(await read)
  }

  /** Folds at once as far as the cells are there; what is behind the first cold one waits for them all. */
  #foldBatch(records: readonly StoredRecord[]): Promise<void> | undefined {
    for (let at = 0; at < records.length && !this.#stopped; at++) {
      const record = records[at] as StoredRecord
      if (!this.#foldIfWarm(record)) {
        // Payloads are views that do not outlive this turn.
        return this.#loadAndFold(records.slice(at).map((rest) => ({ ...rest, payload: rest.payload.slice() })))
      }
    }
    this.#batchDone()
    return undefined
  }

  async #loadAndFold(records: readonly StoredRecord[]): Promise<void> {
    const missing = new Set<CellKey>()
    for (const record of records) if (this.#namesCells(record)) this.#cells.addMissing(this.#keys, missing)
    const keys = [...missing]
    const cells = await this.#loader.load(
      keys,
      () => this.#begun,
      () => this.#stopped,
    )
    for (const [at, cell] of cells.entries()) this.#cells.insert(keys[at] as CellKey, cell)
    for (const record of records) if (!this.#stopped) this.#foldIfWarm(record)
    this.#batchDone()
  }

  /** False when cells are missing: then nothing has happened. */
  #foldIfWarm(record: StoredRecord): boolean {
    if (this.#namesCells(record)) {
      if (!this.#cells.hasAll(this.#keys)) return false
      this.#fold(record)
    }
    this.#next = record.offset + 1
    return true
  }

  /** Puts the cells that `record` needs into `#keys`. False for bytes that no fold can read. */
  #namesCells(record: StoredRecord): boolean {
    empty(this.#keys)
    try {
      this.#ports.fold.needs(record, this.#keys)
      return true
    } catch (caught) {
      this.#ports.onUnreadable(this.part, record.offset, caught)
      return false
    }
  }

  #fold(record: StoredRecord): void {
    const { fold, effects, faults } = this.#ports
    const outcomes = this.#outcomes
    if (record.kind === recordKinds.code) checkVersion(record)
    try {
      if (faults.poisons(record)) throw new Error('poisoned')
      fold.fold(record, this.#cells, this.#cell, outcomes)
    } catch (caught) {
      empty(outcomes)
      if (!faults.parkSkips) this.#park(record, caught)
    }
    // The record counts as folded before anyone hears of it.
    this.#next = record.offset + 1
    effects.take(outcomes)
    empty(outcomes)
  }

  /** W18: the command is answered, the chain stops, everything else goes on. */
  #park(record: StoredRecord, cause: unknown): void {
    const { fold, onUnreadable } = this.#ports
    try {
      fold.park(record, reasonOf(cause), this.#cells, this.#cell, this.#outcomes)
    } catch {
      empty(this.#outcomes)
      onUnreadable(this.part, record.offset, cause)
    }
  }

  #batchDone(): void {
    if (this.#waiters.length > 0) {
      const done = this.#waiters.filter(({ offset }) => offset < this.#next)
      this.#waiters = this.#waiters.filter(({ offset }) => offset >= this.#next)
      for (const { resolve } of done) resolve()
    }
    if (this.#next - this.#stored >= checkpointRecords && this.checkpointDue) this.checkpointSoon()
  }

  async #storeCheckpoint(): Promise<void> {
    const { codec, effects, writer, faults, store, part } = this.#ports
    const offset = this.#next
    this.#begun = offset
    const { generation, cells } = this.#cells.takeTouched()
    const encoded = cells.map(({ key, cell }) => ({ key, bytes: codec.encode(cell) }))
    const checkpoint = { offset, cells: encoded, partCell: codec.encodePart(this.#cell) }
    if (faults.checkpointFirst) await store.write(checkpointAlone(part, checkpoint))
    await effects.settled()
    await writer.write(checkpoint)
    this.#stored = offset
    this.#cells.stored(generation)
  }

  #fail(caught: unknown): void {
    if (this.#stopped) return
    this.#end(caught)
    this.#ports.onFailure(caught)
  }

  #end(why: unknown): void {
    this.#stopped = true
    this.#unwatch?.()
    for (const { reject } of this.#waiters.splice(0)) reject(why)
  }
}

/** For a list that is filled again at once: a length of 0 would throw its memory away, for each record anew. */
function empty(list: unknown[]): void {
  while (list.length > 0) list.pop()
}

function checkReach({ topic, partition }: Part, next: Offset, start: Offset, end: Offset): void {
  const where = `${topic}/${partition} was folded up to ${next}`
  if (next < start) throw new EventLogError('truncated', `${where}, its log starts at ${start}: take a newer snapshot`)
  if (next > end) throw new EventLogError('damaged', `${where}, its log ends at ${end}: it has lost records`)
}

/** L6: a record of another version may mean something else. */
function checkVersion(record: StoredRecord): void {
  const version = readCode(record.payload).foldVersion
  if (version !== foldVersion) {
    throw new Error(`from offset ${record.offset} on the log is for fold version ${version}, this is ${foldVersion}`)
  }
}

/** A word for operators; bodies never stand in the messages of errors. */
const reasonOf = (caught: unknown): string => (caught instanceof Error ? caught.message : 'unknown').slice(0, 200)

const checkpointAlone = (part: Part, checkpoint: StoreBatch['checkpoint']): StoreBatch => ({
  part,
  reach: 0,
  rows: [],
  groupRows: [],
  marks: [],
  checkpoint,
})
