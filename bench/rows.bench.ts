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
import { userPart } from '../protocol/log-records.ts'
import { openEmbeddedRowStore } from '../regions/mailbox/row-store.embedded.ts'
import type { StoredRow } from '../regions/mailbox/row-store.ts'
import { besideLimit, percentilesOf } from './harness/in-process.ts'
import { figures, median } from './harness/rounds.ts'
import { byPerson, RowFlushes } from './harness/row-flushes.ts'
import type { BenchRow } from './row.ts'

const flushRows = 4_000
const options = { rounds: 5, roundMs: 1_000 }

export async function runRowsBench(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const rowsPerPerson of [1, 8, 40]) rows.push(await besideRawBatches(rowsPerPerson))
  return rows
}

async function besideRawBatches(rowsPerPerson: number): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-rows-bench-'))
  const store = await openEmbeddedRowStore({ folder: join(folder, 'product'), scheduler: nodeScheduler })
  const raw = await openRaw(join(folder, 'limit'))
  const shape = { people: 100_000, flushRows, rowsPerPerson }
  const flushes = { product: new RowFlushes(shape), limit: new RowFlushes(shape) }
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
    return {
      scenario: 'rows',
      ...figures(pairs),
      ...percentilesOf(pairs),
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
  const puts = byPerson(rows).map((own) => {
    const { user, seq } = own[0] as StoredRow
    const key = Buffer.allocUnsafe(24)
    key.write(user, 0, 'latin1')
    key.writeDoubleBE(seq, 16)
    return { type: 'put' as const, key, value: Buffer.concat(own.map(({ bytes }) => bytes)) }
  })
  return puts.sort((a, b) => Buffer.compare(a.key, b.key))
}
