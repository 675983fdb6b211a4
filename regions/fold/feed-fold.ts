/**
 * The fold of a feed part: the rows of groups as they arrive in this region, each stored under the
 * tick it was folded under (S4), so that one number says for all groups what is final. Who sees a row
 * follows from the membership rows of the same stream (G3): a join shows from its own row on, a
 * removal shows the removal last.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { readGroupFeed, readTick, readUnpark } from '../../protocol/cold-messages.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { type CellKey, type FeedCell, feedCellKey, type PartCell } from './cells.ts'
import { arrived, parkRow, unparkRows } from './feed/arrival.ts'
import type { Cells, Fold, FoldSetting } from './fold.ts'
import type { Outcome } from './outcome.ts'
import { foldPartRecord } from './part-records.ts'
import { Turn } from './turn.ts'

export const createFeedFold = (setting: FoldSetting): Fold => new FeedFold(setting)

class FeedFold implements Fold {
  readonly #turn: Turn

  constructor(setting: FoldSetting) {
    this.#turn = new Turn(setting)
  }

  needs(record: StoredRecord, into: CellKey[]): void {
    const group = groupIn(record)
    if (group !== undefined) into.push(feedCellKey(group))
  }

  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    if (!foldPartRecord(turn, record)) this.#fold(record)
    turn.end()
  }

  #fold(record: StoredRecord): void {
    const turn = this.#turn
    switch (record.kind) {
      case recordKinds.groupFeed:
        return foldRow(turn, record)
      case recordKinds.tick:
        return foldTick(turn.part, readTick(record.payload).number)
      case recordKinds.unpark:
        return foldUnpark(turn, record)
    }
  }

  park(record: StoredRecord, reason: string, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    turn.end()
    if (record.kind !== recordKinds.groupFeed) throw new Error('no chain to park')
    const feed = readGroupFeed(record.payload)
    parkRow(turn, cellOf(turn, feed.group), feed, record, reason)
  }
}

function groupIn(record: StoredRecord): GroupKey | undefined {
  switch (record.kind) {
    case recordKinds.groupFeed:
      return readGroupFeed(record.payload).group
    case recordKinds.unpark:
      return readUnpark(record.payload).to as GroupKey
    default:
      return undefined
  }
}

/** Several tickers may run, and their ticks come twice: only a higher one counts. */
function foldTick(part: PartCell, number: number): void {
  if (number <= part.tick) return
  part.tick = number
  part.tickUsed = false
}

const cellOf = (turn: Turn, group: GroupKey): FeedCell => turn.cells.get('feed', feedCellKey(group))

function foldRow(turn: Turn, record: StoredRecord): void {
  const feed = readGroupFeed(record.payload)
  arrived(turn, cellOf(turn, feed.group), feed)
}

function foldUnpark(turn: Turn, record: StoredRecord): void {
  const unpark = readUnpark(record.payload)
  unparkRows(turn, cellOf(turn, unpark.to as GroupKey), unpark)
}
