/**
 * Takes what the region says, by push and by page, and knows when nothing is missing. Only the next
 * row is taken (S3, S6); anything else means a sync, and a sync ends only when a page says that its
 * end is the head. A page that does not fit is not taken, and neither is its key; when it does not
 * fit again and again, the device asks where everything stands instead.
 *
 * Pushes and pages run side by side: what one has brought is old for the other.
 */
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import type { GroupHead, Page, Sync } from '../../protocol/cold-messages.ts'
import { type ErrorCode, errorTable } from '../../protocol/errors.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { GroupRow, Row } from '../../protocol/messages.ts'
import type { ClientFaults } from './client-faults.ts'
import { HoleFiller, type HoleFillerPorts } from './hole-filler.ts'
import type { Timer } from './ports.ts'
import { type Positions, whereItStands } from './positions.ts'

export interface CatchUpPorts extends HoleFillerPorts {
  readonly faults: ClientFaults
  ask(sync: Sync): void
}

/** Where the device goes on after it could not continue: what lies before it is in the history. */
export interface Resync {
  /** The newest mailbox row it had, and the one it goes on from. */
  readonly from: number
  readonly to: number
}

export interface CatchUpEvents {
  row(row: Row): void
  groupRow(row: GroupRow): void
  /** Something is missing and has been asked for. */
  catchingUp(): void
  /** Nothing is missing. */
  live(): void
  /** Rows between two numbers were not told and will not be. */
  resynced(resync: Resync): void
  /** Positions have changed without a row. */
  moved(): void
  /** The person's epoch, as a page says. */
  epoch(epoch: number): void
  /** The region asks to be dialled anew, or does not answer. */
  redial(): void
}

/** A tick and a little: what was not final is by then. A part that stands still is not asked so often. */
const behind = { firstMs: 250, mostMs: 5_000 } as const
/** A page that takes longer was lost; when the next one is, too, it is the connection. */
const pageWaitMs = 20_000
const lostPagesMax = 2
const retry = { firstMs: 500, mostMs: 30_000 } as const
/** A region that lags answers right a moment later; one that does so three times does not know. */
const misfitsMax = 3

export class CatchUp {
  readonly #ports: CatchUpPorts
  readonly #events: CatchUpEvents
  readonly #positions: Positions
  readonly #filler: HoleFiller
  #open = false
  /** The sync under way, 0 if there is none. */
  #request = 0
  #requests = 0
  #again = false
  #timer: Timer | undefined
  #retryMs: number = retry.firstMs
  #behindMs: number = behind.firstMs
  #misfits = 0
  #lostPages = 0
  /** Until then the region does not want to be asked. */
  #isWaiting = false
  #isLive = false
  /** Rows taken by push since the key was given. */
  #pushed = 0

  constructor(positions: Positions, ports: CatchUpPorts, events: CatchUpEvents) {
    this.#positions = positions
    this.#ports = ports
    this.#events = events
    this.#filler = new HoleFiller(ports, positions, (row) => this.#takeOfGroup(row))
  }

  /** A connection is open. */
  opened(): void {
    this.#open = true
    this.#sync()
  }

  lost(): void {
    this.#open = false
    this.#isLive = false
    this.#request = 0
    this.#again = false
    this.#lostPages = 0
    this.#isWaiting = false
    this.#timer?.cancel()
  }

  close(): void {
    this.lost()
    this.#filler.stop()
  }

  /** The newest row of the mailbox, as the region says with each pong (W15). */
  head(seq: number): void {
    if (seq > this.#positions.m) this.#sync()
  }

  pushed(row: Row): void {
    if (this.#ports.faults.pushUnchecked) return this.#take(row)
    const fit = this.#positions.fitOfRow(row)
    if (fit === 'early') this.#sync()
    if (fit !== 'take') return
    this.#take(row)
    this.#countPush()
  }

  pushedToGroup(row: GroupRow): void {
    const fit = this.#positions.fitOfGroupRow(row)
    if (fit === 'early') {
      this.#positions.want(row)
      this.#sync()
    }
    if (fit !== 'take') return
    this.#takeOfGroup(row)
    this.#countPush()
  }

  page(page: Page): void {
    if (page.request !== this.#request) return
    this.#ended()
    this.#events.epoch(page.epoch)
    if (page.fullResync) return this.#adopt(page)
    const rows = page.rows.map((bytes) => readRow(bytes))
    if (!this.#fits(rows)) return this.#misfit()
    this.#misfits = 0
    for (const row of rows) if (row.seq > this.#positions.m) this.#take(row)
    this.#groupRows(page)
    this.#goOn(page)
  }

  /** The sync under way was refused; the region may say how long not to ask. */
  refused(request: number, code: ErrorCode, retryAfterMs = 0): void {
    if (request !== this.#request) return
    this.#ended()
    switch (errorTable[code].do) {
      case 'full-resync':
        this.#positions.syncKey = whereItStands
        return this.#ask()
      case 'redial':
      case 'sign-in':
        return this.#events.redial()
      default:
        return this.#notBefore(Math.max(this.#backOff(), retryAfterMs))
    }
  }

  /** S3: the whole page, or nothing of it. */
  #fits(rows: readonly Row[]): boolean {
    let before = this.#positions.m
    for (const row of rows) {
      const fit = this.#positions.fitOfRow(row, before)
      if (fit === 'early') return false
      if (fit === 'take') before = row.seq
    }
    return true
  }

  #misfit(): void {
    this.#misfits += 1
    if (this.#misfits < misfitsMax) return this.#notBefore(this.#backOff())
    this.#misfits = 0
    this.#positions.syncKey = whereItStands
    this.#ask()
  }

  /** What a page says of a group without its row is a hole like any other (S7). */
  #groupRows(page: Page): void {
    for (const head of page.groups) this.#positions.want(head)
    for (const bytes of page.groupRows) {
      const row = readGroupRow(bytes)
      const fit = this.#positions.fitOfGroupRow(row)
      if (fit === 'take') this.#takeOfGroup(row)
      else if (fit === 'early') this.#positions.want(row)
    }
  }

  #goOn(page: Page): void {
    this.#positions.syncKey = page.key
    this.#retryMs = retry.firstMs
    this.#pushed = 0
    this.#events.moved()
    if (page.more || this.#again) return this.#ask()
    if (page.behind) return this.#behind(page)
    this.#behindMs = behind.firstMs
    if (this.#positions.holes.length > 0) this.#filler.fill()
    if (this.#isLive) return
    this.#isLive = true
    this.#events.live()
  }

  #behind({ rows, groupRows }: Page): void {
    const isMoving = rows.length + groupRows.length > 0
    const waitMs = isMoving ? behind.firstMs : this.#behindMs
    this.#behindMs = Math.min(waitMs * 2, behind.mostMs)
    this.#later(waitMs)
  }

  /** S7: go on from where everything stands. Groups that were known have holes now; others begin here. */
  #adopt(page: Page): void {
    const from = this.#positions.m
    // The newest rows come with it; what lies between them and the device's own is for history.
    const rows = page.rows.map((bytes) => readRow(bytes)).filter(({ seq }) => seq > from)
    const to = rows[0]?.prevSeq ?? page.head
    if (rows.length === 0 ? from !== to : from < to) this.#events.resynced({ from, to })
    for (const row of rows) this.#take(row)
    this.#positions.m = page.head
    for (const head of page.groups) this.#adoptGroup(head, page)
    this.#goOn(page)
  }

  #adoptGroup({ group, gseq }: GroupHead, page: Page): void {
    if (this.#positions.group(group) !== undefined) return this.#positions.want({ group, gseq })
    const newest = page.groupRows.map((bytes) => readGroupRow(bytes)).find((row) => isOf(row, group, gseq))
    if (newest === undefined) this.#positions.takeOfGroup({ group, gseq })
    else this.#takeOfGroup(newest)
  }

  #take(row: Row): void {
    this.#positions.m = row.seq
    this.#events.row(row)
  }

  #takeOfGroup(row: GroupRow): void {
    this.#positions.takeOfGroup(row)
    this.#events.groupRow(row)
  }

  /** A key does not move by pushes: without this, the next sync would bring all of them again. */
  #countPush(): void {
    this.#pushed += 1
    if (this.#pushed >= limits.pageRowsMax && this.#request === 0 && !this.#isWaiting) this.#ask()
  }

  #sync(): void {
    if (!this.#open) return
    if (this.#isLive) this.#events.catchingUp()
    this.#isLive = false
    if (this.#request === 0 && !this.#isWaiting) this.#ask()
    else this.#again = true
  }

  #ask(): void {
    if (!this.#open) return
    this.#timer?.cancel()
    this.#isWaiting = false
    this.#again = false
    this.#requests += 1
    this.#request = this.#requests
    this.#ports.ask({ request: this.#request, key: this.#positions.syncKey, limit: limits.pageRowsMax })
    this.#timer = this.#ports.scheduler.after(pageWaitMs, () => this.#unanswered())
  }

  #unanswered(): void {
    this.#lostPages += 1
    if (this.#lostPages < lostPagesMax) this.#ask()
    else this.#events.redial()
  }

  #ended(): void {
    this.#request = 0
    this.#lostPages = 0
    this.#timer?.cancel()
  }

  /** As `#later`, whatever shows in between that there is something to ask for. */
  #notBefore(waitMs: number): void {
    this.#isWaiting = true
    this.#later(waitMs)
  }

  #later(waitMs: number): void {
    this.#timer = this.#ports.scheduler.after(waitMs, () => this.#ask())
  }

  #backOff(): number {
    const waitMs = this.#retryMs
    this.#retryMs = Math.min(waitMs * 2, retry.mostMs)
    return waitMs
  }
}

const isOf = (row: GroupRow, group: GroupKey, gseq: number): boolean => row.group === group && row.gseq === gseq
