import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StepFacts, StepName, Tracing } from '../platform/tracing.ts'
import { encodeDerived } from '../protocol/codec/derived.ts'
import { encodeLane } from '../protocol/codec/lane.ts'
import type { UserKey } from '../protocol/ids.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { none } from '../protocol/messages.ts'
import type { LaneBatch } from './lane-transport.ts'
import { tracedReceiving } from './traced-lanes.ts'

const [anna, mei] = ['anna-anna-anna-1', 'mei-mei-mei-mei1'] as [UserKey, UserKey]

function carried(idLo: number): Uint8Array {
  const payload = encodeDerived({
    ...{ place: 5, prevPlace: 4, idHi: 1, idLo, sentAt: 1, target: 0, kind: 1, flags: 0, zone: 1, fromRegion: 1 },
    ...{
      fromPart: 2,
      writer: 1,
      n: 1,
      error: 0,
      denial: undefined,
      counted: undefined,
      from: anna,
      to: mei,
      targetAuthor: undefined,
    },
    ...{ subject: undefined, parents: none, mentions: none, subjectRegion: 0, subjectPart: 0, subjectZone: 0 },
    ...{ bodies: none, body: undefined },
  })
  const head = { counter: 9, policyVersion: 1, authorRegion: 1, authorZone: 1, toTopic: 1, toPart: 3, at: 1 } as const
  return encodeLane({ ...head, recordKind: recordKinds.derived, dataClass: 'msg.body', payload }).slice()
}

const batch: LaneBatch = {
  from: 'eu',
  lane: { to: 'ap', class: 'chat', generation: 1 },
  partition: 3,
  first: 40,
  records: [carried(1), carried(2)],
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
