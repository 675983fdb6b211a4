/** Somebody who comes back and asks what is new, and the region they ask: mailbox, groups, keys. */
import { nodeMac } from '../../platform/mac.node.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { feedPart, userPart } from '../../protocol/log-records.ts'
import { syncKeys } from '../../protocol/sync-key.ts'
import { positionOf } from '../../regions/groups/group-sync.ts'
import type { GroupView } from '../../regions/groups/group-view.ts'
import { HotTail } from '../../regions/mailbox/hot-tail.ts'
import { RecentMarks } from '../../regions/mailbox/recent-marks.ts'
import type { RowStore, StoredRow } from '../../regions/mailbox/row-store.ts'
import { RowsReader } from '../../regions/mailbox/rows-reader.ts'
import { pageBytes } from '../../regions/mailbox/sync-page.ts'
import { sync, type SyncPorts } from '../../regions/mailbox/sync.ts'
import { groupOf, mailboxRow, timelineRow, userOf } from './stored-mailbox.ts'

const region = 1
const keys = syncKeys(nodeMac, new Uint8Array(32).fill(3))
const newestTick = 1_000

/** What somebody missed, and where it is. */
export interface Missed {
  readonly from: 'tail' | 'store'
  readonly mailboxRows: number
  readonly missed: number
  readonly limit: number
  readonly groups: number
  /** Rows of the person in a flush: somebody in a conversation, or one message now and then. */
  readonly rowsPerFlush: number
}

export class SyncingPerson {
  rowsSeen = 0
  readonly #store: RowStore
  readonly #given: Missed
  readonly #user: UserKey = userOf(0)
  readonly #tail = new HotTail()
  readonly #ports: SyncPorts
  readonly #views: GroupView[] = []
  #key = ''

  constructor(store: RowStore, given: Missed) {
    this.#store = store
    this.#given = given
    const head = given.mailboxRows
    const tick = newestTick + 1
    const groups = { ticks: [tick, tick, tick, tick], views: this.#views }
    this.#ports = {
      region,
      keys,
      rows: new RowsReader(this.#tail, new RecentMarks(), store),
      mailbox: () => ({ epoch: 0, head, logEnd: head, hasMarks: false }),
      groups: () => Promise.resolve(groups),
    }
    this.#key = keys.write(this.#user, { region, m: head - given.missed, t: positionOf(newestTick, 0) })
  }

  async fill(): Promise<void> {
    const { mailboxRows, from, groups, rowsPerFlush } = this.#given
    for (let at = 1; at <= mailboxRows; at += rowsPerFlush) {
      const rows: StoredRow[] = []
      for (let seq = at; seq < at + rowsPerFlush; seq++) rows.push(mailboxRow(this.#user, seq, seq - 1, seq))
      await this.#store.write({
        part: userPart(0),
        reach: at + rowsPerFlush,
        rows,
        groupRows: [],
        marks: [],
        checkpoint: undefined,
      })
      if (from === 'tail') for (const { user, seq, bytes } of rows) this.#tail.add(user, seq, bytes, 'user/0', seq)
    }
    this.#tail.stored('user/0', mailboxRows + 1)
    for (let n = 0; n < groups; n++) await this.#fillGroup(groupOf(n), n === 250 ? newestTick : newestTick - 1)
  }

  /** Until there is no more; answers the pages. */
  async catchUp(): Promise<Uint8Array[]> {
    const pages: Uint8Array[] = []
    this.rowsSeen = 0
    for (let key = this.#key; ; ) {
      const page = await sync(this.#ports, this.#user, key, this.#given.limit)
      pages.push(pageBytes(page, 1))
      this.rowsSeen += page.rows.length + page.groupRows.length
      if (!page.more) return pages
      key = page.key
    }
  }

  async #fillGroup(group: GroupKey, headTick: number): Promise<void> {
    const groupRows = [1, 2, 3, 4].map((gseq) => timelineRow(group, gseq, gseq === 4 ? headTick : 1, gseq))
    await this.#store.write({ part: feedPart(0), reach: 0, rows: [], groupRows, marks: [], checkpoint: undefined })
    for (const { gseq, bytes } of groupRows) this.#tail.add(group, gseq, bytes, 'feed/0', gseq)
    this.#views.push({
      group,
      feedPartition: 0,
      intervals: [{ from: 1, to: 0, pm: 0 }],
      headGseq: 4,
      headMseq: 4,
      headTick,
      hasMarks: false,
    })
  }
}
