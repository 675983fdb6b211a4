import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StepFacts, StepName, Tracing } from '../platform/tracing.ts'
import { messageInLane } from './lane-records.fixture.ts'
import type { LaneBatch } from './lane-transport.ts'
import { tracedReceiving } from './traced-lanes.ts'

const batch: LaneBatch = {
  from: 'eu',
  lane: { to: 'ap', class: 'chat', generation: 1 },
  partition: 3,
  first: 40,
  records: [messageInLane(1, 3), messageInLane(2, 3)],
}

test('what arrives is told when it is durable, and a batch that comes again after a failure once', async () => {
  const told: [StepName, number, StepFacts][] = []
  let nowMs = 100
  const tracing: Tracing = {
    now: () => nowMs,
    trace: (_idHi, idLo) => (idLo % 2 === 0 ? { step: (...step) => void told.push(step) } : undefined),
  }
  let fails = true
  const receive = tracedReceiving(() => {
    nowMs = 130
    return fails ? Promise.reject(new Error('the disk is full')) : Promise.resolve()
  }, tracing)
  await assert.rejects(receive(batch), /the disk is full/)
  assert.deepEqual(told, [])
  fails = false
  nowMs = 100
  await receive(batch)
  assert.deepEqual(told, [['receive', 100, { topic: 'xr.to-ap.chat.g1', part: 3, records: 2, from: 'eu', to: 'ap' }]])
})
