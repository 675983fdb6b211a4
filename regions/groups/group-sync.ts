/**
 * Group rows since a tick, for all groups of a person at once (S4, S5). A row is final when every feed
 * part of the region has passed its tick; so the page ends at the lowest applied tick, and one number
 * covers five hundred groups. Groups whose newest row is older than the key cost one comparison.
 *
 * A page must end somewhere: the position is a tick and, within it, how many rows of it the device
 * has. Rows of a tick below the applied one never change, so their order (group, gseq) is fixed.
 */
import { gseqOfGroupRow, tickOfGroupRow } from '../../protocol/codec/group-row.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import type { FeedInterval } from '../fold/cells.ts'
import type { ReadFaults } from '../mailbox/read-faults.ts'
import type { RowsReader } from '../mailbox/rows-reader.ts'
import { groupRowsWithoutRecalled } from '../mailbox/recalled.ts'

/** A group as a person of this region may see it, as folded so far. */
export interface GroupView {
  readonly group: GroupKey
  readonly feedPartition: number
  /** The person's intervals, oldest first; `to` 0: open. */
  readonly intervals: readonly FeedInterval[]
  readonly headGseq: number
  readonly headMseq: number
  readonly headTick: number
  readonly hasMarks: boolean
}

export interface GroupSyncPorts {
  readonly rows: RowsReader
  /** Applied tick of each feed part. */
  readonly ticks: readonly number[]
  readonly faults: ReadFaults
}

/** Rows of one tick that a position can count. A tick lasts a fifth of a second. */
const skipUnit = 2 ** 20

export const positionOf = (tick: number, skip: number): number => tick * skipUnit + skip
const tickIn = (position: number): number => Math.floor(position / skipUnit)

/** S5: the lowest, over all parts: a join that one of them has not folded yet would fall behind the key. */
export function tickOf(ticks: readonly number[], faults: ReadFaults): number {
  // Planted bug tickMax (S5).
  return faults.tickMax ? Math.max(...ticks) : Math.min(...ticks)
}

export interface GroupRowsFound {
  readonly rows: readonly Uint8Array[]
  readonly t: number
  readonly more: boolean
  /** Rows are there that no tick has made final: whoever was not connected when they were pushed asks again. */
  readonly unfinished: boolean
}

/** The newest row this person may see is under a tick that is not over. Whoever was removed sees that row last (G3). */
async function isUnfinished(ports: GroupSyncPorts, view: GroupView, until: number): Promise<boolean> {
  const newest = view.intervals.at(-1)
  if (newest === undefined || view.headTick < until) return false
  if (newest.to === 0) return true
  const last = await ports.rows.groupRowAt(view.group, newest.to)
  return last !== undefined && tickOfGroupRow(last) >= until
}

export async function groupRowsSince(
  ports: GroupSyncPorts,
  groups: readonly GroupView[],
  position: number,
  rowsMax: number,
  bytesMax: number,
): Promise<GroupRowsFound> {
  const from = tickIn(position)
  const until = applied(ports, groups)
  // A part that lags behind freezes the key; it never goes back.
  const unfinished = (await Promise.all(groups.map((view) => isUnfinished(ports, view, until)))).includes(true)
  if (until <= from) return { rows: [], t: position, more: false, unfinished }
  const changed = groups.filter(({ headTick }) => headTick >= from).sort((a, b) => (a.group < b.group ? -1 : 1))
  const candidates = await collect(ports, changed, from, until, rowsMax + (position % skipUnit) + 1)
  return { ...(await cutPage(ports, candidates, from, position % skipUnit, until, rowsMax, bytesMax)), unfinished }
}

function applied(ports: GroupSyncPorts, groups: readonly GroupView[]): number {
  // Planted bug tickMinMine (S5): only the parts of the person's own groups.
  if (!ports.faults.tickMinMine || groups.length === 0) return tickOf(ports.ticks, ports.faults)
  return tickOf(
    groups.map(({ feedPartition }) => ports.ticks[feedPartition] ?? 0),
    ports.faults,
  )
}

interface Candidate {
  readonly tick: number
  readonly group: GroupKey
  readonly gseq: number
  readonly bytes: Uint8Array
  readonly view: GroupView
}

/** The rows of each group with a tick in [from, until) that the person may see, at most `most` of each. */
async function collect(
  ports: GroupSyncPorts,
  groups: readonly GroupView[],
  from: number,
  until: number,
  most: number,
): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  for (const view of groups) {
    for (const interval of visible(view, ports.faults)) {
      const to = interval.to === 0 ? view.headGseq : Math.min(interval.to, view.headGseq)
      const first = await firstAtTick(ports, view.group, interval.from, to, from)
      for (const bytes of await ports.rows.groupRowsAfter(view.group, first - 1, to, most, Number.MAX_SAFE_INTEGER)) {
        const tick = tickOfGroupRow(bytes)
        if (tick >= until) break
        candidates.push({ tick, group: view.group, gseq: gseqOfGroupRow(bytes), bytes, view })
      }
    }
  }
  return candidates.sort(
    (a, b) => a.tick - b.tick || (a.group < b.group ? -1 : a.group > b.group ? 1 : a.gseq - b.gseq),
  )
}

function visible({ intervals, headGseq }: GroupView, faults: ReadFaults): readonly { from: number; to: number }[] {
  // Planted bugs joinSeesAll, exMemberSees (G3).
  if (faults.joinSeesAll) return intervals.slice(-1).map(({ to }) => ({ from: 1, to }))
  if (faults.exMemberSees) return intervals.slice(0, 1).map(({ from }) => ({ from, to: headGseq }))
  return intervals
}

/** Ticks never fall along a group's rows, so the first row of a tick is found by halving. */
async function firstAtTick(
  ports: GroupSyncPorts,
  group: GroupKey,
  low: number,
  high: number,
  tick: number,
): Promise<number> {
  let [from, to] = [low, high + 1]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const row = await ports.rows.groupRowAt(group, middle)
    // A number this region was not sent: nothing is below its neighbours that is not for us.
    if (row !== undefined && tickOfGroupRow(row) < tick) from = middle + 1
    else to = middle
  }
  return from
}

async function cutPage(
  ports: GroupSyncPorts,
  candidates: readonly Candidate[],
  from: number,
  skip: number,
  until: number,
  rowsMax: number,
  bytesMax: number,
): Promise<{ rows: readonly Uint8Array[]; t: number; more: boolean }> {
  const rows: Uint8Array[] = []
  let bytes = 0
  let [tick, had] = [from, 0]
  for (const candidate of candidates) {
    if (candidate.tick !== tick) [tick, had] = [candidate.tick, 0]
    if (tick === from && had < skip) {
      had += 1
      continue
    }
    if (rows.length >= rowsMax || bytes >= bytesMax) return { rows, t: positionOf(tick, had), more: true }
    const shown = candidate.view.hasMarks
      ? await groupRowsWithoutRecalled(ports.rows, candidate.group, [candidate.bytes])
      : [candidate.bytes]
    rows.push(...shown)
    bytes += candidate.bytes.length
    had += 1
  }
  return { rows, t: positionOf(until, 0), more: false }
}
