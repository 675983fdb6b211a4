import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scaleOf } from './scale-option.ts'

const before = { gateways: 2, workers: 0, apis: 0, streams: 0, keepers: 1 }

test('kinds that are named are scaled, others stay', () => {
  assert.deepEqual(scaleOf('gateway=3,worker=2,stream=2', before), {
    ...before,
    gateways: 3,
    workers: 2,
    streams: 2,
  })
  assert.deepEqual(scaleOf('worker=1,api=2,keeper=2', before), { ...before, workers: 1, apis: 2, keepers: 2 })
  assert.deepEqual(scaleOf('', before), before)
})

test('what is no kind or no number is refused with what to write', () => {
  for (const wrong of ['workers=2', 'worker', 'worker=two', 'worker=-1', 'apis=2', 'worker=20'])
    assert.throws(
      () => scaleOf(wrong, before),
      /scales nothing: write gateway=N, worker=N, api=N, stream=N or keeper=N/,
      wrong,
    )
})
