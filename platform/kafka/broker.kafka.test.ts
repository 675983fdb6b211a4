/** What kafkajs does by itself and may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js'
import './broker.kafka.ts'

test('a queue without requests sets no timer: an idle connection costs nothing', () => {
  const looks: number[] = []
  const queueOf = (pending: unknown[]): RequestQueue =>
    Object.assign(Object.create(RequestQueue.prototype) as RequestQueue, {
      pending,
      throttleCheckTimeoutId: null,
      throttledUntil: -1,
      checkPendingRequests: () => looks.push(pending.length),
    })
  queueOf([]).scheduleCheckPendingRequests()
  queueOf(['one']).scheduleCheckPendingRequests()
  return new Promise((resolve) => {
    setTimeout(() => {
      assert.deepEqual(looks, [1])
      resolve()
    }, 20)
  })
})
