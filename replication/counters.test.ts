import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CounterState, expectUpTo, holesMax, missingCount, noCounters, tickOff } from './counters.ts'

const after = (...counters: number[]): CounterState => {
  const state = noCounters()
  for (const counter of counters) tickOff(state, counter)
  return state
}

test('R3 a dense lane has no hole', () => {
  assert.deepEqual(after(1, 2, 3), { top: 3, holes: [] })
})

test('R3 a jump is a hole, filled from either end or the middle', () => {
  assert.deepEqual(after(1, 6).holes, [{ first: 2, last: 5 }])
  assert.deepEqual(after(1, 6, 2, 5).holes, [{ first: 3, last: 4 }])
  assert.deepEqual(after(1, 6, 3).holes, [
    { first: 2, last: 2 },
    { first: 4, last: 5 },
  ])
  assert.equal(missingCount(after(1, 6, 2, 3, 4, 5)), 0)
})

test('R3 a canary shows a lost tail', () => {
  const state = after(1, 2)
  expectUpTo(state, 5)
  assert.deepEqual(state, { top: 5, holes: [{ first: 3, last: 5 }] })
  expectUpTo(state, 4)
  assert.equal(missingCount(state), 3)
})

test('R2 a replayed range changes nothing, an uncounted record neither', () => {
  assert.deepEqual(after(1, 2, 3, 1, 2, 3, 0), { top: 3, holes: [] })
})

test('R3 property: what never arrived is exactly what is missing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 80 }), (counters) => {
      const state = after(...counters)
      const seen = new Set(counters)
      const missing: number[] = []
      for (let counter = 1; counter <= state.top; counter++) if (!seen.has(counter)) missing.push(counter)
      const listed = state.holes.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i),
      )
      assert.deepEqual(listed, missing)
    }),
  )
})

test('the list of holes is bounded: beyond it ranges grow, so that too much is asked for and never too little', () => {
  const state = noCounters()
  for (let counter = 2; counter <= holesMax * 4; counter += 2) tickOff(state, counter)
  assert.equal(state.holes.length, holesMax)
  for (let counter = 1; counter < state.top; counter += 2) {
    assert.ok(state.holes.some((hole) => hole.first <= counter && counter <= hole.last))
  }
})
