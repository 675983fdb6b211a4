/**
 * Delta sync as a worker answers it: key read and checked, rows found, page encoded, key signed; the
 * socket is in `direct` and `group`. The limit has each page ready and copies it: from memory, or out
 * of a LevelDB that holds the page as one value. An operation is one answer, for `sync-10k` the whole
 * way through ten thousand rows.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { nodeScheduler } from '../platform/clock.node.ts'
import { nodeMac } from '../platform/mac.node.ts'
import type { GroupKey, UserKey } from '../protocol/ids.ts'
import { feedPart, userPart } from '../protocol/log-records.ts'
import { syncKeys } from '../protocol/sync-key.ts'
import { positionOf } from '../regions/groups/group-sync.ts'
import type { GroupView } from '../regions/groups/group-view.ts'
import { HotTail } from '../regions/mailbox/hot-tail.ts'
import { RecentMarks } from '../regions/mailbox/recent-marks.ts'
import { openEmbeddedRowStore } from '../regions/mailbox/row-store.embedded.ts'
import type { RowStore, StoredRow } from '../regions/mailbox/row-store.ts'
import { RowsReader } from '../regions/mailbox/rows-reader.ts'
import { pageBytes } from '../regions/mailbox/sync-page.ts'
import { sync, type SyncPorts } from '../regions/mailbox/sync.ts'
import { besideLimit } from './harness/in-process.ts'
import { figures, median } from './harness/rounds.ts'
import { groupOf, mailboxRow, timelineRow, userOf } from './harness/stored-mailbox.ts'
import type { BenchRow } from './row.ts'

const region = 1
const keys = syncKeys(nodeMac, new Uint8Array(32).fill(3))
const options = { rounds: 5, roundMs: 1_000 }
const newestTick = 1_000

export type SyncScenario = 'sync-1' | 'sync-100' | 'sync-10k' | 'sync-500-groups'

interface Case {
  readonly from: 'tail' | 'store'
  readonly mailboxRows: number
  readonly missed: number
  readonly limit: number
  readonly groups: number
  /** Rows of the person in a flush: somebody in a conversation, or one message now and then. */
  readonly rowsPerFlush: number
}

const one: Case = { from: 'tail', mailboxRows: 10_000, missed: 1, limit: 100, groups: 0, rowsPerFlush: 20 }
const hundred: Case = { ...one, missed: 100 }
const cases: Readonly<Record<SyncScenario, readonly Case[]>> = {
  'sync-1': [one, { ...one, from: 'store' }],
  'sync-100': [
    hundred,
    { ...hundred, from: 'store' },
    { ...hundred, from: 'store', rowsPerFlush: 1 },
    { ...hundred, from: 'store', mailboxRows: 1_000 },
    { ...hundred, from: 'store', mailboxRows: 100_000 },
  ],
  'sync-10k': [{ ...one, from: 'store', missed: 10_000, limit: 500 }],
  'sync-500-groups': [{ ...one, missed: 0, groups: 500 }],
}

export async function runSyncBench(scenario: SyncScenario): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const one of cases[scenario]) rows.push(await measure(scenario, one))
  return rows
}

async function measure(scenario: SyncScenario, given: Case): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-sync-bench-'))
  const store = await openEmbeddedRowStore({ folder: join(folder, 'rows'), scheduler: nodeScheduler })
  try {
    const person = new Person(store, given)
    await person.fill()
    const pages = await person.catchUp()
    const limit = await openLimit(join(folder, 'limit'), given.from, pages)
    const product = async (): Promise<number> => {
      await person.catchUp()
      return 1
    }
    const pairs = await besideLimit(options, limit.answer, product)
    await limit.close()
    const runs = pairs.map(({ product: { run } }) => run)
    const { cpuUsPerOp, ...rest } = figures(pairs)
    return {
      scenario,
      cpuUsPerOp,
      ...rest,
      p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
      p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
      p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
      per: given.groups > 0 ? given.from : `${given.from} ${given.mailboxRows / 1_000}k/${given.rowsPerFlush}`,
      from: given.from,
      mailboxRows: given.mailboxRows,
      groups: given.groups,
      rowsPerFlush: given.rowsPerFlush,
      rows: person.rowsSeen,
      pages: pages.length,
      rowsPerSecond: Math.round((person.rowsSeen * 1e6) / cpuUsPerOp),
    }
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
}

/** Somebody who missed some rows, and the region they ask. */
class Person {
  rowsSeen = 0
  readonly #store: RowStore
  readonly #given: Case
  readonly #user: UserKey = userOf(0)
  readonly #tail = new HotTail()
  readonly #ports: SyncPorts
  readonly #views: GroupView[] = []
  #key = ''

  constructor(store: RowStore, given: Case) {
    this.#store = store
    this.#given = given
    const head = given.mailboxRows
    this.#ports = {
      region,
      keys,
      rows: new RowsReader(this.#tail, new RecentMarks(), store),
      mailbox: () => ({ epoch: 0, head, logEnd: head, hasMarks: false }),
      groups: () => this.#views,
      ticks: () => [newestTick + 1, newestTick + 1, newestTick + 1, newestTick + 1],
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

interface Limit {
  answer(): Promise<number>
  close(): Promise<void>
}

async function openLimit(folder: string, from: Case['from'], pages: readonly Uint8Array[]): Promise<Limit> {
  if (from === 'tail') {
    const answer = (): Promise<number> => {
      for (const page of pages) Buffer.from(page)
      return Promise.resolve(1)
    }
    return { answer, close: () => Promise.resolve() }
  }
  const raw = new ClassicLevel<number, Uint8Array>(folder, {
    keyEncoding: 'json',
    valueEncoding: 'view',
    compression: false,
  })
  await raw.open()
  for (const [n, page] of pages.entries()) await raw.put(n, page)
  const answer = async (): Promise<number> => {
    for (const n of pages.keys()) await raw.get(n)
    return 1
  }
  return { answer, close: () => raw.close() }
}
