import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FetchSession } from './fetch-session.ts'
import type { FetchEntry, FetchQuestion } from './requests.ts'

const entry = (partition: number, from: number): FetchEntry => ({ topic: 'user', partition, from, maxBytes: 1_024 })

const partitions = (list: FetchQuestion['entries'] | FetchQuestion['forgotten']): number[] =>
  list.map(({ partition }) => partition)

const shown = (question: FetchQuestion) => ({
  ...question,
  entries: partitions(question.entries),
  forgotten: partitions(question.forgotten),
})

const wellIn = (session: number) => ({ error: 0, session })
const unknownSession = { error: 70, session: 0 }

test('after the first question only what has changed goes out', () => {
  const session = new FetchSession()
  assert.deepEqual(shown(session.ask([entry(0, 0), entry(1, 5), entry(2, 7)])), {
    session: 0,
    epoch: 0,
    entries: [0, 1, 2],
    forgotten: [],
  })
  assert.ok(session.answered(wellIn(77)))
  const moved = [entry(0, 0), entry(1, 6), entry(3, 1)]
  assert.deepEqual(shown(session.ask(moved)), { session: 77, epoch: 1, entries: [1, 3], forgotten: [2] })
  assert.ok(session.answered(wellIn(77)))
  assert.deepEqual(shown(session.ask(moved)), { session: 77, epoch: 2, entries: [], forgotten: [] })
})

test('a part that was left out for a while comes back as it is then', () => {
  const session = new FetchSession()
  session.ask([entry(0, 0), entry(1, 0)])
  session.answered(wellIn(77))
  session.ask([entry(0, 0)])
  session.answered(wellIn(77))
  assert.deepEqual(partitions(session.ask([entry(0, 0), entry(1, 0)]).entries), [1])
})

test('a session that the broker does not know any more begins anew, with everything', () => {
  const session = new FetchSession()
  session.ask([entry(0, 0), entry(1, 0)])
  session.answered(wellIn(77))
  session.ask([entry(0, 0), entry(1, 0)])
  assert.equal(session.answered(unknownSession), false)
  assert.deepEqual(shown(session.ask([entry(0, 0), entry(1, 0)])), {
    session: 0,
    epoch: 0,
    entries: [0, 1],
    forgotten: [],
  })
})

test('a question without an answer ends the session: the broker may have heard it or not', () => {
  const session = new FetchSession()
  session.ask([entry(0, 0)])
  session.answered(wellIn(77))
  session.ask([entry(0, 4)])
  session.lost()
  assert.deepEqual(shown(session.ask([entry(0, 4)])), { session: 77, epoch: 0, entries: [0], forgotten: [] })
  session.answered(wellIn(78))
  assert.deepEqual(shown(session.ask([entry(0, 4)])), { session: 78, epoch: 1, entries: [], forgotten: [] })
})

test('a broker without room for a session is asked about everything each time', () => {
  const session = new FetchSession()
  session.ask([entry(0, 0)])
  assert.ok(session.answered(wellIn(0)))
  assert.deepEqual(shown(session.ask([entry(0, 0)])), { session: 0, epoch: 0, entries: [0], forgotten: [] })
})
