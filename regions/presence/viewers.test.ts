import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entriesOf } from '../../protocol/codec/frame.ts'
import { readPresence } from '../../protocol/cold-messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { Viewers } from './viewers.ts'

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

test('presenceWatchesMax: whoever is beyond it is not watched until somebody leaves the view', async () => {
  const watched = new Set<UserKey>()
  const viewers = new Viewers({
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
