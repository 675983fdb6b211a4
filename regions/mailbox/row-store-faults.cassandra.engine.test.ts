/** L3, W10 on a Cassandra that does not answer, answers late, or answers what nobody hears. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { sleep } from '../../platform/clock.ts'
import { FaultProxy } from '../../platform/engines/fault-proxy.node.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { userPart } from '../../protocol/log-records.ts'
import { anna, batchOf, ben, mailboxRow, many, numbers, textsOf } from './row-fixtures.ts'
import { openCassandraRowStore } from './row-store.cassandra.ts'
import { type RowStore, RowStoreError, type StoreBatch } from './row-store.ts'
import { freshRows } from './rows-of-test.cassandra.ts'

const { options } = await freshRows()

const proxy = await FaultProxy.open(`${options.contactPoints[0]}:${options.port}`)
const store: RowStore = await openCassandraRowStore({
  ...options,
  contactPoints: [proxy.address],
  port: Number(proxy.address.split(':')[1]),
  requestTimeoutMs: 400,
})
after(async () => {
  await store.close()
  await proxy.close()
})

const carl = 'carl-carl-carl-1' as UserKey

const batch = (partition: number, n: number): StoreBatch => ({
  ...batchOf({ rows: [mailboxRow(anna, partition * 1_000 + n)] }),
  part: userPart(partition),
  checkpoint: { offset: n + 1, cells: [], partCell: Buffer.from(`${n}`) },
})

/** As a writer does it: the same batch until it is taken. */
async function storeAtLast(given: StoreBatch): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const refused = await store.write(given).catch((caught: unknown) => caught)
    if (refused === undefined) return
    assert.ok(refused instanceof RowStoreError, String(refused))
    await sleep(nodeScheduler, 100)
  }
  assert.fail('the store never took it')
}

test('W10 a write whose answer is lost is written again, and is there once', async () => {
  await storeAtLast(batch(1, 1))
  proxy.mode = { kind: 'mute' }
  await assert.rejects(store.write(batch(1, 2)), RowStoreError)
  proxy.mode = { kind: 'pass' }
  await storeAtLast(batch(1, 2))
  assert.deepEqual(textsOf(await store.rowsAfter(anna, 1_000, 1_999, 10, many)), ['anna 1001', 'anna 1002'])
  assert.equal((await store.checkpoint(userPart(1)))?.offset, 3)
})

test('W10 a batch of which some was stored when it broke off is whole when it comes again', async () => {
  const rows = numbers(11_001, 11_040).map((seq, at) =>
    mailboxRow(at % 2 === 0 ? ben : carl, seq, { convN: (at >> 1) + 1 }),
  )
  const whole = { ...batchOf({ rows }), part: userPart(11) }
  await storeAtLast({ ...whole, rows: rows.filter((_, at) => at % 3 === 0) })
  await storeAtLast(whole)
  for (const user of [ben, carl]) {
    const mine = rows.filter((row) => row.user === user).map(({ bytes }) => Buffer.from(bytes))
    assert.deepEqual((await store.rowsAfter(user, 0, many, 100, many)).map(Buffer.from), mine)
    assert.equal((await store.conversationBefore(user, anna, many, 100, many)).length, 20)
  }
})

test('FC-085, L3 a node that is frozen is told to everybody who asks, and all is stored when it is back', async () => {
  const partitions = numbers(2, 9)
  for (const partition of partitions) await storeAtLast(batch(partition, 1))
  proxy.mode = { kind: 'hang' }
  const refused = await Promise.allSettled([
    ...partitions.map((partition) => store.write(batch(partition, 2))),
    ...partitions.map((partition) => store.load(userPart(partition), [])),
    store.rowsAfter(anna, 0, many, 10, many),
  ])
  for (const outcome of refused)
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof RowStoreError, JSON.stringify(outcome))
  proxy.mode = { kind: 'pass' }
  await Promise.all(partitions.map((partition) => storeAtLast(batch(partition, 2))))
  for (const partition of partitions) {
    const from = partition * 1_000
    const rows = textsOf(await store.rowsAfter(anna, from, from + 999, 10, many))
    assert.deepEqual(rows, [`anna ${from + 1}`, `anna ${from + 2}`])
    assert.equal((await store.checkpoint(userPart(partition)))?.offset, 3)
  }
})
