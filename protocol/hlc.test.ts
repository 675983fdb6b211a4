import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { aheadMaxMs, idStamper } from './hlc.ts'
import { compareIds, idEpochMs, idOf, msOfId, partsOf } from './message-id.ts'
import type { Id64 } from './messages.ts'

const unseen: Id64 = { idHi: 0, idLo: 0 }
const frankfurt = 1
const singapore = 3
const noon = idEpochMs + 40_000_000_000

const clockAt = (ms: number) => ({ now: () => ms, monotonic: () => 0 })

/** A clock a test turns by hand. */
function handClock(ms: number) {
  const clock = { ms, now: () => clock.ms, monotonic: () => 0 }
  return clock
}

describe('hybrid logical clock', () => {
  test('I3 Mei answers Anna where the clock is four seconds behind, and her id is above', () => {
    const anna = idStamper(clockAt(noon), frankfurt, 0).next(unseen)
    const mei = idStamper(clockAt(noon - 4_000), singapore, 0).next(anna)
    assert.ok(compareIds(mei, anna) > 0)
  })

  test('I3 an answer within the same millisecond is above, whatever region and node it comes from', () => {
    const anna = idOf({ time: noon - idEpochMs, region: 255, node: 63, counter: 255 })
    const mei = idStamper(clockAt(noon), frankfurt, 0).next(anna)
    assert.ok(compareIds(mei, anna) > 0)
  })

  test('I3 a device that claims next year moves the clock by five seconds and no more', () => {
    const stamper = idStamper(clockAt(noon), frankfurt, 0)
    const first = stamper.next(idOf({ time: noon - idEpochMs + 31_536_000_000, region: 2, node: 0, counter: 0 }))
    assert.equal(msOfId(first), noon + aheadMaxMs)
    const second = stamper.next(first)
    assert.equal(msOfId(second), noon + aheadMaxMs)
    assert.ok(compareIds(second, first) > 0)
  })

  test('I3 a clock that steps back an hour breaks nothing', () => {
    const clock = handClock(noon)
    const stamper = idStamper(clock, frankfurt, 0)
    const before = stamper.next(unseen)
    clock.ms -= 3_600_000
    const after = stamper.next(unseen)
    assert.ok(compareIds(after, before) > 0)
    assert.equal(msOfId(after), noon)
  })

  test('I3 the 257th id of a millisecond borrows the next one', () => {
    const stamper = idStamper(clockAt(noon), frankfurt, 7)
    const ids = Array.from({ length: 257 }, () => stamper.next(unseen))
    assert.deepEqual(partsOf(ids[255] as Id64), { time: noon - idEpochMs, region: 1, node: 7, counter: 255 })
    assert.deepEqual(partsOf(ids[256] as Id64), { time: noon - idEpochMs + 1, region: 1, node: 7, counter: 0 })
  })

  test('I3 after a restart with a clock that is behind, what the log holds is passed', () => {
    const last = idStamper(clockAt(noon), frankfurt, 0).next(unseen)
    const restarted = idStamper(clockAt(noon - 60_000), frankfurt, 0)
    restarted.raise(last)
    restarted.raise(idOf({ time: noon - idEpochMs + 999_999, region: singapore, node: 0, counter: 0 }))
    const next = restarted.next(unseen)
    assert.ok(compareIds(next, last) > 0)
    assert.equal(msOfId(next), noon)
  })

  test('I3 whatever clock and devices do, ids rise and stay within reach of the highest clock', () => {
    const step = fc.record({
      move: fc.integer({ min: -10_000, max: 10_000 }),
      ahead: fc.integer({ min: -20_000, max: 20_000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600 }), (steps) => {
        const clock = handClock(noon)
        const stamper = idStamper(clock, frankfurt, 0)
        let last = unseen
        let highest = noon
        for (const { move, ahead } of steps) {
          clock.ms += move
          highest = Math.max(highest, clock.ms)
          const seen = idOf({ time: clock.ms - idEpochMs + ahead, region: 3, node: 1, counter: 9 })
          const id = stamper.next(seen)
          assert.ok(compareIds(id, last) > 0)
          if (ahead < aheadMaxMs) assert.ok(compareIds(id, seen) > 0)
          assert.ok(msOfId(id) <= highest + aheadMaxMs + Math.ceil(steps.length / 256))
          last = id
        }
      }),
      { numRuns: 100 },
    )
  })

  test('I3 a clock before 2025 gives ids of the first millisecond on, not negative ones', () => {
    assert.deepEqual(partsOf(idStamper(clockAt(0), frankfurt, 0).next(unseen)).time, 1)
  })

  test('I3 only region and node numbers that fit are taken', () => {
    for (const [region, node] of [
      [0, 0],
      [256, 0],
      [1, 64],
      [1, -1],
      [1.5, 0],
    ] as const) {
      assert.throws(() => idStamper(clockAt(noon), region, node), RangeError)
    }
  })
})
