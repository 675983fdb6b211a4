/**
 * Group rows since a tick, for all groups of a person at once (S4, S5). A row is final when every feed
 * part of the region has passed its tick; so the page ends at the lowest applied tick, and one number
 * covers five hundred groups. Groups whose newest row is older than the key cost one comparison.
 *
 * A page must end somewhere: the position is a tick and, within it, how many rows of it the device
 * has. Rows of a tick below the applied one never change, so their order (group, gseq) is fixed. Each
 * changed group is read a few rows at a time, as far as the page needs.
 */
import { tickOfGroupRow } from '../../protocol/codec/group-row.ts'
import type { ReadFaults } from '../mailbox/read-faults.ts'
import { groupRowsWithoutRecalled } from '../mailbox/recalled.ts'
import type { RowsReader } from '../mailbox/rows-reader.ts'
import { GroupCursor } from './group-cursor.ts'
import { type GroupView, isOpen, newestBelow, type Stretch, stretchesOf } from './group-view.ts'

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

/** In some group the newest row this person may see is under a tick that is not over. Whoever was removed sees that row last (G3). */
async function isUnfinished(ports: GroupSyncPorts, groups: readonly GroupView[], until: number): Promise<boolean> {
  for (const view of groups) {
    if (view.headTick < until) continue
    if (isOpen(view)) return true
    const last = await ports.rows.groupRowAt(view.group, view.intervals.at(-1)?.to ?? 0)
    if (last !== undefined && tickOfGroupRow(last) >= until) return true
  }
  return false
}

/** At most `rowsMax` rows, and none more once there are `bytesMax`; with room for none it only says whether there are any. */
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
  const unfinished = await isUnfinished(ports, groups, until)
  if (until <= from) return { rows: [], t: position, more: false, unfinished }
  const changed = groups.filter(({ headTick }) => headTick >= from).sort((a, b) => (a.group < b.group ? -1 : 1))
  const cursors = await cursorsOf(ports, changed, { from, to: until }, rowsMax)
  return { ...(await page(ports, cursors, position, until, rowsMax, bytesMax)), unfinished }
}

/** The newest final row of a group that the person may see, as it may be shown. */
export interface NewestRow {
  readonly view: GroupView
  readonly bytes: Uint8Array
}

/** S7 For a key with another region's ticks: the newest row of each group, and the tick to go on from. */
export async function newestGroupRows(
  ports: GroupSyncPorts,
  groups: readonly GroupView[],
): Promise<{ readonly newest: readonly NewestRow[]; readonly t: number }> {
  const until = applied(ports, groups)
  const newest: NewestRow[] = []
  for (const view of groups) {
    const bytes = await newestBelow(ports.rows, view, until)
    if (bytes !== undefined) newest.push({ view, bytes })
  }
  return { newest, t: positionOf(until, 0) }
}

function applied(ports: GroupSyncPorts, groups: readonly GroupView[]): number {
  // Planted bug tickMinMine (S5): only the parts of the person's own groups.
  if (!ports.faults.tickMinMine || groups.length === 0) return tickOf(ports.ticks, ports.faults)
  return tickOf(
    groups.map(({ feedPartition }) => ports.ticks[feedPartition] ?? 0),
    ports.faults,
  )
}

/** Rows read of a group at a time when many have changed. */
const readLeast = 8

async function cursorsOf(
  ports: GroupSyncPorts,
  changed: readonly GroupView[],
  ticks: Stretch,
  rowsMax: number,
): Promise<GroupCursor[]> {
  const most = Math.max(readLeast, Math.ceil((rowsMax + 1) / Math.max(1, changed.length)))
  const cursors: GroupCursor[] = []
  for (const view of changed)
    cursors.push(await GroupCursor.open(ports.rows, view, visible(view, ports.faults), ticks, most))
  return cursors
}

function visible(view: GroupView, faults: ReadFaults): readonly Stretch[] {
  const stretches = stretchesOf(view)
  // Planted bugs joinSeesAll, exMemberSees (G3).
  if (faults.joinSeesAll) return stretches.slice(-1).map(({ to }) => ({ from: 1, to }))
  if (faults.exMemberSees) return stretches.slice(0, 1).map(({ from }) => ({ from, to: view.headGseq }))
  return stretches
}

async function page(
  ports: GroupSyncPorts,
  cursors: readonly GroupCursor[],
  position: number,
  until: number,
  rowsMax: number,
  bytesMax: number,
): Promise<{ rows: readonly Uint8Array[]; t: number; more: boolean }> {
  const rows: Uint8Array[] = []
  let bytes = 0
  let tick = tickIn(position)
  /** Rows of `tick` that are behind the page, those the device had before included. */
  let had = 0
  let skip = position % skipUnit
  for (let cursor = earliest(cursors); cursor?.next !== undefined; cursor = earliest(cursors)) {
    const { next, view } = cursor
    if (next.tick !== tick) {
      tick = next.tick
      had = 0
      skip = 0
    }
    if (had >= skip) {
      if (rows.length >= rowsMax || bytes >= bytesMax) return { rows, t: positionOf(tick, had), more: true }
      rows.push(
        ...(view.hasMarks ? await groupRowsWithoutRecalled(ports.rows, view.group, [next.bytes]) : [next.bytes]),
      )
      bytes += next.bytes.length
    }
    had += 1
    await cursor.advance()
  }
  return { rows, t: positionOf(until, 0), more: false }
}

/** The lowest tick; of equal ones the lowest group, in whose order the cursors are. */
function earliest(cursors: readonly GroupCursor[]): GroupCursor | undefined {
  let found: GroupCursor | undefined
  for (const cursor of cursors) {
    if (cursor.next !== undefined && (found?.next === undefined || cursor.next.tick < found.next.tick)) found = cursor
  }
  return found
}
