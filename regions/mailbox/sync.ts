/**
 * Delta sync (S1–S7): exactly what lies between a key and the applied head, in order, in pages. The
 * key is two numbers, and the server keeps nothing about devices. Mailbox rows come first, then group
 * rows up to the tick that every feed part of the region has passed.
 *
 * Rows are never read: stored bytes go out as they are, with their tag in front. Only in mailboxes
 * and groups with recalled messages are they looked at, to take those bodies out.
 */
import { seqOfRow } from '../../protocol/codec/row.ts'
import type { GroupHead } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { none } from '../../protocol/messages.ts'
import { epochOf } from '../../protocol/place.ts'
import type { SyncKeys, SyncPosition } from '../../protocol/sync-key.ts'
import { groupRowsSince, type GroupSyncPorts, newestGroupRows, type NewestRow } from '../groups/group-sync.ts'
import type { GroupsOfPerson } from '../groups/group-view.ts'
import { rowsWithoutRecalled } from './recalled.ts'
import { noReadFaults, type ReadFaults } from './read-faults.ts'
import type { RowsReader } from './rows-reader.ts'
import { headOf } from '../groups/group-heads.ts'

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
  groups(user: UserKey): Promise<GroupsOfPerson>
  readonly faults?: ReadFaults
}

export interface SyncPage {
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

const nobody: MailboxView = { epoch: 0, head: 0, logEnd: 0, hasMarks: false }

/** Throws `sync_key_invalid`. */
export async function sync(ports: SyncPorts, user: UserKey, keyText: string, limit: number): Promise<SyncPage> {
  const view = (await ports.mailbox(user)) ?? nobody
  const asked: Asked = { ports, user, view, rowsMax: pageRows(limit), faults: ports.faults ?? noReadFaults }
  if (keyText === '') return whereItStands(asked)
  const key = keyText === fromTheBeginning ? { region: ports.region, m: 0, t: 0 } : ports.keys.read(user, keyText)
  if (epochOf(key.m) > view.epoch || key.m > view.logEnd) return whereItStands(asked)
  return since(asked, key, keyText)
}

interface Asked {
  readonly ports: SyncPorts
  readonly user: UserKey
  readonly view: MailboxView
  readonly rowsMax: number
  readonly faults: ReadFaults
}

const pageRows = (limit: number): number =>
  Math.min(Math.max(Math.trunc(limit) || limits.pageRowsDefault, 1), limits.pageRowsMax)

async function since(asked: Asked, key: SyncPosition, keyText: string): Promise<SyncPage> {
  const { ports, user, view, faults } = asked
  // Planted bug headAhead (S2): up to the end of the log instead of what was folded.
  const head = faults.headAhead ? view.logEnd : view.head
  if (key.m > head) {
    // Planted bug keyReset (S2): a reader that lags sends the device back.
    const same = faults.keyReset ? ports.keys.write(user, { ...key, m: head }) : keyText
    return answer(asked, { key: same, behind: true })
  }
  const rows = await ports.rows.rowsAfter(user, key.m, head, asked.rowsMax, limits.pageBytesMax)
  const newest = rows.at(-1)
  // Planted bug headAhead: what is not there yet counts as had.
  const m = faults.headAhead ? head : newest === undefined ? key.m : seqOfRow(newest)
  const shown = view.hasMarks ? await rowsWithoutRecalled(ports.rows, user, rows) : rows
  if (m < head) return answer(asked, { rows: shown, key: ports.keys.write(user, { ...key, m }), more: true })
  const bytes = rows.reduce((sum, row) => sum + row.length, 0)
  const room = { rows: asked.rowsMax - rows.length, bytes: Math.max(limits.pageBytesMax - bytes, 0) }
  return { ...(await groupsSince(asked, { ...key, m }, room)), rows: shown }
}

/** The part of a page behind the mailbox, whose newest row the device has with it. */
async function groupsSince(
  asked: Asked,
  key: SyncPosition,
  room: { readonly rows: number; readonly bytes: number },
): Promise<SyncPage> {
  const { ports, user } = asked
  const groups = await ports.groups(user)
  const { views } = groups
  const at = (t: number): string => ports.keys.write(user, { region: ports.region, m: key.m, t })
  // Another region's ticks mean nothing here: the newest row of each group tells what there is (S7).
  if (key.region !== ports.region) {
    const { newest, t } = await newestGroupRows(groupPorts(asked, groups), views)
    const { fitting, left } = split(newest, room.bytes)
    return answer(asked, { groupRows: fitting.map(bytesOf), key: at(t), groups: left.map(headOf) })
  }
  const found = await groupRowsSince(groupPorts(asked, groups), views, key.t, room.rows, room.bytes)
  return answer(asked, {
    groupRows: found.rows,
    key: at(found.t),
    more: found.more,
    behind: found.unfinished && !found.more,
  })
}

/**
 * Full resync in so many words: where everything stands, and the newest of it: a page of the mailbox,
 * whose rows are a chain that ends at the head, and of each group one row. Older rows by history.
 */
async function whereItStands(asked: Asked): Promise<SyncPage> {
  const { ports, user, view, rowsMax } = asked
  const groups = await ports.groups(user)
  const { newest, t } = await newestGroupRows(groupPorts(asked, groups), groups.views)
  const rows = (await ports.rows.rowsBefore(user, view.head + 1, rowsMax, limits.pageBytesMax / 2)).toReversed()
  return answer(asked, {
    rows: view.hasMarks ? await rowsWithoutRecalled(ports.rows, user, rows) : rows,
    groupRows: split(newest, limits.pageBytesMax / 2).fitting.map(bytesOf),
    key: ports.keys.write(user, { region: ports.region, m: view.head, t }),
    fullResync: true,
    groups: newest.map(headOf),
  })
}

const bytesOf = ({ bytes }: NewestRow): Uint8Array => bytes

/** Rows until `bytesMax` are full, and those for which there was no room: their heads tell of them. */
function split(
  rows: readonly NewestRow[],
  bytesMax: number,
): { fitting: readonly NewestRow[]; left: readonly NewestRow[] } {
  let bytes = 0
  const end = rows.findIndex((row) => {
    bytes += row.bytes.length
    return bytes > bytesMax
  })
  return end < 0 ? { fitting: rows, left: [] } : { fitting: rows.slice(0, end), left: rows.slice(end) }
}

const groupPorts = ({ ports, faults }: Asked, { ticks }: GroupsOfPerson): GroupSyncPorts => ({
  rows: ports.rows,
  ticks,
  faults,
})

const answer = ({ view }: Asked, found: Partial<SyncPage> & { readonly key: string }): SyncPage => ({
  rows: none,
  groupRows: none,
  more: false,
  behind: false,
  fullResync: false,
  head: view.head,
  epoch: view.epoch,
  groups: none,
  ...found,
})
