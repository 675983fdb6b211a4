/**
 * The row store on Cassandra beside plain driver batches of the same bytes: one unlogged batch for each
 * person in a flush, an insert a row, without index, buckets or timestamps, so that nothing is found
 * again but by its number. Both have as many batches under way. An operation is a row.
 */
import { userPart } from '../protocol/log-records.ts'
import { openCassandraRowStore, prepareCassandraRows } from '../regions/mailbox/row-store.cassandra.ts'
import { type EnginesUnderTest, engineOf } from './harness/engines-under-test.ts'
import { besideLimit, percentilesOf } from './harness/in-process.ts'
import { ownNames } from './harness/own-names.ts'
import { PlainCassandra } from './harness/plain-cassandra.ts'
import { figures, median } from './harness/rounds.ts'
import { RowFlushes } from './harness/row-flushes.ts'
import type { BenchRow } from './row.ts'

/** A flush is what a part of a busy region gathers. The first row of somebody writes two or three index entries, which the process then knows. */
const shapes = [
  { per: 'of 1, new people', people: 100_000, flushRows: 500, rowsPerPerson: 1 },
  { per: 'of 1', people: 2_000, flushRows: 1_000, rowsPerPerson: 1 },
  { per: 'of 8', people: 2_000, flushRows: 1_000, rowsPerPerson: 8 },
]
const times = { rounds: 3, roundMs: 1_000 }

export async function runCassandraRowsBench(engines: EnginesUnderTest): Promise<readonly BenchRow[]> {
  const names = ownNames({ cassandra: engineOf(engines, 'cassandra') })
  const options = { ...engineOf(engines, 'cassandra'), keyspace: names.mark }
  await prepareCassandraRows(options, 1)
  const store = await openCassandraRowStore(options)
  const plain = await PlainCassandra.open(options, names.mark)
  try {
    const rows: BenchRow[] = []
    for (const { per, ...shape } of shapes) {
      const flushes = { product: new RowFlushes(shape), limit: new RowFlushes(shape) }
      const product = async (): Promise<number> => {
        const { rows, reach } = flushes.product.next()
        await store.write({ part: userPart(0), reach, rows, groupRows: [], marks: [], checkpoint: undefined })
        return rows.length
      }
      const limit = async (): Promise<number> => {
        const { rows } = flushes.limit.next()
        await plain.write(rows)
        return rows.length
      }
      const pairs = await besideLimit({ ...times, engines: () => engines.use() }, limit, product)
      rows.push({
        scenario: 'cassandra-rows',
        ...figures(pairs),
        ...percentilesOf(pairs),
        per,
        ...shape,
        opsPerSecond: median(pairs.map(({ product: { run } }) => run.ops / run.seconds)),
      })
    }
    return rows
  } finally {
    await store.close()
    await plain.close()
    await names.remove()
  }
}
