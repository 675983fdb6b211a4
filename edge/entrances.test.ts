/** A region with several entrances for its API: which one is asked, and which one next. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeMac } from '../platform/mac.node.ts'
import { errorBody, fail } from '../protocol/errors.ts'
import type { RegionAlias, RegionName } from '../protocol/ids.ts'
import { Way } from './edge-events.ts'
import { Entrances } from './entrances.ts'
import { forward } from './hand-over.ts'
import type { RegionEntry } from './region-map.ts'

const apis = ['http://one', 'http://two', 'http://three']
const region: RegionEntry = { name: 'eu-central' as RegionName, alias: 'eu' as RegionAlias, gateways: [], apis }
const call = { pop: 'fra', address: 'an address', caller: undefined }

const gone = (): never => {
  throw new Error('connection refused')
}
const draining = (): Response => Response.json(errorBody(fail('draining'), 'a request'), { status: 503 })
const busy = (): Response => Response.json(errorBody(fail('unavailable'), 'a request'), { status: 503 })

/** An edge for which each entrance answers as its turn in the caller's order says: `answers[0]` is the one that comes first. */
function edgeWith(answers: readonly (() => Response)[]) {
  let nowMs = 0
  const clock = { now: () => nowMs, monotonic: () => nowMs }
  const entrances = new Entrances(clock)
  const order = entrances.inOrder(region, 'anna')
  const asked: string[] = []
  const envelopes: (string | null)[] = []
  let count = 0
  const ports = {
    entrances,
    way: new Way(),
    clock,
    fetch: ((url: string, init: RequestInit = {}) => {
      const { origin, pathname } = new URL(url)
      const at = order.indexOf(origin)
      asked.push(`${at} ${pathname}`)
      envelopes.push(new Headers(init.headers).get('x-meridian-edge'))
      return Promise.resolve().then(answers[at])
    }) as typeof fetch,
    after: () => ({ cancel: () => {} }),
    random: { bytes: (size: number) => new Uint8Array(size).fill(++count), fraction: () => 0.5, integer: () => 0 },
    mac: nodeMac,
    keyFor: () => new Uint8Array(32).fill(1),
  }
  const request = async (mayRunTwice: boolean): Promise<number> => {
    asked.length = 0
    const handed = { key: 'anna', mayRunTwice }
    const answer = await forward(ports, new Request('http://edge/v1/me'), call, region, handed).catch(() => undefined)
    return answer?.status ?? 0
  }
  return { request, asked, envelopes, pass: (ms: number) => (nowMs += ms) }
}

const ok = (): Response => Response.json({})

test('a caller has one entrance as long as it answers, and callers are spread over all', () => {
  const entrances = new Entrances({ monotonic: () => 0 })
  const first = (key: string): string | undefined => entrances.inOrder(region, key)[0]
  assert.equal(first('anna'), first('anna'))
  const people = Array.from({ length: 100 }, (_, at) => first(`person ${at}`))
  assert.deepEqual([...new Set(people)].sort(), [...apis].sort())
})

test('what may run twice goes on to the next entrance, with an envelope of its own; one that was silent comes last for a while', async () => {
  const edge = edgeWith([gone, ok, ok])
  assert.equal(await edge.request(true), 200)
  assert.deepEqual(edge.asked, ['0 /v1/me', '1 /v1/me'])
  assert.equal(new Set(edge.envelopes).size, 2)
  await edge.request(true)
  assert.deepEqual(edge.asked, ['1 /v1/me'])
  edge.pass(30_000)
  await edge.request(true)
  assert.deepEqual(edge.asked, ['0 /v1/me', '1 /v1/me'])
})

test('what must not run twice goes to one entrance alone, which has said that it serves', async () => {
  const edge = edgeWith([gone, ok, ok])
  assert.equal(await edge.request(false), 200)
  assert.deepEqual(edge.asked, ['0 /readyz', '1 /readyz', '1 /v1/me'])
  let calls = 0
  const dies = edgeWith([() => (calls++ === 0 ? ok() : gone()), ok, ok])
  assert.equal(await dies.request(false), 0)
  assert.deepEqual(dies.asked, ['0 /readyz', '0 /v1/me'])
})

test('an entrance that drains has begun nothing; any other answer is the region’s word', async () => {
  for (const mayRunTwice of [true, false]) {
    const drains = edgeWith([() => draining(), ok, ok])
    assert.equal(await drains.request(mayRunTwice), 200)
    assert.equal(drains.asked.at(-1), '1 /v1/me')
  }
  const answers = edgeWith([busy, ok, ok])
  assert.equal(await answers.request(true), 503)
  assert.deepEqual(answers.asked, ['0 /v1/me'])
})

test('entrances that all are gone are tried once each', async () => {
  const edge = edgeWith([gone, gone, gone])
  assert.equal(await edge.request(true), 0)
  assert.deepEqual(edge.asked, ['0 /v1/me', '1 /v1/me', '2 /v1/me'])
})

test('where no entrance says in time that it serves, the first is asked: a busy one answers late', async () => {
  const busyOnes = edgeWith([gone, gone, gone])
  assert.equal(await busyOnes.request(false), 0)
  assert.deepEqual(busyOnes.asked, ['0 /readyz', '1 /readyz', '2 /readyz', '0 /v1/me'])
})
