import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MeridianError } from '../errors.ts'
import type { GroupKey, UserKey } from '../ids.ts'
import { kinds, none, type GroupRow, type Row, toKinds, type Verdict } from '../messages.ts'
import { encodePage, readPage } from '../cold-messages.ts'
import { closeEntry, entriesOf, entryBytes, entryOf, frameFields, openEntry, writeEntry } from './frame.ts'
import { encodeGroupRow, gseqOfGroupRow, mseqOfGroupRow, patchTick, readGroupRow, tickOfGroupRow } from './group-row.ts'
import { encodeRow, patchRowSeq, prevSeqOfRow, readRow, seqOfRow } from './row.ts'
import { encodeSend, nOfSend } from './send.ts'
import { readVerdict, writeVerdict } from './verdict.ts'
import { Writer } from './writer.ts'

const anna = 'anna-anna-anna-a' as UserKey
const mei = 'mei-mei-mei-mei-' as UserKey
const choir = 'choir-choir-choi' as GroupKey

const row: Row = {
  seq: 0,
  prevSeq: 0,
  idHi: 1,
  idLo: 2,
  at: 1_764_000_000_000,
  place: 3,
  target: 0,
  kind: kinds.message,
  flags: 0,
  toKind: toKinds.person,
  convN: 1,
  writer: 0,
  n: 0,
  error: 0,
  author: anna,
  peer: anna,
  clientMsgId: undefined,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: new TextEncoder().encode('hi'),
}

const groupRow: GroupRow = {
  gseq: 88,
  mseq: 80,
  tick: 0,
  idHi: 1,
  idLo: 2,
  at: 5,
  place: 3,
  target: 0,
  pm: 0,
  kind: kinds.message,
  flags: 0,
  group: choir,
  author: anna,
  targetAuthor: undefined,
  subject: undefined,
  parents: none,
  mentions: none,
  body: undefined,
}

const verdict: Verdict = {
  n: 9,
  code: 0,
  last: 0,
  seq: 7,
  idHi: 1,
  idLo: 2,
  at: 5,
  place: 3,
  clientMsgId: undefined,
  denial: undefined,
}

const refused = (work: () => unknown) =>
  assert.throws(work, (thrown) => thrown instanceof MeridianError && thrown.code === 'frame_invalid')

describe('rows patched in place', () => {
  test('L1 a row gets seq and prev_seq amid other bytes, and nothing else of it changes', () => {
    const bytes = encodeRow(row)
    const amid = new Uint8Array(bytes.length + 20).fill(0xee)
    amid.set(bytes, 10)
    patchRowSeq(amid, 10, 2 ** 52 + 1, 2 ** 43 + 9)
    const patched = { ...row, seq: 2 ** 52 + 1, prevSeq: 2 ** 43 + 9 }
    assert.deepEqual(readRow(amid, 10, 10 + bytes.length), { ...patched, body: patched.body })
    assert.deepEqual([seqOfRow(amid, 10), prevSeqOfRow(amid, 10)], [patched.seq, patched.prevSeq])
    assert.ok(amid.subarray(0, 10).every((byte) => byte === 0xee))
    assert.ok(amid.subarray(10 + bytes.length).every((byte) => byte === 0xee))
  })

  test('S4 a group row gets its tick', () => {
    const bytes = encodeGroupRow(groupRow)
    patchTick(bytes, 0, 90_001)
    assert.deepEqual(readGroupRow(bytes), { ...groupRow, tick: 90_001 })
    assert.deepEqual([gseqOfGroupRow(bytes), mseqOfGroupRow(bytes), tickOfGroupRow(bytes)], [88, 80, 90_001])
  })

  test('bytes that are no row of ours are not patched', () => {
    refused(() => patchRowSeq(encodeGroupRow(groupRow).subarray(20).slice(), 0, 1, 0))
    refused(() => patchTick(new Uint8Array(64), 0, 1))
    refused(() => patchRowSeq(encodeRow(row).slice(0, 12), 0, 1, 0))
    refused(() => seqOfRow(Uint8Array.of(9, 1)))
    refused(() => tickOfGroupRow(new Uint8Array(0)))
  })

  test('a number that does not fit is a bug of the writer, not another number', () => {
    const bytes = encodeRow(row).slice()
    for (const seq of [-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(() => patchRowSeq(bytes, 0, seq, 0), RangeError)
      assert.throws(() => encodeRow({ ...row, seq }), RangeError)
      assert.throws(() => encodeRow({ ...row, kind: seq }), RangeError)
    }
    assert.throws(() => encodeRow({ ...row, author: 'short' as UserKey }), RangeError)
    assert.deepEqual(readRow(encodeRow(row)), row)
  })
})

describe('frames', () => {
  test('K1 stored rows become a frame without being encoded again', () => {
    const rows = [1, 2, 3].map((seq) => encodeRow({ ...row, seq, prevSeq: seq - 1 }))
    const writer = new Writer(16)
    for (const bytes of rows) writeEntry(frameFields.row, bytes, writer)
    const frame = writer.finish()
    const seen: number[] = []
    entriesOf(frame, (field, start, end) => {
      assert.equal(field, frameFields.row)
      seen.push(readRow(frame, start, end).seq)
    })
    assert.deepEqual(seen, [1, 2, 3])
    assert.equal(
      frame.length,
      rows.reduce((sum, bytes) => sum + entryBytes(frameFields.row, bytes), 0),
    )
  })

  test('K1 the same entries follow a page', () => {
    const bytes = encodeRow(row).slice()
    const head = encodePage({
      request: 4,
      key: 'k',
      rows: none,
      groupRows: none,
      more: false,
      behind: false,
      fullResync: false,
      head: 9,
      groups: none,
      epoch: 0,
    }).slice()
    const page = readPage(Buffer.concat([head, entryOf(frameFields.row, bytes)]))
    assert.deepEqual(
      page.rows.map((one) => Uint8Array.from(one)),
      [bytes],
    )
    assert.deepEqual([page.request, page.key, page.head], [4, 'k', 9])
  })

  for (const bodyBytes of [0, 100, 127, 128, 16_383, 16_384, 40_000]) {
    test(`an entry of ${bodyBytes} bytes written in place is the one that was encoded before`, () => {
      const writer = new Writer(8)
      writeVerdictEntry(writer)
      const opened = openEntry(frameFields.response, writer)
      writer.bytes(18, new Uint8Array(bodyBytes))
      closeEntry(opened, writer)
      const frame = writer.finish()
      const entries: [number, number][] = []
      entriesOf(frame, (field, start, end) => entries.push([field, end - start]))
      assert.deepEqual(
        entries.map(([field]) => field),
        [frameFields.verdict, frameFields.response],
      )
      const inner = frame.subarray(frame.length - (entries[1] as [number, number])[1])
      assert.deepEqual(
        entryOf(frameFields.response, inner.slice()),
        frame.slice(frame.length - entryBytes(frameFields.response, inner)),
      )
    })
  }

  test('a gateway reads n of a send and nothing else of it', () => {
    const send = encodeSend({
      n: 77,
      prev: 76,
      kind: kinds.message,
      flags: 0,
      toKind: toKinds.person,
      seenIdHi: 0,
      seenIdLo: 0,
      target: 0,
      to: mei,
      clientMsgId: undefined,
      targetAuthor: undefined,
      subject: undefined,
      parents: none,
      mentions: none,
      bodies: none,
      body: undefined,
    }).slice()
    assert.equal(nOfSend(send), 77)
    assert.equal(nOfSend(Buffer.concat([Uint8Array.of(0xb8, 0x3e, 1), send])), 77)
    refused(() => nOfSend(send, 0, 3))
    refused(() => nOfSend(send, 0, send.length + 1))
  })

  test('a writer that is rewound overwrites, one that goes on does not', () => {
    const writer = new Writer(64)
    const first = new Writer(64)
    writeVerdict(verdict, writer)
    const kept = writer.finish()
    writeVerdict({ ...verdict, n: 10 }, writer)
    assert.equal(readVerdict(kept).n, 9)
    assert.equal(readVerdict(writer.finish()).n, 10)
    writeVerdict(verdict, first)
    const lost = first.finish()
    first.rewind()
    writeVerdict({ ...verdict, n: 10 }, first)
    assert.equal(readVerdict(lost).n, 10)
  })
})

function writeVerdictEntry(writer: Writer): void {
  const opened = openEntry(frameFields.verdict, writer)
  writeVerdict(verdict, writer)
  closeEntry(opened, writer)
}
