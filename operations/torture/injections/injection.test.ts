import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SeededRandom } from '../../../platform/random.seeded.ts'
import { drawInjections, type Injection, type KindOfInjection } from './injection.ts'

const kindOf = (kind: string): KindOfInjection => ({
  kind,
  draw: (random): Injection => ({
    kind,
    where: `place ${random.integer(1_000)}`,
    region: 'eu',
    holdMs: 0,
    recoversFrom: 'its end',
    begin: () => Promise.resolve(),
    lift: () => Promise.resolve(),
  }),
})
const kinds = ['kill', 'stop', 'cut', 'slow', 'fill'].map(kindOf)

const drawn = (seed: number, count: number): string[] =>
  drawInjections(kinds, new SeededRandom(seed), count).map(({ kind, where }) => `${kind} ${where}`)

test('a seed draws the same injections again, and another seed others', () => {
  assert.deepEqual(drawn(1, 12), drawn(1, 12))
  assert.notDeepEqual(drawn(1, 12), drawn(2, 12))
})

test('no kind comes again before all of them have come', () => {
  const order = drawn(7, 12).map((text) => text.split(' ')[0])
  for (const from of [0, 5]) assert.equal(new Set(order.slice(from, from + 5)).size, 5)
  assert.equal(order.length, 12)
})
