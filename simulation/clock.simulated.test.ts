import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sleep } from '../platform/clock.ts'
import { SimulatedTime } from './clock.simulated.ts'
import { SeededRandom } from '../platform/random.seeded.ts'

describe('simulated time', () => {
  test('events run by due time, then by the order of their making', async () => {
    const time = new SimulatedTime()
    const seen: string[] = []
    time.after(5, () => seen.push('5'))
    time.after(1, () => {
      seen.push('1')
      time.soon(() => seen.push('soon'))
      time.after(4, () => seen.push('5 later'))
    })
    time.soon(() => seen.push('0'))
    await time.run()
    assert.deepEqual(seen, ['0', '1', 'soon', '5', '5 later'])
    assert.equal(time.trueMs, 5)
    assert.equal(time.pending, 0)
  })

  test('a cancelled timer never runs, `every` goes on until cancelled', async () => {
    const time = new SimulatedTime()
    let once = 0
    let beats = 0
    time.after(1, () => once++).cancel()
    const beat = time.every(10, () => {
      beats += 1
      if (beats === 3) beat.cancel()
    })
    await time.run()
    assert.deepEqual([once, beats, time.trueMs], [0, 3, 30])
  })

  test('`advance` stops in front of what is due later, even behind dead events', async () => {
    const time = new SimulatedTime()
    const seen: number[] = []
    const dead = time.node('region')
    dead.after(1, () => seen.push(1))
    dead.kill()
    time.after(20, () => seen.push(20))
    await time.advance(10)
    assert.deepEqual([seen, time.trueMs], [[], 10])
    await time.advance(10)
    assert.deepEqual([seen, time.trueMs], [[20], 20])
  })

  test('promises settle between events', async () => {
    const time = new SimulatedTime()
    const seen: string[] = []
    const walk = async () => {
      await sleep(time, 10)
      seen.push('slept')
      await Promise.resolve()
      await Promise.resolve()
      seen.push('then')
    }
    time.after(10, () => seen.push('first'))
    const walked = walk()
    time.after(10, () => seen.push('last'))
    await time.settle(walked)
    assert.deepEqual(seen, ['first', 'slept', 'then'])
  })

  test('a promise that nothing will settle is an error, not a hang', async () => {
    const time = new SimulatedTime()
    await assert.rejects(time.settle(new Promise(() => {})), /stands still/)
  })

  test('a paused node holds what falls due and runs it in order when resumed', async () => {
    const time = new SimulatedTime()
    const node = time.node('worker')
    const seen: string[] = []
    node.after(1, () => seen.push('held 1'))
    node.after(2, () => seen.push('held 2'))
    const cancelled = node.after(3, () => seen.push('cancelled'))
    time.after(5, () => seen.push('other'))
    node.pause()
    await time.advance(10)
    assert.deepEqual(seen, ['other'])
    cancelled.cancel()
    node.resume()
    time.soon(() => seen.push('later'))
    await time.run()
    assert.deepEqual(seen, ['other', 'held 1', 'held 2', 'later'])
  })

  test('a killed node runs nothing any more, its successor of the same name does', async () => {
    const time = new SimulatedTime()
    const first = time.node('worker')
    const seen: string[] = []
    first.after(1, () => seen.push('dead'))
    first.pause()
    await time.advance(2)
    first.kill()
    first.resume()
    first.soon(() => seen.push('dead'))
    time.node('worker').soon(() => seen.push('alive'))
    await time.run()
    assert.deepEqual(seen, ['alive'])
  })

  test('a skewed clock runs at its own rate; a jump moves the wall clock only', async () => {
    const time = new SimulatedTime(1_000_000)
    const fast = time.node('fast', { offsetMs: 500, rate: 2 })
    let woke = 0
    fast.after(100, () => {
      woke = time.trueMs
    })
    await time.advance(100)
    assert.deepEqual([time.now(), fast.now(), fast.monotonic(), woke], [1_000_100, 1_000_700, 200, 50])
    fast.skew({ offsetMs: -5_000, rate: 1 })
    assert.deepEqual([fast.now(), fast.monotonic()], [995_200, 200])
    await time.advance(10)
    assert.equal(fast.monotonic(), 210)
    assert.equal(time.view({ offsetMs: 7 }).now(), 1_000_117)
  })
})

describe('seeded chance', () => {
  test('one seed gives one stream, neighbours differ, a split does not depend on earlier draws', () => {
    const draw = (random: SeededRandom) => Array.from({ length: 8 }, () => random.uint32())
    assert.deepEqual(draw(new SeededRandom(7)), draw(new SeededRandom(7)))
    assert.notDeepEqual(draw(new SeededRandom(7)), draw(new SeededRandom(8)))
    const drawn = new SeededRandom(7)
    drawn.bytes(100)
    assert.deepEqual(draw(drawn.split('disk')), draw(new SeededRandom(7).split('disk')))
    assert.notDeepEqual(draw(drawn.split('disk')), draw(drawn.split('net')))
  })

  test('draws keep to their range and reach all of it', () => {
    const random = new SeededRandom(1)
    const counts = new Map<number, number>()
    for (let round = 0; round < 10_000; round++) {
      const fraction = random.fraction()
      assert.ok(fraction >= 0 && fraction < 1)
      const die = random.integer(6)
      counts.set(die, (counts.get(die) ?? 0) + 1)
    }
    assert.deepEqual([...counts.keys()].sort(), [0, 1, 2, 3, 4, 5])
    for (const count of counts.values()) assert.ok(count > 1_400 && count < 1_950, `${count} of 10,000`)
  })
})
