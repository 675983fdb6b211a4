import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OperationTimes } from './operation-times.ts'

const countOf = ({ counts }: { readonly counts: Float64Array }): number => counts.reduce((sum, one) => sum + one, 0)

test('an attach and a sync are timed to their answer, and refusals and failures are counted', async () => {
  let now = 0
  const times = new OperationTimes({ monotonic: () => now })
  const refusal = Promise.resolve({ type: 'refused' })
  const measured = times.measure('attach', refusal, ({ type }) => type === 'refused')
  assert.equal(measured, refusal, 'who waits hears it no later')
  now = 30
  await measured
  await assert.rejects(times.measure('sync', Promise.reject(new Error('gone'))))
  await times.measure('sync', Promise.resolve())
  times.send(12)
  times.send(-3)
  assert.deepEqual(times.refused, { attach: 1, sync: 1 })
  assert.equal(times.buckets.attach.sumMs, 30)
  assert.deepEqual([countOf(times.buckets.sync), countOf(times.buckets.send), times.buckets.send.sumMs], [2, 2, 12])
})
