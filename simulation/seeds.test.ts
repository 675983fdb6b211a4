import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runSeed } from './run.ts'

test('W7 W8 W11 S2 S3 G1: what was accepted is there once and in order after crashes, cuts and full disks', async () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { violations, looked, faults } = await runSeed(seed)
    assert.deepEqual(violations, [], `seed ${seed}`)
    for (const [checker, count] of Object.entries(looked))
      assert.ok(count > 0, `${checker} saw nothing at seed ${seed}`)
    assert.ok(Object.keys(faults).length > 0, `nothing went wrong at seed ${seed}`)
  }
})

test('a seed always gives the same run, and another seed another one', async () => {
  const [one, again, other] = [await runSeed(7), await runSeed(7), await runSeed(8)]
  assert.deepEqual(again, one)
  assert.notEqual(other.traceHash, one.traceHash)
})
