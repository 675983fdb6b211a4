import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { emptyOutbox, Outbox } from './outbox.ts'

const numbers = (outbox: Outbox) => outbox.state.waiting.map(({ send }) => [send.n, send.prev])

describe('outbox', () => {
  test('W3 prev names the newest earlier send, answered ones included', () => {
    const outbox = new Outbox(emptyOutbox)
    outbox.add({}, 1)
    outbox.add({}, 2)
    outbox.accepted(1, 0)
    outbox.accepted(2, 0)
    outbox.add({}, 3)
    assert.deepEqual(numbers(outbox), [[3, 2]])
  })

  test('W3 sends behind refused ones, on the wire or not written yet, name what is before them', () => {
    const outbox = new Outbox(emptyOutbox)
    for (const at of [1, 2, 3, 4]) outbox.add({}, at)
    outbox.accepted(1, 0)
    outbox.givenUp(3)
    outbox.givenUp(2)
    assert.deepEqual(numbers(outbox), [[4, 1]])
    outbox.givenUp(4)
    outbox.add({}, 5)
    assert.deepEqual(numbers(outbox), [[5, 1]])
  })

  test('W3 the count goes on where the region knows it, never back', () => {
    const outbox = new Outbox({ ...emptyOutbox, n: 3, prev: 2 })
    outbox.continueFrom(2)
    assert.deepEqual([outbox.state.n, outbox.state.prev], [3, 2])
    outbox.continueFrom(9)
    outbox.add({}, 1)
    assert.deepEqual(numbers(outbox), [[10, 9]])
  })

  test('FC-006 what is set aside is out of the chain, keeps its words and is taken back once', () => {
    const outbox = new Outbox(emptyOutbox)
    for (const at of [1, 2, 3]) outbox.add({ body: Uint8Array.of(at) }, at)
    outbox.setAside(2)
    assert.deepEqual(numbers(outbox), [
      [1, 0],
      [3, 1],
    ])
    const again = new Outbox(outbox.state)
    assert.deepEqual(again.takeAside(2)?.send.body, Uint8Array.of(2))
    assert.equal(again.takeAside(2), undefined)
  })
})
