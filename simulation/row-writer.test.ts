import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MeridianError } from '../protocol/errors.ts'
import { anna, many, mailboxRow, numbers } from '../regions/mailbox/row-fixtures.ts'
import { userPart } from '../protocol/log-records.ts'
import { toKinds } from '../protocol/messages.ts'
import { RowWriter } from '../regions/worker/row-writer.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'
import { SimulatedRowStore } from './row-store.simulated.ts'

const part = userPart(0)

/** A writer over a store that can be told to fail. */
function begin() {
  const time = new SimulatedTime()
  const medium = new SimulatedRowStore(new SeededRandom(3))
  const store = medium.mount(time)
  const reaches: number[] = []
  let next = 0
  const writer = new RowWriter(
    part,
    store,
    time,
    (reach) => reaches.push(reach),
    () => next,
  )
  const give = (seq: number): void => {
    next = seq + 1
    writer.row({ ...mailboxRow(anna, seq), type: 'row', prevSeq: seq - 1, toKind: toKinds.person, bodies: undefined })
  }
  const stored = async (): Promise<number> => (await time.settle(store.rowsAfter(anna, 0, many, 1_000, many))).length
  return { time, medium, writer, reaches, give, stored }
}

test('L3 while the store fails rows wait, and are stored in order when it works again', async () => {
  const { time, medium, writer, reaches, give, stored } = begin()
  medium.failing = true
  for (const seq of numbers(1, 3)) {
    give(seq)
    writer.write().catch(() => undefined)
  }
  await time.advance(30_000)
  assert.deepEqual([reaches, await stored()], [[], 0])
  assert.ok(writer.unstoredBytes > 0)
  medium.failing = false
  await time.advance(5_000)
  assert.deepEqual([reaches, await stored()], [[2, 3, 4], 3])
  assert.equal(writer.unstoredBytes, 0)
})

test('L3 a reader that needs what waits is told so, and is not kept waiting', async () => {
  const { time, medium, writer, give, stored } = begin()
  medium.failing = true
  give(1)
  writer.write().catch(() => undefined)
  await time.advance(1_000)
  await assert.rejects(writer.flush(), (error) => error instanceof MeridianError && error.code === 'unavailable')
  medium.failing = false
  await time.advance(5_000)
  give(2)
  await time.settle(writer.flush())
  assert.equal(await stored(), 2)
})
