/**
 * The fold of a feed part: the rows of groups as they arrive in this region, each stored under the
 * tick it was folded under (S4), so that one number says for all groups what is final. Who sees a row
 * follows from the membership rows of the same stream (G3): a join shows from its own row on, a
 * removal shows the removal last.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { patchTick, readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeGroupRepair, type GroupFeed, readGroupFeed, readTick } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, type GroupRow, kinds, none, type Route } from '../../protocol/messages.ts'
import { type FeedCell, feedCellKey, type PartCell } from './cells.ts'
import type { CellRequest, Cells, Fold, FoldSetting } from './fold.ts'
import type { Outcome, TimelineOutcome } from './outcome.ts'
import { foldPartRecord } from './part-records.ts'
import { groupProfileIn } from './profile.ts'
import { Turn } from './turn.ts'

export const createFeedFold = (setting: FoldSetting): Fold => new FeedFold(setting)

class FeedFold implements Fold {
  readonly #turn: Turn

  constructor(setting: FoldSetting) {
    this.#turn = new Turn(setting)
  }

  needs(record: StoredRecord, into: CellRequest[]): void {
    if (record.kind === recordKinds.groupFeed)
      into.push({ type: 'feed', key: feedCellKey(readGroupFeed(record.payload).group) })
  }

  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    if (foldPartRecord(record, part)) return
    if (record.kind === recordKinds.groupFeed) foldRow(turn, readGroupFeed(record.payload))
    else if (record.kind === recordKinds.tick) foldTick(part, readTick(record.payload).number)
  }

  /** A row that cannot be taken leaves the group where it is; the gap timer asks for it again. */
  park(): void {}
}

/** Several tickers may run, and their ticks come twice: only a higher one counts. */
function foldTick(part: PartCell, number: number): void {
  if (number <= part.tick) return
  part.tick = number
  part.tickUsed = false
}

function foldRow(turn: Turn, feed: GroupFeed): void {
  const cell = turn.cells.get('feed', feedCellKey(feed.group))
  cell.home = { region: feed.homeRegion, part: feed.homePart, zone: 0 }
  if (feed.gseq <= cell.lastGseq) return
  if (feed.prevGseq !== cell.lastGseq) return gapFound(turn, cell, feed.gseq)
  take(turn, cell, feed)
  narrowGap(turn, cell)
}

function take(turn: Turn, cell: FeedCell, feed: GroupFeed): void {
  const bytes = feed.row.slice()
  const row = readGroupRow(bytes)
  const { part } = turn
  patchTick(bytes, 0, part.tick)
  part.tickUsed = true
  cell.lastGseq = row.gseq
  cell.headGseq = row.gseq
  cell.headTick = part.tick
  cell.headMseq = row.mseq
  const isVoid = (row.flags & flags.void) !== 0
  if (!isVoid && (row.kind === kinds.groupCreate || row.kind === kinds.groupProfile)) rename(cell, row)
  const change = applyMembership(turn, cell, row, feed.subjectRegion)
  if (row.kind === kinds.recall) {
    cell.hasMarks = true
    turn.out.push({ type: 'mark', scope: { type: 'group', group: cell.group }, author: row.author, place: row.target })
  }
  turn.out.push({
    type: 'timeline',
    at: 'feed',
    group: cell.group,
    gseq: row.gseq,
    mseq: row.mseq,
    tick: part.tick,
    author: row.author,
    place: row.place,
    bytes,
    to: audienceOf(cell, row.gseq),
    membership: change,
  })
}

function rename(cell: FeedCell, row: GroupRow): void {
  const profile = groupProfileIn(row.body)
  if (profile === undefined) return
  cell.name = profile.name
  cell.avatarColor = profile.avatarColor
}

/** Intervals of members who live here; somebody else's coming and going is only a row. */
function applyMembership(
  turn: Turn,
  cell: FeedCell,
  row: GroupRow,
  subjectRegion: number,
): TimelineOutcome['membership'] {
  const user = row.subject
  if (user === undefined || subjectRegion !== turn.setting.region) return undefined
  switch (row.kind) {
    case kinds.groupCreate:
    case kinds.groupJoin: {
      const intervals = cell.local.get(user) ?? []
      intervals.push({ from: row.gseq, to: 0, pm: row.pm })
      cell.local.set(user, intervals)
      return { user, open: true }
    }
    case kinds.groupLeave:
    case kinds.groupRemove: {
      const open = cell.local.get(user)?.find((interval) => interval.to === 0)
      if (open === undefined) return undefined
      open.to = row.gseq
      return { user, open: false }
    }
    default:
      return undefined
  }
}

/** Local members whose newest interval holds this row; the one who just left sees it as the last. */
function audienceOf(cell: FeedCell, gseq: number): readonly UserKey[] {
  if (cell.local.size === 0) return none
  const users: UserKey[] = []
  for (const [user, intervals] of cell.local) {
    const newest = intervals.at(-1)
    if (newest !== undefined && newest.from <= gseq && (newest.to === 0 || newest.to >= gseq)) users.push(user)
  }
  return users
}

function gapFound(turn: Turn, cell: FeedCell, seen: number): void {
  const key = feedCellKey(cell.group)
  const open = turn.part.gaps.get(key)
  if (open !== undefined) {
    if (seen > open.upTo) open.upTo = seen
    return
  }
  cell.gap = true
  turn.part.gaps.set(key, { after: cell.lastGseq, upTo: seen, home: cell.home })
  ask(turn, cell, cell.lastGseq)
}

function narrowGap(turn: Turn, cell: FeedCell): void {
  if (!cell.gap) return
  const key = feedCellKey(cell.group)
  const open = turn.part.gaps.get(key)
  if (open === undefined || cell.lastGseq >= open.upTo) {
    turn.part.gaps.delete(key)
    cell.gap = false
  } else if (cell.lastGseq - open.after >= repairStep) {
    open.after = cell.lastGseq
    ask(turn, cell, cell.lastGseq)
  }
}

/** A home sends at most `repairRowsMax` rows; where a region misses numbers that are not for it, fewer of them are near. */
const repairStep = 100

function ask(turn: Turn, cell: FeedCell, after: number): void {
  if (turn.setting.faults.noRepair) return
  const route: Route = cell.home
  turn.send(
    {
      route,
      topic: 'group',
      kind: recordKinds.groupRepair,
      laneClass: 'group',
      dataClass: 'control',
      authorRegion: turn.setting.region,
      authorZone: 0,
    },
    encodeGroupRepair({ group: cell.group, after, region: turn.setting.region }),
  )
}
