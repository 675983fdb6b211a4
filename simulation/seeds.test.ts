import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkers } from './checkers.ts'
import { runSeed } from './run.ts'

test('W7 W8 W11 S2 S3 G1: what was accepted is there once and in order after crashes, cuts and full disks', async () => {
  for (let seed = 1; seed <= 4; seed++) assert.deepEqual((await runSeed(seed)).violations, [], `seed ${seed}`)
})

test('a seed always gives the same run, and another seed another one', async () => {
  const [one, again, other] = [await runSeed(7), await runSeed(7), await runSeed(8)]
  assert.deepEqual(again, one)
  assert.notEqual(other.traceHash, one.traceHash)
})

test('T2 a checker that sees nothing is noticed', async () => {
  const blind = Object.entries(checkers).map(([name, checker]) => [name, { ...checker, judge: () => 0 }] as const)
  const { violations } = await runSeed(3, {}, Object.fromEntries(blind))
  assert.deepEqual(
    violations.map(({ checker, what }) => `${checker}: ${what.split(':')[0]}`),
    // What a seed may have nothing of, planted bugs show to be looked at.
    Object.entries(checkers)
      .filter(([, { atLeast }]) => atLeast > 0)
      .map(([name]) => `work: 0 ${name}`),
  )
})
