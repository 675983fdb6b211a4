import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CounterState, noCounters } from './counters.ts'
import { laneSilences } from './lane-silence.ts'

const [since, now] = [1_000, 61_000]
const used: CounterState = { top: 7, holes: [] }
const ended: CounterState = { top: 7, holes: [], barrier: { counter: 7, activation: 2, ends: true } }
const silences = (lanes: readonly [from: string, topic: string, state: CounterState][], canaries: object = {}) =>
  laneSilences({
    lanes: lanes.map(([from, topic, state]) => ({ from, topic, state })),
    newestCanary: (from) => (canaries as Record<string, number>)[from],
    since,
    now,
  })

test('R3 a region that had something to say and is silent since this process began counts from there', () => {
  assert.deepEqual(silences([['us', 'xr.to-eu.chat.g1', used]]), [{ from: 'us', ms: 60_000 }])
  assert.deepEqual(silences([['us', 'xr.to-eu.chat.g1', used]], { us: 41_000 }), [{ from: 'us', ms: 20_000 }])
})

test('R3 R7 who owes no canary is not called silent: nothing sent yet, nothing counted, or a generation that has ended', () => {
  assert.deepEqual(
    silences([
      ['us', 'xr.to-eu.chat.g1', noCounters()],
      ['ap', 'xr.to-eu.control.g1', used],
      ['cn', 'xr.to-eu.chat.g1', ended],
    ]),
    [],
  )
  const again = silences([
    ['cn', 'xr.to-eu.chat.g1', ended],
    ['cn', 'xr.to-eu.chat.g2', used],
  ])
  assert.deepEqual(again, [{ from: 'cn', ms: 60_000 }])
})

test('R3 the newest canary of any lane says that the way is open, and a clock that goes ahead makes no age below nothing', () => {
  assert.deepEqual(silences([['us', 'xr.to-eu.chat.g1', used]], { us: 61_500 }), [{ from: 'us', ms: 0 }])
})
