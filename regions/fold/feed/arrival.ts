/**
 * The rows of a group on their way into this region (G2): each names the one before it that was meant
 * for here. A repeat is dropped, behind a hole nothing is taken and the group's home is asked, and a
 * row that cannot be taken stops its group here and no other (W18).
 */
import { controlPermit } from '../../../residency-policy/flows/flow-table.ts'
import type { StoredRecord } from '../../../platform/event-log/event-log.ts'
import { encodeGroupRow, readGroupRow } from '../../../protocol/codec/group-row.ts'
import {
  encodeGroupFeed,
  encodeGroupRepair,
  type GroupFeed,
  readGroupFeed,
  type Unpark,
} from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { flags, type GroupRow, none, toKinds } from '../../../protocol/messages.ts'
import { type FeedCell, feedCellKey } from '../cells.ts'
import { blank } from '../group/group-row.ts'
import type { Turn } from '../turn.ts'
import { takeRow } from './take-row.ts'

export function arrived(turn: Turn, cell: FeedCell, feed: GroupFeed): void {
  switch (arrivalOf(cell, feed)) {
    case 'repeat':
      return
    case 'gap':
      return gapFound(turn, cell, feed)
    case 'next':
      takeRow(turn, cell, feed)
      cell.home = homeOf(feed)
      narrowGap(turn, cell)
  }
}

/** Stops the group's rows before `feed`. */
export function parkRow(turn: Turn, cell: FeedCell, feed: GroupFeed, record: StoredRecord, reason: string): void {
  switch (arrivalOf(cell, feed)) {
    case 'repeat':
      return
    case 'gap':
      return gapFound(turn, cell, feed)
    case 'next': {
      const { gseq } = feed
      const key = feedCellKey(cell.group)
      const upTo = Math.max(gseq, turn.part.gaps.get(key)?.upTo ?? 0)
      turn.part.gaps.delete(key)
      cell.gap = false
      cell.home = homeOf(feed)
      cell.parked = { place: gseq, offset: record.offset, at: record.at, reason, blank: withoutContent(feed), upTo }
      turn.part.parked.add(key)
      tellOperator(turn, cell, 'parked', gseq, reason)
    }
  }
}

/** The rows go on: all of them, or the parked one as a void, which still says who came and went. */
export function unparkRows(turn: Turn, cell: FeedCell, { skip, place }: Unpark): void {
  const { parked } = cell
  if (parked?.place !== place) return
  if (skip) takeRow(turn, cell, readGroupFeed(parked.blank))
  cell.parked = undefined
  turn.part.parked.delete(feedCellKey(cell.group))
  if (parked.upTo > cell.lastGseq) openGap(turn, cell, parked.upTo)
  tellOperator(turn, cell, skip ? 'skipped' : 'replayed', place, parked.reason)
}

type Arrival = 'repeat' | 'next' | 'gap'

/** While the group stands still, everything is something to ask for later. */
function arrivalOf(cell: FeedCell, { gseq, prevGseq, homeRegion }: GroupFeed): Arrival {
  // A group has one home, which its first row has told: rows from elsewhere are none of it.
  if (gseq <= cell.lastGseq || (cell.lastGseq > 0 && cell.home.region !== homeRegion)) return 'repeat'
  return prevGseq === cell.lastGseq && cell.parked === undefined ? 'next' : 'gap'
}

const homeOf = ({ homeRegion, homePart }: GroupFeed) => ({ region: homeRegion, part: homePart, zone: 0 })

function tellOperator(
  turn: Turn,
  { group }: FeedCell,
  state: 'parked' | 'replayed' | 'skipped',
  place: number,
  reason: string,
): void {
  turn.out.push({ type: 'parked', from: group, to: group, toKind: toKinds.group, state, place, reason })
}

const nobody = '\0'.repeat(16) as UserKey

/** The record with its numbers and whom it is about; of a row that cannot be read, its number alone. */
function withoutContent(feed: GroupFeed): Uint8Array {
  return encodeGroupFeed({ ...feed, row: encodeGroupRow(blankRowOf(feed)) }).slice()
}

function blankRowOf({ row, group, gseq, mseq }: GroupFeed): GroupRow {
  try {
    return blank({ ...readGroupRow(row), group, gseq, mseq })
  } catch {
    return { ...unreadable, group, gseq, mseq }
  }
}

const unreadable: Omit<GroupRow, 'group' | 'gseq' | 'mseq'> = {
  tick: 0,
  idHi: 0,
  idLo: 0,
  at: 0,
  place: 0,
  target: 0,
  pm: 0,
  kind: 0,
  flags: flags.void,
  author: nobody,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: undefined,
}

function gapFound(turn: Turn, cell: FeedCell, feed: GroupFeed): void {
  cell.home = homeOf(feed)
  const open = cell.parked ?? turn.part.gaps.get(feedCellKey(cell.group))
  if (open === undefined) openGap(turn, cell, feed.gseq)
  else open.upTo = Math.max(open.upTo, feed.gseq)
}

function openGap(turn: Turn, cell: FeedCell, upTo: number): void {
  cell.gap = true
  turn.part.gaps.set(feedCellKey(cell.group), { after: cell.lastGseq, upTo, home: cell.home })
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
  turn.send(
    {
      route: cell.home,
      topic: 'group',
      kind: recordKinds.groupRepair,
      laneClass: 'group',
      permit: controlPermit(cell.home.region),
      authorRegion: turn.setting.region,
    },
    encodeGroupRepair({ group: cell.group, after, region: turn.setting.region }),
  )
}
