import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scheduler, Timer } from '../../platform/clock.ts'
import { entriesOf } from '../../protocol/codec/frame.ts'
import { readPresence } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import type { PresenceSubscription } from './presence-source.ts'
import { unknownAfterMs, Viewers } from './viewers.ts'

const person = (number: number): UserKey => `p-${number}`.padEnd(16, '-') as UserKey

function viewerOf() {
  const heard: string[] = []
  return {
    heard,
    user: person(0),
    deliver: (bytes: Uint8Array) =>
      void entriesOf(bytes, (_field, start, end) => heard.push(readPresence(bytes.slice(start, end)).state)),
  }
}

/** What is to happen later, when the test says so. */
class Hand implements Pick<Scheduler, 'after'> {
  readonly due = new Map<() => void, number>()

  after(delayMs: number, work: () => void): Timer {
    this.due.set(work, delayMs)
    return { cancel: () => void this.due.delete(work) }
  }
}
const hand = new Hand()

test('presenceWatchesMax: whoever is beyond it is not watched until somebody leaves the view', async () => {
  const watched = new Set<UserKey>()
  const viewers = new Viewers({
    scheduler: hand,
    homeOf: () => Promise.resolve(1),
    source: () => ({
      subscribe: ({ target }) => {
        watched.add(target)
        return () => watched.delete(target)
      },
    }),
  })
  const viewer = viewerOf()
  const all = Array.from({ length: limits.presenceWatchesMax + 1 }, (_, index) => person(index + 1))
  assert.equal(viewers.watch(viewer, all, []), false)
  await Promise.resolve().then(() => undefined)
  assert.equal(watched.size, limits.presenceWatchesMax)
  assert.equal(viewers.watch(viewer, all.slice(-1), all.slice(0, 1)), true)
  await Promise.resolve().then(() => undefined)
  assert.ok(watched.has(all.at(-1) as UserKey) && !watched.has(all[0] as UserKey))
  viewers.left(viewer)
  assert.equal(watched.size, 0)
})

test('fails fast: somebody whose home nobody knows, or cannot look up, is unknown at once', async () => {
  const viewers = new Viewers({
    scheduler: hand,
    homeOf: (user) =>
      user === person(1) ? Promise.resolve(undefined) : Promise.reject(new Error('directory is down')),
    source: () => undefined,
  })
  const viewer = viewerOf()
  viewers.watch(viewer, [person(1), person(2)], [])
  await new Promise(setImmediate)
  assert.deepEqual(viewer.heard, ['unknown', 'unknown'])
})

test('whoever leaves the view while their home is looked up is never watched', async () => {
  let answer = (_region: number): void => {}
  let subscribed = 0
  const viewers = new Viewers({
    scheduler: hand,
    homeOf: () => new Promise((resolve) => (answer = resolve)),
    source: () => ({ subscribe: () => (subscribed++, () => {}) }),
  })
  const viewer = viewerOf()
  viewers.watch(viewer, [person(1)], [])
  viewers.watch(viewer, [], [person(1)])
  answer(1)
  await new Promise(setImmediate)
  assert.equal(subscribed, 0)
})

for (const [what, standsStill] of [
  ['their home is not found', 'look-up'],
  ['their home says nothing', 'home'],
] as const)
  test(`fails fast: somebody is unknown when ${what} in time, and what is heard later is told`, async () => {
    const later = new Hand()
    const subscriptions: PresenceSubscription[] = []
    const home = Promise.withResolvers<number>()
    if (standsStill === 'home') home.resolve(1)
    const viewers = new Viewers({
      scheduler: later,
      homeOf: () => home.promise,
      source: () => ({ subscribe: (subscription) => (subscriptions.push(subscription), () => {}) }),
    })
    const viewer = viewerOf()
    viewers.watch(viewer, [person(1)], [])
    await new Promise(setImmediate)
    assert.deepEqual([...later.due.values()], [unknownAfterMs])
    for (const work of later.due.keys()) work()
    assert.deepEqual(viewer.heard, ['unknown'])
    home.resolve(1)
    await new Promise(setImmediate)
    subscriptions[0]?.tell({ type: 'online' })
    assert.deepEqual(viewer.heard, ['unknown', 'online'])
  })

test('whoever was told of, or has left the view, is not told to be unknown afterwards', async () => {
  const later = new Hand()
  const viewers = new Viewers({
    scheduler: later,
    homeOf: (user) => (user === person(1) ? Promise.resolve(1) : new Promise(() => {})),
    source: () => ({ subscribe: ({ tell }) => (tell({ type: 'online' }), () => {}) }),
  })
  const viewer = viewerOf()
  viewers.watch(viewer, [person(1), person(2)], [])
  viewers.watch(viewer, [], [person(2)])
  await new Promise(setImmediate)
  assert.equal(later.due.size, 0)
  assert.deepEqual(viewer.heard, ['online'])
})
