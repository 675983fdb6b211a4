import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fail } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { kinds } from '../../protocol/messages.ts'
import { placeOf } from '../../protocol/place.ts'
import type { GroupHistory } from './hole-filler.ts'
import { aGroupRow, anna, aRow, Harness, hiking, ownJoin } from './session-harness.ts'

const seqs = ({ told }: Harness) => told.rows.map(({ seq }) => seq)
const gseqs = ({ told }: Harness) => told.groupRows.map(({ gseq }) => gseq)
const status = ({ told }: Harness) => told.statuses.at(-1)?.s

/** History that a test answers itself. */
class ScriptedHistory {
  readonly asked: number[] = []
  answer: (after: number) => Promise<GroupHistory> = () => Promise.reject(fail('unavailable'))
  readonly ask = (_group: unknown, after: number): Promise<GroupHistory> => {
    this.asked.push(after)
    return this.answer(after)
  }
}

async function connected(history = new ScriptedHistory()): Promise<Harness> {
  const harness = new Harness(undefined, undefined, { groupHistory: history.ask })
  await harness.open()
  harness.line.welcome()
  return harness
}

describe('rows of the mailbox', () => {
  test('S3 a pushed row behind the last is taken, a repeated one is not, an early one asks for a sync', async () => {
    const harness = await connected()
    harness.line.page({})
    harness.line.row(aRow(5, 0))
    harness.line.row(aRow(5, 0))
    assert.deepEqual(harness.line.syncs(), [])
    harness.line.row(aRow(9, 7))
    assert.deepEqual(seqs(harness), [5])
    assert.equal(status(harness), 'catching-up')
    harness.line.page({ rows: [aRow(7, 5), aRow(9, 7)] })
    assert.deepEqual(seqs(harness), [5, 7, 9])
    assert.equal(status(harness), 'live')
  })

  test('S3 FC-013 a page with a hole is not taken, nor its key, and the device never calls itself live over it', async () => {
    const harness = await connected()
    harness.line.page({ rows: [aRow(1, 0)], key: 'good' })
    harness.line.row(aRow(9, 7))
    harness.line.page({ rows: [aRow(5, 1), aRow(9, 7)], key: 'bad' })
    assert.deepEqual(seqs(harness), [1])
    assert.equal(status(harness), 'catching-up')
    await harness.time.advance(500)
    const [sync] = harness.line.syncs()
    assert.equal(sync?.key, 'good')
  })

  test('S3 a page that does not fit three times leads to where everything stands, and that is said', async () => {
    const harness = await connected()
    for (const waitMs of [500, 1_000, 0]) {
      harness.line.page({ rows: [aRow(9, 7)], key: 'bad' })
      await harness.time.advance(waitMs)
    }
    harness.line.page({ fullResync: true, head: 9, key: 'fresh' })
    assert.deepEqual(harness.told.resyncs, [{ from: 0, to: 9 }])
    assert.equal(status(harness), 'live')
    harness.line.row(aRow(10, 9))
    assert.deepEqual(seqs(harness), [10])
  })

  test('S7 the newest rows of a full resync are taken, and the gap before them is told', async () => {
    const harness = await connected()
    harness.line.page({ rows: [aRow(1, 0), aRow(2, 1)] })
    harness.line.row(aRow(9, 7))
    harness.line.page({ fullResync: true, head: 9, rows: [aRow(7, 5), aRow(9, 7)], key: 'fresh' })
    assert.deepEqual(harness.told.resyncs, [{ from: 2, to: 5 }])
    assert.deepEqual(seqs(harness), [1, 2, 7, 9])
    harness.line.row(aRow(12, 10))
    harness.line.page({ fullResync: true, head: 12, rows: [aRow(7, 5), aRow(9, 7), aRow(12, 9)], key: 'fresher' })
    assert.deepEqual(harness.told.resyncs, [{ from: 2, to: 5 }])
    assert.deepEqual(seqs(harness), [1, 2, 7, 9, 12])
  })

  test('S3 a newer epoch is taken behind less than the device has', async () => {
    const harness = await connected()
    harness.line.page({ rows: [aRow(1, 0), aRow(8, 1)] })
    const restored = placeOf(1, 3)
    harness.line.row(aRow(restored, 1))
    assert.deepEqual(seqs(harness), [1, 8, restored])
  })

  test('S7 sync_key_invalid: the key is forgotten and the device goes on from where everything stands', async () => {
    const harness = await connected()
    harness.line.refuseSync('sync_key_invalid')
    const [sync] = harness.line.syncs()
    assert.equal(sync?.key, '')
  })

  test('a sync that the region cannot answer now is asked again, less and less often', async () => {
    const harness = await connected()
    harness.line.refuseSync('unavailable')
    await harness.time.advance(499)
    assert.deepEqual(harness.line.syncs(), [])
    await harness.time.advance(1)
    harness.line.refuseSync('unavailable')
    await harness.time.advance(999)
    assert.deepEqual(harness.line.syncs(), [])
    await harness.time.advance(1)
    assert.equal(harness.line.syncs().length, 1)
  })

  test('a page that is lost is asked for again, and the late one is not taken for it', async () => {
    const harness = await connected()
    const [first] = harness.line.syncs()
    // Beats go on meanwhile.
    for (let i = 0; i < 3; i++) {
      await harness.time.advance(9_000)
      harness.line.pong(0)
    }
    const again = harness.line.syncs()
    assert.equal(again.length, 1)
    assert.notEqual(again[0]?.request, first?.request)
  })

  test('FC-014 a head above the own, told by a pong, asks for what is missing', async () => {
    const harness = await connected()
    harness.line.page({})
    await harness.time.advance(24_000)
    harness.line.pong(4)
    harness.line.page({ rows: [aRow(4, 0)], head: 4 })
    assert.deepEqual(seqs(harness), [4])
  })

  test('S4 behind: asked again in a moment, and live only when everything is final', async () => {
    const harness = await connected()
    harness.line.page({ behind: true, key: 'k1' })
    assert.equal(status(harness), 'catching-up')
    await harness.time.advance(250)
    harness.line.page({ key: 'k1' })
    assert.equal(status(harness), 'live')
  })

  test('L12 rows are acknowledged when they are stored, not before', async () => {
    const harness = await connected()
    harness.line.page({ rows: [aRow(1, 0), aRow(2, 1)] })
    assert.deepEqual(harness.line.acks(), [])
    await harness.time.advance(200)
    assert.deepEqual(harness.line.acks(), [2])
  })

  test('S1 what was pushed does not come again by sync for ever: the key follows', async () => {
    const harness = await connected()
    harness.line.page({})
    for (let seq = 1; seq < limits.pageRowsMax; seq++) harness.line.row(aRow(seq, seq - 1))
    assert.deepEqual(harness.line.syncs(), [])
    harness.line.row(aRow(limits.pageRowsMax, limits.pageRowsMax - 1))
    assert.equal(harness.line.syncs().length, 1)
    assert.equal(status(harness), 'live')
  })
})

describe('rows of groups', () => {
  test('S6 the own join begins a group, the next number goes on, a lower one is dropped', async () => {
    const harness = await connected()
    harness.line.page({ groupRows: [ownJoin(3), aGroupRow(4)] })
    harness.line.groupRow(aGroupRow(4))
    harness.line.groupRow(aGroupRow(5))
    assert.deepEqual(gseqs(harness), [3, 4, 5])
  })

  test('S6 a hole that a page leaves is filled from history, and later rows wait for it', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    harness.line.page({ groupRows: [ownJoin(1)] })
    harness.line.groupRow(aGroupRow(4))
    assert.deepEqual(gseqs(harness), [1])
    history.answer = () =>
      Promise.resolve({ rows: [aGroupRow(2), aGroupRow(3), aGroupRow(4)], more: false, completeTo: 4 })
    harness.line.page({ groupRows: [aGroupRow(4)] })
    await harness.settle()
    assert.deepEqual(history.asked, [1])
    assert.deepEqual(gseqs(harness), [1, 2, 3, 4])
  })

  test('S6 what lies above the store that answers is no answer and is asked for again', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    history.answer = () => Promise.resolve({ rows: [aGroupRow(2)], more: false, completeTo: 2 })
    harness.line.page({ groupRows: [ownJoin(1), aGroupRow(4)] })
    await harness.settle()
    history.answer = () => Promise.resolve({ rows: [aGroupRow(3), aGroupRow(4)], more: false, completeTo: 4 })
    await harness.time.advance(999)
    assert.deepEqual(history.asked, [1])
    await harness.time.advance(1)
    assert.deepEqual(history.asked, [1, 2])
    assert.deepEqual(gseqs(harness), [1, 2, 3, 4])
  })

  test('S6 a hole is remembered over a restart', async () => {
    const history = new ScriptedHistory()
    const first = await connected(history)
    first.line.page({ groupRows: [ownJoin(1), aGroupRow(3)] })
    await first.time.advance(200)
    history.answer = () => Promise.resolve({ rows: [aGroupRow(2), aGroupRow(3)], more: false, completeTo: 3 })
    const second = new Harness(first.store, undefined, { groupHistory: history.ask })
    await second.open()
    second.line.welcome()
    second.line.page({})
    await second.settle()
    assert.deepEqual(gseqs(second), [2, 3])
  })

  test('S6 a re-join before which rows are missing waits for them; one behind the own end does not', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    const leave = aGroupRow(3, { kind: kinds.groupLeave, author: anna, subject: anna })
    history.answer = () => Promise.resolve({ rows: [aGroupRow(2), leave, ownJoin(9, 3)], more: false, completeTo: 9 })
    harness.line.page({ groupRows: [ownJoin(1), ownJoin(9, 3)] })
    await harness.settle()
    assert.deepEqual(gseqs(harness), [1, 2, 3, 9])
    harness.line.groupRow(aGroupRow(10, { kind: kinds.groupLeave, author: anna, subject: anna }))
    harness.line.groupRow(ownJoin(20, 10))
    assert.deepEqual(gseqs(harness), [1, 2, 3, 9, 10, 20])
  })

  test('S6 a hole with nothing in it for this person ends', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    history.answer = () => Promise.reject(fail('not_member'))
    harness.line.page({ groupRows: [ownJoin(1), aGroupRow(5)] })
    await harness.settle()
    await harness.time.advance(120_000)
    assert.deepEqual(history.asked, [1])
  })

  test('S6 a hole is asked for again whatever went wrong on the other side', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    history.answer = () => Promise.reject(fail('internal'))
    harness.line.page({ groupRows: [ownJoin(1), aGroupRow(3)] })
    await harness.settle()
    history.answer = () => Promise.resolve({ rows: [aGroupRow(2), aGroupRow(3)], more: false, completeTo: 3 })
    await harness.time.advance(1_000)
    assert.deepEqual(gseqs(harness), [1, 2, 3])
  })

  test('S6 FC-058 history that shows nothing goes on behind what it has looked at, and ends', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    history.answer = (after) => Promise.resolve({ rows: [], more: after < 500, completeTo: 600 })
    harness.line.page({ groupRows: [ownJoin(1), aGroupRow(500)] })
    await harness.settle()
    assert.deepEqual(history.asked, [1, 201, 401])
  })

  test('S7 full resync: a known group is filled up, an unknown one begins at its newest row', async () => {
    const history = new ScriptedHistory()
    const harness = await connected(history)
    harness.line.page({ groupRows: [ownJoin(1)] })
    await harness.time.advance(24_000)
    harness.line.pong(50)
    history.answer = () => Promise.resolve({ rows: [aGroupRow(2), aGroupRow(3)], more: false, completeTo: 3 })
    const other = 'another-group-xy' as typeof hiking
    const head = { mseq: 1, fromGseq: 1, pm: 0, intervals: [] }
    harness.line.page({
      fullResync: true,
      head: 50,
      groupRows: [aGroupRow(3), aGroupRow(8, { group: other })],
      groups: [
        { group: hiking, gseq: 3, ...head },
        { group: other, gseq: 8, ...head },
      ],
    })
    await harness.settle()
    assert.deepEqual(gseqs(harness), [1, 8, 2, 3])
  })
})
