import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topic } from '../../platform/event-log/event-log.ts'
import { BatchOrder } from './batch-order.ts'

const user = (partition: number) => ({ topic: topic('user'), partition })

test('W9 what waits behind a batch that failed is refused with it, and never begun; what comes later is', async () => {
  const order = new BatchOrder()
  const begun: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = order.after(user(1), () => (begun.push('first'), gate.promise))
  const second = order.after(user(1), async () => void begun.push('second'))
  const elsewhere = order.after(user(2), async () => void begun.push('elsewhere'))
  gate.reject(new Error('no disk'))
  await assert.rejects(first, /no disk/)
  await assert.rejects(second, /no disk/)
  await elsewhere
  await order.after(user(1), async () => void begun.push('again'))
  assert.deepEqual(begun, ['first', 'elsewhere', 'again'])
})

test('W9 a batch begins when the one before it is stored, and rest waits for both', async () => {
  const order = new BatchOrder()
  const done: number[] = []
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  for (const [at, gate] of gates.entries()) void order.after(user(1), () => gate.promise.then(() => void done.push(at)))
  const rest = order.rest().then(() => done.push(2))
  gates[1]?.resolve()
  await new Promise(setImmediate)
  assert.deepEqual(done, [])
  gates[0]?.resolve()
  await rest
  assert.deepEqual(done, [0, 1, 2])
})
