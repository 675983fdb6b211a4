import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler } from '../../platform/clock.ts'
import { userPart } from '../../protocol/log-records.ts'
import type { RowOutcome } from '../fold/outcome.ts'
import { anna, mei } from '../mailbox/row-fixtures.ts'
import { type RowStore, RowStoreError, type StoreBatch } from '../mailbox/row-store.ts'
import { RowWriter } from './row-writer.ts'

const row = (seq: number): RowOutcome => ({
  type: 'row',
  user: anna,
  seq,
  prevSeq: seq - 1,
  toKind: 1,
  peer: mei,
  convN: seq,
  author: anna,
  place: seq,
  offset: seq,
  bytes: Buffer.from(`row ${seq}`),
  bodies: undefined,
})

const texts = ({ rows }: StoreBatch): string[] => rows.map(({ bytes }) => Buffer.from(bytes).toString())
const memoryOf = ({ rows }: StoreBatch): unknown => rows[0]?.bytes.buffer

/** A writer over a store whose writes wait to be answered. */
function writing() {
  const writes: { readonly batch: StoreBatch; readonly stored: () => void; readonly fail: () => void }[] = []
  const store = {
    write: (batch: StoreBatch) =>
      new Promise<void>((resolve, reject) => {
        writes.push({ batch, stored: resolve, fail: () => reject(new RowStoreError('full')) })
      }),
  } as unknown as RowStore
  const scheduler = { after: (_ms: number, then: () => void) => setImmediate(then) } as unknown as Scheduler
  let next = 0
  const writer = new RowWriter(
    userPart(0),
    store,
    scheduler,
    () => {},
    () => next,
  )
  const flush = (seq: number): Promise<void> => {
    writer.row(row(seq))
    next = seq + 1
    return writer.write()
  }
  const begun = async (count: number) => {
    while (writes.length < count) await new Promise(setImmediate)
    return writes[count - 1] as (typeof writes)[number]
  }
  return { flush, begun }
}

test('W10 rows that a slow store still reads are not written over by those that follow', async () => {
  const { flush, begun } = writing()
  const flushes = [flush(1), flush(2), flush(3)]
  const first = await begun(1)
  assert.deepEqual(texts(first.batch), ['row 1'])
  first.stored()
  const second = await begun(2)
  flushes.push(flush(4))
  assert.deepEqual(texts(second.batch), ['row 2'])
  second.stored()
  for (const [count, text] of [
    [3, 'row 3'],
    [4, 'row 4'],
  ] as const) {
    const write = await begun(count)
    assert.deepEqual(texts(write.batch), [text])
    write.stored()
  }
  await Promise.all(flushes)
})

test('memory of a flush is used again once it is stored, and not when a try of it has failed', async () => {
  const { flush, begun } = writing()
  const memory: unknown[] = []
  let failuresBefore = 0
  const stored = async (seq: number, failures = 0): Promise<void> => {
    const done = flush(seq)
    let write = await begun(seq + failuresBefore)
    for (let failure = 0; failure < failures; failure++) {
      write.fail()
      failuresBefore += 1
      write = await begun(seq + failuresBefore)
    }
    memory.push(memoryOf(write.batch))
    write.stored()
    await done
  }
  for (const [seq, failures] of [
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 0],
    [5, 0],
  ] as const) {
    await stored(seq, failures)
  }
  assert.equal(memory[2], memory[0])
  assert.equal(memory[3], memory[1])
  assert.notEqual(memory[4], memory[2])
})
