/**
 * Delta sync (S1–S7): exactly what lies between a key and the applied head, in order, in pages. The
 * key is two numbers, and the server keeps nothing about devices. Mailbox rows come first, then group
 * rows up to the tick that every feed part of the region has passed.
 *
 * Rows are never read: stored bytes go out as they are, with their tag in front. Only in mailboxes
 * and groups with recalled messages are they looked at, to take those bodies out.
 */
import { entryOf, frameFields } from '../../protocol/codec/frame.ts'
import { seqOfRow } from '../../protocol/codec/row.ts'
import { encodePage, type GroupHead } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { none } from '../../protocol/messages.ts'
import { epochOf } from '../../protocol/place.ts'
import type { SyncKeys, SyncPosition } from '../../protocol/sync-key.ts'
import { groupRowsSince, type GroupView, positionOf, tickOf } from '../groups/group-sync.ts'
import { groupRowsWithoutRecalled, rowsWithoutRecalled } from './recalled.ts'
import { noReadFaults, type ReadFaults } from './read-faults.ts'
import type { RowsReader } from './rows-reader.ts'

/** What a worker knows of a mailbox, as folded so far. */
export interface MailboxView {
  readonly epoch: number
  /** Newest row, 0 if none. */
  readonly head: number
  /** One below the end of the part's durable log, as a seq: no row can be above it. */
  readonly logEnd: number
  readonly hasMarks: boolean
}

export interface SyncPorts {
  readonly region: number
  readonly keys: SyncKeys
  readonly rows: RowsReader
  mailbox(user: UserKey): MailboxView | undefined | Promise<MailboxView | undefined>
  /** Groups in which the person has ever been while living here, as folded so far. */
  groups(user: UserKey): readonly GroupView[] | Promise<readonly GroupView[]>
  /** The applied tick of each feed part of the region. */
  ticks(): readonly number[]
  readonly faults?: ReadFaults
}

export interface SyncPage {
  /** Entries of a Frame: `row` and `group_row`, ready to be sent behind a page's other fields. */
  readonly rows: readonly Uint8Array[]
  readonly groupRows: readonly Uint8Array[]
  readonly key: string
  readonly more: boolean
  readonly behind: boolean
  readonly fullResync: boolean
  readonly head: number
  readonly epoch: number
  readonly groups: readonly GroupHead[]
}

/** A key that asks for everything from the first row on, in pages. */
export const fromTheBeginning = 'start'

/** Throws `sync_key_invalid`. */
export async function sync(ports: SyncPorts, user: UserKey, keyText: string, limit: number): Promise<SyncPage> {
  const view = (await ports.mailbox(user)) ?? { epoch: 0, head: 0, logEnd: 0, hasMarks: false }
  const rowsMax = Math.min(Math.max(limit || limits.pageRowsDefault, 1), limits.pageRowsMax)
  if (keyText === '') return bootstrap(ports, user, view, rowsMax)
  const key = keyText === fromTheBeginning ? { region: ports.region, m: 0, t: 0 } : ports.keys.read(user, keyText)
  if (epochOf(key.m) > view.epoch || key.m > view.logEnd) return bootstrap(ports, user, view, rowsMax)
  // Another region's ticks mean nothing here: the newest row of each group tells what there is (S7).
  if (key.region !== ports.region) return resume(ports, user, view, { ...key, t: 0 }, rowsMax)
  return resume(ports, user, view, key, rowsMax)
}

async function resume(
  ports: SyncPorts,
  user: UserKey,
  view: MailboxView,
  key: SyncPosition,
  rowsMax: number,
): Promise<SyncPage> {
  const faults = ports.faults ?? noReadFaults
  // Planted bug headAhead (S2): up to the end of the log instead of what was folded.
  const head = faults.headAhead ? view.logEnd : view.head
  if (key.m > head) {
    // Planted bug keyReset (S2): a reader that lags sends the device back.
    const m = faults.keyReset ? head : key.m
    return answer(ports, user, view, { rows: [], groupRows: [], position: { ...key, m }, more: false, behind: true })
  }
  const rows = await ports.rows.rowsAfter(user, key.m, head, rowsMax, limits.pageBytesMax)
  const newest = rows.at(-1)
  // Planted bug headAhead: what is not there yet counts as had.
  const m = faults.headAhead ? head : newest === undefined ? key.m : seqOfRow(newest)
  const shown = view.hasMarks ? await rowsWithoutRecalled(ports.rows, user, rows) : rows
  if (m < head)
    return answer(ports, user, view, { rows: shown, groupRows: [], position: { ...key, m }, more: true, behind: false })
  const left = rowsMax - rows.length
  const bytesLeft = limits.pageBytesMax - rows.reduce((sum, row) => sum + row.length, 0)
  const groups = await ports.groups(user)
  const found = await groupRowsSince(
    { rows: ports.rows, ticks: ports.ticks(), faults },
    groups,
    key.t,
    Math.max(left, 1),
    Math.max(bytesLeft, 1),
  )
  return answer(ports, user, view, {
    rows: shown,
    groupRows: found.rows,
    position: { region: ports.region, m, t: found.t },
    more: found.more,
    behind: found.unfinished && !found.more,
  })
}

/** Full resync in so many words: where everything stands, and the newest page; older rows by history. */
async function bootstrap(ports: SyncPorts, user: UserKey, view: MailboxView, rowsMax: number): Promise<SyncPage> {
  const groups = await ports.groups(user)
  const tick = tickOf(ports.ticks(), ports.faults ?? noReadFaults)
  const groupRows: Uint8Array[] = []
  const heads: GroupHead[] = []
  for (const view of groups) {
    const interval = view.intervals.at(-1)
    if (interval === undefined || interval.to !== 0) continue
    heads.push({
      group: view.group,
      gseq: view.headGseq,
      mseq: view.headMseq,
      fromGseq: interval.from,
      pm: interval.pm,
    })
    const newest = await ports.rows.groupRowAt(view.group, view.headGseq)
    if (newest === undefined || groupRows.length >= rowsMax) continue
    groupRows.push(...(view.hasMarks ? await groupRowsWithoutRecalled(ports.rows, view.group, [newest]) : [newest]))
  }
  const position = { region: ports.region, m: view.head, t: positionOf(tick, 0) }
  return {
    ...answer(ports, user, view, { rows: [], groupRows, position, more: false, behind: false }),
    fullResync: true,
    groups: heads,
  }
}

interface Found {
  readonly rows: readonly Uint8Array[]
  readonly groupRows: readonly Uint8Array[]
  readonly position: SyncPosition
  readonly more: boolean
  readonly behind: boolean
}

function answer(ports: SyncPorts, user: UserKey, view: MailboxView, found: Found): SyncPage {
  return {
    rows: found.rows,
    groupRows: found.groupRows,
    key: ports.keys.write(user, found.position),
    more: found.more,
    behind: found.behind,
    fullResync: false,
    head: view.head,
    epoch: view.epoch,
    groups: none,
  }
}

/** The page as the message `Page`, stored rows appended as they are. */
export function pageBytes(page: SyncPage, request: number): Uint8Array {
  const { key, more, behind, fullResync, head, groups, epoch } = page
  const fields = encodePage({
    request,
    rows: none,
    groupRows: none,
    key,
    more,
    behind,
    fullResync,
    head,
    groups,
    epoch,
  })
  const parts = [
    fields,
    ...page.rows.map((row) => entryOf(frameFields.row, row)),
    ...page.groupRows.map((row) => entryOf(frameFields.groupRow, row)),
  ]
  return Buffer.concat(parts)
}
