import assert from 'node:assert/strict'
import { test } from 'node:test'
import { befallAll } from './course.ts'
import type { Injection } from './injections/injection.ts'
import type { Talker } from './talkers.ts'

/** Somebody whose every send is answered at once. */
const talking = {
  region: 'eu',
  device: {
    get outbox() {
      return [{ saidAtMs: performance.now(), answeredAtMs: performance.now() }]
    },
  },
} as unknown as Talker

/** Faults at these places that note what was going on when each began. */
function faultsAt(places: readonly string[]) {
  const going: string[] = []
  const seen: string[][] = []
  const injections = places.map(
    (where): Injection => ({
      kind: 'stop',
      where,
      region: 'eu',
      holdMs: 5,
      recoversFrom: 'its end',
      begin() {
        going.push(where)
        seen.push([...going])
        return Promise.resolve()
      },
      lift() {
        going.splice(going.indexOf(where), 1)
        return Promise.resolve()
      },
    }),
  )
  return { injections, seen }
}

const befall = (injections: readonly Injection[], overlap: number) =>
  befallAll({ injections, overlap, talkers: [talking], say: () => {} })

test('one fault is gone before the next begins, unless some may overlap', async () => {
  const alone = faultsAt(['a', 'b', 'c', 'd'])
  assert.equal((await befall(alone.injections, 1)).recoveries.length, 4)
  assert.deepEqual(alone.seen, [['a'], ['b'], ['c'], ['d']])
  const together = faultsAt(['a', 'b', 'c', 'd', 'e', 'f'])
  assert.equal((await befall(together.injections, 3)).recoveries.length, 6)
  assert.equal(Math.max(...together.seen.map(({ length }) => length)), 3)
})

test('no two faults befall the same thing at the same time, and none is left out', async () => {
  const { injections, seen } = faultsAt(['a', 'a', 'a', 'b', 'a', 'b'])
  assert.equal((await befall(injections, 3)).recoveries.length, 6)
  for (const going of seen) assert.equal(new Set(going).size, going.length)
})

test('after a fault that is not got over nothing more is tried', async () => {
  const { injections, seen } = faultsAt(['a', 'b', 'c'])
  const [first, ...others] = injections as [Injection, ...Injection[]]
  const bad = { ...first, lift: () => Promise.reject(new Error('it does not come back')) }
  const { recoveries, hung } = await befall([bad, ...others], 1)
  assert.equal(recoveries.length, 0)
  assert.match(hung[0]?.what ?? '', /stop: it does not come back/)
  assert.equal(seen.length, 1)
})
