import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Id64, Row } from '../../protocol/messages.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { noClientFaults } from './client-faults.ts'
import { aGroupRow, aRow, Harness, ownJoin } from './session-harness.ts'

const ben = 'ben-in-washingto' as UserKey
const idOf = ({ idHi, idLo }: Id64): Id64 => ({ idHi, idLo })
const shown = ({ told }: Harness) =>
  told.shown.map(
    ({ of, row, isLate }) => `${of === 'mailbox' ? `row ${row.seq}` : `group ${row.gseq}`}${isLate ? ' late' : ''}`,
  )
/** Of Mei, in the 1:1 conversation, about a post in the group. */
const answer = (seq: number, gseq: number, given: Partial<Row> = {}): Row =>
  aRow(seq, seq - 1, { idHi: 3, parents: [idOf(aGroupRow(gseq))], ...given })

async function inGroup(given = {}): Promise<Harness> {
  const harness = new Harness(undefined, undefined, given)
  await harness.open()
  harness.line.welcome()
  harness.line.page({ groupRows: [ownJoin(1)] })
  harness.told.shown.length = 0
  return harness
}

describe('answers after what they answer', () => {
  test('G6 an answer waits for what it answers, and its conversation behind it; others do not', async () => {
    const harness = await inGroup()
    harness.line.row(answer(1, 2))
    harness.line.row(aRow(2, 1))
    harness.line.row(aRow(3, 2, { author: ben, peer: ben }))
    assert.deepEqual(shown(harness), ['row 3'])
    harness.line.groupRow(aGroupRow(2))
    assert.deepEqual(shown(harness), ['row 3', 'group 2', 'row 1', 'row 2'])
  })

  test('G6 after five seconds it is shown with a mark; position and acks have not waited', async () => {
    const harness = await inGroup()
    harness.line.row(answer(1, 2))
    await harness.time.advance(2_000)
    assert.deepEqual(harness.line.acks(), [1])
    harness.line.row(answer(2, 3))
    harness.line.row(aRow(3, 2))
    await harness.time.advance(2_999)
    assert.deepEqual(shown(harness), [])
    await harness.time.advance(1)
    assert.deepEqual(shown(harness), ['row 1 late'])
    await harness.time.advance(2_000)
    assert.deepEqual(shown(harness), ['row 1 late', 'row 2 late', 'row 3'])
  })

  test('G6 what is held over a restart is shown after it', async () => {
    const harness = await inGroup()
    harness.line.row(answer(1, 2))
    harness.line.row(aRow(2, 1))
    await harness.time.advance(1_000)
    const again = new Harness(harness.store, harness.time)
    await again.open()
    assert.deepEqual(shown(again), [])
    again.line.welcome()
    again.line.page({ groupRows: [aGroupRow(2)] })
    assert.deepEqual(shown(again), ['group 2', 'row 1', 'row 2'])
    await again.time.advance(6_000)
    const third = new Harness(harness.store, harness.time)
    await third.open()
    await third.time.advance(6_000)
    assert.deepEqual(shown(third), [])
  })

  test('G6 what was shown in an earlier run is not waited for', async () => {
    const harness = await inGroup()
    harness.line.groupRow(aGroupRow(2))
    await harness.time.advance(1_000)
    const again = new Harness(harness.store, harness.time)
    await again.open()
    again.line.welcome()
    again.line.page({ rows: [answer(1, 2)] })
    assert.deepEqual(shown(again), ['row 1'])
  })

  test('G6 more than a device can hold is shown with a mark', async () => {
    const harness = await inGroup()
    for (let seq = 1; seq <= 1_001; seq++) harness.line.row(answer(seq, 2))
    assert.deepEqual(shown(harness), ['row 1 late'])
  })

  test('S3 a message id is shown once, though a restored region gives it another number', async () => {
    const harness = await inGroup()
    const row = aRow(1, 0)
    harness.line.row(row)
    harness.line.row({ ...row, seq: 2, prevSeq: 1 })
    assert.deepEqual(shown(harness), ['row 1'])
    assert.equal(harness.told.rows.length, 2)
  })

  test('G6 W15 the switches of the simulation: an open gate, and any pushed row', async () => {
    const open = await inGroup({ faults: { ...noClientFaults, noGate: true } })
    open.line.row(answer(1, 2))
    assert.deepEqual(shown(open), ['row 1'])
    const unchecked = await inGroup({ faults: { ...noClientFaults, pushUnchecked: true } })
    unchecked.line.row(aRow(9, 7))
    assert.deepEqual(shown(unchecked), ['row 9'])
  })
})
