/**
 * For tests: a region's rows, in memory, in a store on this disk or in both, and devices that take
 * pages as the rules tell them to (S3, S6) and complain about what they may not be given.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { nodeMac } from '../../platform/mac.node.ts'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { readPage } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { feedPart, userPart } from '../../protocol/log-records.ts'
import { type GroupRow, kinds, type Row } from '../../protocol/messages.ts'
import { type SyncKeys, syncKeys } from '../../protocol/sync-key.ts'
import type { GroupView } from '../groups/group-view.ts'
import { HotTail, hotTailBounds } from './hot-tail.ts'
import { RecentMarks } from './recent-marks.ts'
import { anna, batchOf } from './row-fixtures.ts'
import { openEmbeddedRowStore } from './row-store.embedded.ts'
import type { RowStore, StoredGroupRow, StoredMark, StoredRow } from './row-store.ts'
import { RowsReader } from './rows-reader.ts'
import { pageBytes } from './sync-page.ts'
import { type MailboxView, sync, type SyncPage, type SyncPorts } from './sync.ts'

/** Where rows lie: still in memory alone, in the store alone, or the older half there and the newer in both. */
export const places = ['memory', 'store', 'both'] as const
export type Place = (typeof places)[number]

export const here = 1
export const elsewhere = 2

export class SyncHarness {
  readonly keys: SyncKeys = syncKeys(nodeMac, new Uint8Array(32).fill(7))
  readonly store: RowStore
  readonly marks = new RecentMarks()
  mailbox: MailboxView = { epoch: 0, head: 0, logEnd: 0, hasMarks: false }
  groups: GroupView[] = []
  ticks: number[] = [0, 0]
  /** Questions to the store. */
  reads = 0
  #tail = new HotTail({ ...hotTailBounds, rowsPerOwnerMax: 1e9 })
  readonly #root: string

  static async open(): Promise<SyncHarness> {
    const root = await mkdtemp(join(tmpdir(), 'meridian-sync-'))
    return new SyncHarness(root, await openEmbeddedRowStore({ folder: join(root, 'rows'), scheduler: nodeScheduler }))
  }

  private constructor(root: string, store: RowStore) {
    this.#root = root
    this.store = store
  }

  async close(): Promise<void> {
    await this.store.close()
    await rm(this.#root, { recursive: true })
  }

  get ports(): SyncPorts {
    return {
      region: here,
      keys: this.keys,
      rows: this.rows,
      mailbox: () => this.mailbox,
      groups: () => Promise.resolve({ ticks: this.ticks, views: this.groups }),
    }
  }

  get rows(): RowsReader {
    const counted = new Proxy(this.store, {
      get: (store, name) => {
        const method = Reflect.get(store, name) as (...given: unknown[]) => unknown
        return (...given: unknown[]) => {
          this.reads += 1
          return method.apply(store, given)
        }
      },
    })
    return new RowsReader(this.#tail, this.marks, counted)
  }

  /** A process that starts anew has only its store. */
  forgetMemory(): void {
    this.#tail = new HotTail()
  }

  /** A mailbox with these rows behind what it had, all of them folded. */
  async fill(rows: readonly StoredRow[], place: Place): Promise<void> {
    const half = place === 'both' ? rows.length >> 1 : rows.length
    for (let at = 0; place !== 'memory' && at < rows.length; at += 40)
      await this.store.write(batchOf({ part: userPart(0), rows: rows.slice(at, at + 40) }))
    for (const { user, seq, bytes } of place === 'store' ? [] : rows.slice(place === 'both' ? half : 0))
      this.#tail.add(user, seq, bytes, 'user/0', seq)
    const head = rows.at(-1)?.seq ?? 0
    this.mailbox = { ...this.mailbox, head, logEnd: head }
  }

  async fillGroup(rows: readonly StoredGroupRow[], place: Place): Promise<void> {
    const part = feedPart(0)
    for (let at = 0; place !== 'memory' && at < rows.length; at += 40) {
      const groupRows = rows.slice(at, at + 40).map((row) => ({ ...row, offset: this.#offset++ }))
      await this.store.write(batchOf({ part, groupRows }))
    }
    for (const { group, gseq, bytes } of place === 'store' ? [] : rows.slice(place === 'both' ? rows.length >> 1 : 0))
      this.#tail.add(group, gseq, bytes, 'feed/0', gseq)
  }
  #offset = 0

  mark(mark: StoredMark): void {
    this.marks.add(mark, 'user/0', 1)
  }

  sync(key: string, limit = 0, user: UserKey = anna): Promise<SyncPage> {
    return sync(this.ports, user, key, limit)
  }
}

/** A group of rows as `readGroupRow` sees them, and who may see which. */
export function viewOf(rows: readonly StoredGroupRow[], given: Partial<GroupView> = {}): GroupView {
  const newest = readGroupRow((rows.at(-1) as StoredGroupRow).bytes)
  return {
    group: newest.group,
    feedPartition: 0,
    intervals: [{ from: 1, to: 0, pm: 0 }],
    headGseq: newest.gseq,
    headMseq: newest.mseq,
    headTick: newest.tick,
    hasMarks: false,
    ...given,
  }
}

/** What a device of Anna's keeps. */
export class FollowingDevice {
  key: string
  m = 0
  readonly rows: Row[] = []
  readonly groupRows: GroupRow[] = []
  /** Newest number of each group; a hole is noted and passed, as history would fill it. */
  readonly groups = new Map<GroupKey, number>()
  readonly holes: { readonly group: GroupKey; readonly after: number; readonly gseq: number }[] = []
  pages = 0
  readonly #harness: SyncHarness

  constructor(harness: SyncHarness, key = 'start') {
    this.#harness = harness
    this.key = key
  }

  /** Syncs until there is no more. */
  async catchUp(limit = 0): Promise<SyncPage> {
    for (;;) {
      const page = await this.#harness.sync(this.key, limit)
      this.take(page)
      if (!page.more) return page
    }
  }

  take(page: SyncPage): void {
    this.pages += 1
    const bytes = pageBytes(page, 1)
    assert.ok(bytes.length + 16 <= limits.frameBytesMax, `a page of ${bytes.length} bytes`)
    const sent = readPage(bytes)
    for (const row of sent.rows.map((one) => readRow(one))) {
      assert.equal(row.prevSeq, this.m, `row ${row.seq} follows another than the newest here`)
      this.m = row.seq
      this.rows.push(row)
    }
    for (const row of sent.groupRows.map((one) => readGroupRow(one))) this.#takeOfGroup(row)
    this.key = page.key
  }

  #takeOfGroup(row: GroupRow): void {
    const last = this.groups.get(row.group) ?? 0
    if (row.gseq <= last) return
    const isOwnJoin = row.subject === anna && (row.kind === kinds.groupJoin || row.kind === kinds.groupCreate)
    if (row.gseq !== last + 1 && !(isOwnJoin && row.pm <= last))
      this.holes.push({ group: row.group, after: last, gseq: row.gseq })
    this.groups.set(row.group, row.gseq)
    this.groupRows.push(row)
  }
}
