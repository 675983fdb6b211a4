import assert from 'node:assert/strict'
import { test } from 'node:test'
import { analyticsEvents, type Point } from './edge-events.analytics.ts'
import { type CollectedEvents, collectedEvents } from './edge-events.collected.ts'
import { answerOf, type EdgeEvent, Way } from './edge-events.ts'

const way = Object.assign(new Way(), { redials: 1, followed: true })
const event: EdgeEvent = { operation: 'connect', outcome: { type: 'answered', answer: 'socket' }, ms: 12, way }
const refusal: EdgeEvent = { ...event, outcome: { type: 'refused', code: 'token_missing' }, way: new Way() }

/** A collector whose next batches fail as often as the test says, and time that passes when it says so. */
function collecting(failures = 0) {
  const taken: CollectedEvents[] = []
  const due: (() => void)[] = []
  let now = 0
  const events = collectedEvents({
    collector: {
      take: (batch) => (failures-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve(void taken.push(batch))),
    },
    clock: { now: () => now },
    after: (_delayMs, work) => {
      due.push(work)
      return { cancel: () => {} }
    },
  })
  const rests: Promise<void>[] = []
  return {
    taken,
    due,
    note: () => events.note(event, (rest) => void rests.push(rest)),
    pass: async (ms: number) => {
      now += ms
      for (const work of due.splice(0)) work()
      await Promise.all(rests.splice(0))
    },
    /** The runtime ends what the requests so far have left to do. */
    endRequests: (ms: number) => {
      now += ms
      due.length = 0
      rests.length = 0
    },
  }
}

test('events of a moment go together, and those of the next one by themselves', async () => {
  const { note, pass, taken, due } = collecting()
  for (let i = 0; i < 3; i++) note()
  assert.equal(due.length, 1)
  await pass(250)
  note()
  await pass(250)
  assert.deepEqual(
    taken.map(({ events, lost }) => [events.length, lost]),
    [
      [3, 0],
      [1, 0],
    ],
  )
})

test('what a collector that is away did not get, and what found no room, is counted as lost', async () => {
  const { note, pass, taken } = collecting(1)
  for (let i = 0; i < 1_200; i++) note()
  await pass(250)
  note()
  await pass(250)
  assert.deepEqual(
    taken.map(({ events, lost }) => [events.length, lost]),
    [[1, 1_200]],
  )
})

test('a request whose work the runtime ended keeps no later one from telling', async () => {
  const { note, pass, taken, endRequests } = collecting()
  note()
  endRequests(9_999)
  note()
  await pass(0)
  assert.equal(taken.length, 0)
  endRequests(1)
  note()
  await pass(250)
  assert.deepEqual(
    taken.map(({ events }) => events.length),
    [3],
  )
})

test('a point of the data set holds words of the table and numbers', () => {
  const points: Point[] = []
  const events = analyticsEvents({ writeDataPoint: (point) => void points.push(point) }, 'fra')
  events.note(event, () => {})
  events.note(refusal, () => {})
  assert.deepEqual(points, [
    { indexes: ['fra'], blobs: ['connect', 'answered', 'socket'], doubles: [12, 1, 1, 0] },
    { indexes: ['fra'], blobs: ['connect', 'refused', 'token_missing'], doubles: [12, 0, 0, 0] },
  ])
})

test('what a region said is one of four words', () => {
  assert.deepEqual(
    [101, 200, 304, 421, 503].map((status) => answerOf({ status })),
    ['socket', 'ok', 'ok', 'refused', 'failed'],
  )
})
