/**
 * The row store alone beside raw LevelDB batches of the same bytes: one put for each person in a
 * flush, in the order of keys, without blocks, index, reach or any way to find a row again. An
 * operation is a row. `rowsPerPerson` says how busy people are: a put costs the same for one row as
 * for many.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { nodeScheduler } from '../platform/clock.node.ts'
import type { UserKey } from '../protocol/ids.ts'
import { userPart } from '../protocol/log-records.ts'
import { openEmbeddedRowStore } from '../regions/mailbox/row-store.embedded.ts'
import type { StoredRow } from '../regions/mailbox/row-store.ts'
import { besideLimit } from './harness/in-process.ts'
import { figures, median } from './harness/rounds.ts'
import { mailboxRow, userOf } from './harness/stored-mailbox.ts'
import type { BenchRow } from './row.ts'

const flushRows = 4_000
const people = 100_000
const options = { rounds: 5, roundMs: 1_000 }

const row = mailboxRow(userOf(0), 1, 0, 1)

export async function runRowsBench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const rowsPerPerson of [1, 8, 40]) rows.push(await besideRawBatches(rowsPerPerson))
  return rows
}

async function besideRawBatches(rowsPerPerson: number): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-rows-bench-'))
  const store = await openEmbeddedRowStore({ folder: join(folder, 'product'), scheduler: nodeScheduler })
  const raw = await openRaw(join(folder, 'limit'))
  const flushes = { product: new Flushes(rowsPerPerson), limit: new Flushes(rowsPerPerson) }
  try {
    const puts = { before: 0, rows: 0 }
    const product = async (): Promise<number> => {
      const { rows, reach } = flushes.product.next()
      await store.write({ part: userPart(0), reach, rows, groupRows: [], marks: [], checkpoint: undefined })
      puts.rows += rows.length
      return rows.length
    }
    const limit = async (): Promise<number> => {
      const { rows } = flushes.limit.next()
      await raw.batch(rawPuts(rows))
      return rows.length
    }
    const pairs = await besideLimit(options, limit, product)
    const { p50Ms, p95Ms, p99Ms } = percentilesOf(pairs.map(({ product: { run } }) => run))
    return {
      scenario: 'rows',
      ...figures(pairs),
      p50Ms,
      p95Ms,
      p99Ms,
      per: `of ${rowsPerPerson}`,
      rowsPerPerson,
      rowsPerFlush: flushRows,
      putsPerOp: store.counters.puts / puts.rows,
      opsPerSecond: median(pairs.map(({ product: { run } }) => run.ops / run.seconds)),
    }
  } finally {
    await store.close()
    await raw.close()
    await rm(folder, { recursive: true })
  }
}

const percentilesOf = <Run extends { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number }>(
  runs: readonly Run[],
) => ({
  p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
  p95Ms: median(runs.map(({ p95Ms }) => p95Ms)),
  p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
})

/** Flushes of rows in log order, of one person after the other. */
class Flushes {
  readonly #rowsPerPerson: number
  readonly #users = Array.from({ length: people }, (_, n) => userOf(n))
  readonly #counts = new Uint32Array(people)
  #offset = 0
  #person = 0

  constructor(rowsPerPerson: number) {
    this.#rowsPerPerson = rowsPerPerson
  }

  next(): { readonly rows: readonly StoredRow[]; readonly reach: number } {
    const rows: StoredRow[] = []
    while (rows.length < flushRows) {
      this.#person = (this.#person + 7_919) % people
      for (let i = 0; i < this.#rowsPerPerson; i++) rows.push(this.#row(this.#person))
    }
    return { rows, reach: this.#offset + 1 }
  }

  #row(person: number): StoredRow {
    const n = (this.#counts[person] ?? 0) + 1
    this.#counts[person] = n
    this.#offset += 1
    // All rows have the same bytes: making them is the fold's work.
    return { ...row, user: this.#users[person] as UserKey, seq: this.#offset, convN: n, place: n, offset: this.#offset }
  }
}

async function openRaw(folder: string): Promise<ClassicLevel<Buffer, Buffer>> {
  const raw = new ClassicLevel<Buffer, Buffer>(folder, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
    compression: false,
    writeBufferSize: 16 << 20,
  })
  await raw.open()
  return raw
}

function rawPuts(rows: readonly StoredRow[]): { type: 'put'; key: Buffer; value: Buffer }[] {
  const puts: { type: 'put'; key: Buffer; value: Buffer }[] = []
  for (let at = 0; at < rows.length; ) {
    const { user, seq } = rows[at] as StoredRow
    const values: Uint8Array[] = []
    for (; rows[at]?.user === user; at++) values.push((rows[at] as StoredRow).bytes)
    const key = Buffer.allocUnsafe(24)
    key.write(user, 0, 'latin1')
    key.writeDoubleBE(seq, 16)
    puts.push({ type: 'put', key, value: Buffer.concat(values) })
  }
  return puts.sort((a, b) => Buffer.compare(a.key, b.key))
}
