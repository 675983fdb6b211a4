import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRow } from '../../protocol/codec/row.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { groupRowsWithoutRecalled, type Recalls, rowsWithoutRecalled } from './recalled.ts'
import { RecentMarks } from './recent-marks.ts'
import { anna, ben, groupTextsOf, hikers, mailboxRow, mei, textsOf, timelineRow } from './row-fixtures.ts'
import type { StoredMark } from './row-store.ts'

const part = 'user/3'
const ofMei: StoredMark = { scope: { type: 'mailbox', user: anna, peer: mei }, author: mei, place: 7 }

/** Knows these marks, and how often it was asked. */
const knowing = (...known: StoredMark[]): Recalls & { asked: number } => ({
  asked: 0,
  recalled(marks) {
    this.asked += 1
    return Promise.resolve(marks.map((mark) => known.some((one) => JSON.stringify(one) === JSON.stringify(mark))))
  },
})

test('W10 a page is one question, and only what was recalled loses its body', async () => {
  const recalls = knowing(ofMei)
  const rows = [
    mailboxRow(anna, 5, { author: mei, place: 6 }),
    mailboxRow(anna, 6, { author: mei, place: 7 }),
    mailboxRow(anna, 7, { author: anna, place: 7 }),
    mailboxRow(anna, 8, { author: ben, peer: ben, place: 7 }),
  ].map(({ bytes }) => bytes)
  const shown = await rowsWithoutRecalled(recalls, anna, rows)
  assert.deepEqual(textsOf(shown), ['anna 5', '', 'anna 7', 'anna 8'])
  assert.equal(readRow(shown[1] as Uint8Array).flags & flags.recalled, flags.recalled)
  assert.equal(recalls.asked, 1)
})

test('W17, FC-027 the edit of a recalled message loses its text, too', async () => {
  const edit = mailboxRow(anna, 9, { author: mei, place: 8, target: 7, kind: kinds.edit })
  assert.deepEqual(textsOf(await rowsWithoutRecalled(knowing(ofMei), anna, [edit.bytes])), [''])
})

test('G5 rows of a group likewise', async () => {
  const mark: StoredMark = { scope: { type: 'group', group: hikers }, author: anna, place: 2 }
  const rows = [1, 2, 3].map((gseq) => timelineRow(hikers, gseq).bytes)
  assert.deepEqual(groupTextsOf(await groupRowsWithoutRecalled(knowing(mark), hikers, rows)), ['hike 1', '', 'hike 3'])
})

test('W10 a recall counts from its fold on, until the store has it', () => {
  const marks = new RecentMarks()
  assert.equal(marks.has(ofMei), false)
  marks.add(ofMei, part, 10)
  marks.add({ ...ofMei, place: 8 }, part, 11)
  assert.equal(marks.has(ofMei), true)
  assert.equal(marks.has({ ...ofMei, author: anna }), false)
  marks.stored(part, 10)
  assert.equal(marks.has(ofMei), true)
  marks.stored('user/4', 100)
  marks.stored(part, 11)
  assert.equal(marks.has(ofMei), false)
  assert.equal(marks.has({ ...ofMei, place: 8 }), true)
  marks.stored(part, 12)
  assert.equal(marks.size, 0)
})
