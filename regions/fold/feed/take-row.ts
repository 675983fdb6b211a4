/** A group's next row in this region: under which tick, who sees it, what it changes (S4, G3). */
import { patchTick, readGroupRow } from '../../../protocol/codec/group-row.ts'
import type { GroupFeed } from '../../../protocol/cold-messages.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { limits } from '../../../protocol/limits.ts'
import { type GroupRow, kinds, none } from '../../../protocol/messages.ts'
import type { FeedCell } from '../cells.ts'
import type { TimelineOutcome } from '../outcome.ts'
import type { Turn } from '../turn.ts'
import { applyToState, noteState } from './group-state.ts'
import { tellWithheld } from './withheld.ts'

/** Throws for a record whose row is another one's or cannot be read; then nothing has changed. */
export function takeRow(turn: Turn, cell: FeedCell, feed: GroupFeed): void {
  const { part } = turn
  const bytes = feed.row.slice()
  const row = readGroupRow(bytes)
  if (row.gseq !== feed.gseq || row.group !== cell.group) throw new Error('a row that is not the one announced')
  patchTick(bytes, 0, part.tick)
  part.tickUsed = true
  cell.lastGseq = row.gseq
  cell.headGseq = row.gseq
  cell.headTick = part.tick
  cell.headMseq = row.mseq
  noteState(cell, feed.groupState)
  applyToState(cell, row)
  const change = applyMembership(turn, cell, row, feed.subjectRegion)
  noteOwnMessage(cell, row)
  tellWithheld(turn, feed, row)
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
    offset: turn.offset,
    bytes,
    to: audienceOf(cell, row.gseq),
    membership: change,
  })
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
      intervals.push({ from: row.gseq, to: 0, pm: row.pm, read: row.mseq, end: 0 })
      if (intervals.length > limits.intervalsKeptMax) intervals.shift()
      cell.local.set(user, intervals)
      return { user, open: true }
    }
    case kinds.groupLeave:
    case kinds.groupRemove: {
      const open = cell.local.get(user)?.find((interval) => interval.to === 0)
      if (open === undefined) return undefined
      open.to = row.gseq
      open.end = row.mseq
      forgetLongGone(cell)
      return { user, open: false }
    }
    default:
      return undefined
  }
}

/** Whoever left first is the first to be forgotten. */
function forgetLongGone({ local }: FeedCell): void {
  if (local.size <= limits.groupMembersMax + limits.formerMembersMax) return
  let [gone, leftAt]: [UserKey | undefined, number] = [undefined, Infinity]
  for (const [user, intervals] of local) {
    const to = intervals.at(-1)?.to ?? 0
    if (to > 0 && to < leftAt) [gone, leftAt] = [user, to]
  }
  if (gone !== undefined) local.delete(gone)
}

/** L10: sending moves one's own marker. */
function noteOwnMessage(cell: FeedCell, { kind, author, mseq }: GroupRow): void {
  if (kind !== kinds.message) return
  const interval = cell.local.get(author)?.at(-1)
  if (interval?.to === 0) interval.read = mseq
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
