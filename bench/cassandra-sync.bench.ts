/**
 * A page of a hundred rows as a worker answers it from Cassandra: key read and checked, buckets and rows
 * asked for, page encoded, key signed. The limit asks the driver for the same rows in one question, of a
 * table whose partition it knows, and makes no page of them. An operation is one answer.
 */
import { openCassandraRowStore, prepareCassandraRows } from '../regions/mailbox/row-store.cassandra.ts'
import { type EnginesUnderTest, engineOf } from './harness/engines-under-test.ts'
import { besideLimit, percentilesOf } from './harness/in-process.ts'
import { ownNames } from './harness/own-names.ts'
import { PlainCassandra } from './harness/plain-cassandra.ts'
import { figures } from './harness/rounds.ts'
import { mailboxRow, userOf } from './harness/stored-mailbox.ts'
import { type Missed, SyncingPerson } from './harness/syncing-person.ts'
import type { BenchRow } from './row.ts'

const given: Missed = { from: 'store', mailboxRows: 10_000, missed: 100, limit: 100, groups: 0, rowsPerFlush: 100 }
const times = { rounds: 4, roundMs: 1_500 }

export async function runCassandraSyncBench(engines: EnginesUnderTest): Promise<readonly BenchRow[]> {
  const names = ownNames({ cassandra: engineOf(engines, 'cassandra') })
  const options = { ...engineOf(engines, 'cassandra'), keyspace: names.mark }
  await prepareCassandraRows(options, 1)
  const store = await openCassandraRowStore(options)
  const plain = await PlainCassandra.open(options, names.mark)
  try {
    const person = new SyncingPerson(store, given)
    await person.fill()
    const user = userOf(0)
    for (let seq = 1; seq <= given.mailboxRows; seq += given.rowsPerFlush)
      await plain.write(
        Array.from({ length: given.rowsPerFlush }, (_, n) => mailboxRow(user, seq + n, seq + n - 1, seq + n)),
      )
    const product = async (): Promise<number> => {
      await person.catchUp()
      if (person.rowsSeen !== given.missed) throw new Error(`${person.rowsSeen} of ${given.missed} rows were found`)
      return 1
    }
    const limit = async (): Promise<number> => {
      await plain.read(user, given.mailboxRows - given.missed, given.limit)
      return 1
    }
    const pairs = await besideLimit({ ...times, engines: () => engines.use() }, limit, product)
    return [{ scenario: 'sync-100', ...figures(pairs), ...percentilesOf(pairs), rows: person.rowsSeen }]
  } finally {
    await store.close()
    await plain.close()
    await names.remove()
  }
}
