/**
 * The contract between a fold and whoever runs it. A fold is a pure function of the log prefix: it
 * sees a record, the cells it asked for and the part's own cell, changes the cells and says outcomes.
 * It has no import that can read a clock, a file or a socket (checked by a test).
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import type { PartCounts } from '../../protocol/log-records.ts'
import type { Cell, CellKey, PartCell } from './cells.ts'
import type { FoldFaults } from './fold-faults.ts'
import type { Outcome } from './outcome.ts'

/** What never changes while a part lives. */
export interface FoldSetting {
  /** Number and name of this region, and its partition. */
  readonly region: number
  readonly regionName: string
  readonly partition: number
  readonly counts: PartCounts
  /** Regions that exist, for lanes and directory entries: number → alias. */
  readonly aliases: ReadonlyMap<number, string>
  readonly faults: FoldFaults
}

/** Loaded cells. Asking for a cell that `needs` did not name is a bug and throws (L5). */
export interface Cells {
  /** The cell, made empty if it was never stored. The fold may change it; the runner will store it. */
  get<K extends Cell['type']>(type: K, key: CellKey): Extract<Cell, { type: K }>
}

export interface Fold {
  /** Names the cells that folding `record` will ask for: their keys pushed on `into`. */
  needs(record: StoredRecord, into: CellKey[]): void
  /**
   * Folds one record. Throws only for a bug or a poison record; then neither cells nor `out` may have
   * been changed by it: the runner parks the chain by `park` (W18).
   */
  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void
  /**
   * Called instead when `fold` threw: answers `internal` for a command, parks the chain of an inbound
   * record. Throws for a record that belongs to no chain: it is passed over with an alarm.
   */
  park(record: StoredRecord, reason: string, cells: Cells, part: PartCell, out: Outcome[]): void
}

/** Raised when a fold's meaning changes: a worker folds only records of its own version (L6). */
export const foldVersion = 5
