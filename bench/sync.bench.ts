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
import { openEmbeddedRowStore } from '../regions/mailbox/row-store.embedded.ts'
import { besideLimit, percentilesOf } from './harness/in-process.ts'
import { figures } from './harness/rounds.ts'
import { type Missed, SyncingPerson } from './harness/syncing-person.ts'
import type { BenchRow } from './row.ts'

const options = { rounds: 5, roundMs: 1_000 }

export type SyncScenario = 'sync-1' | 'sync-100' | 'sync-10k' | 'sync-500-groups'

const one: Missed = { from: 'tail', mailboxRows: 10_000, missed: 1, limit: 100, groups: 0, rowsPerFlush: 20 }
const hundred: Missed = { ...one, missed: 100 }
const cases: Readonly<Record<SyncScenario, readonly Missed[]>> = {
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

async function measure(scenario: SyncScenario, given: Missed): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-sync-bench-'))
  const store = await openEmbeddedRowStore({ folder: join(folder, 'rows'), scheduler: nodeScheduler })
  try {
    const person = new SyncingPerson(store, given)
    await person.fill()
    const pages = await person.catchUp()
    const limit = await openLimit(join(folder, 'limit'), given.from, pages)
    const product = async (): Promise<number> => {
      await person.catchUp()
      return 1
    }
    const pairs = await besideLimit(options, limit.answer, product)
    await limit.close()
    const { cpuUsPerOp, ...rest } = figures(pairs)
    return {
      scenario,
      cpuUsPerOp,
      ...rest,
      ...percentilesOf(pairs),
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

interface Limit {
  answer(): Promise<number>
  close(): Promise<void>
}

async function openLimit(folder: string, from: Missed['from'], pages: readonly Uint8Array[]): Promise<Limit> {
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
