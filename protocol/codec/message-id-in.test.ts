import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeGroupFeed } from '../cold-messages.ts'
import { recordKinds } from '../log-records.ts'
import type { Id64 } from '../messages.ts'
import * as some from './arbitrary-messages.ts'
import { encodeCommand } from './command.ts'
import { encodeDerived } from './derived.ts'
import { entriesOf, entryOf, type FrameField, frameFields } from './frame.ts'
import { encodeGroupRow } from './group-row.ts'
import { encodeLane } from './lane.ts'
import { messageIdInEntry, messageIdInRecord } from './message-id-in.ts'
import { encodeRow } from './row.ts'
import { encodeVerdict } from './verdict.ts'

/** Absent where it is zero, as protobuf leaves it out. */
const idOf = ({ idHi, idLo }: Id64): Id64 | undefined => (idHi === 0 && idLo === 0 ? undefined : { idHi, idLo })

function inEntry(field: FrameField, message: Uint8Array): Id64 | undefined {
  const frame = entryOf(field, message)
  let found: Id64 | undefined
  entriesOf(frame, (its, start, end) => {
    found = messageIdInEntry(its, frame, start, end)
  })
  return found
}

test('the id of a command, of what is derived from it, and of what a lane carries is found', () => {
  fc.assert(
    fc.property(some.arbitraryCommand, some.arbitraryDerived, some.arbitraryLane, (command, derived, lane) => {
      assert.deepEqual(messageIdInRecord(recordKinds.command, encodeCommand(command)), idOf(command))
      const bytes = encodeDerived(derived)
      assert.deepEqual(messageIdInRecord(recordKinds.derived, bytes), idOf(derived))
      const carried = encodeLane({ ...lane, recordKind: recordKinds.derived, payload: bytes })
      assert.deepEqual(messageIdInRecord(recordKinds.lane, carried), idOf(derived))
    }),
  )
})

test('the id of a group’s row is found in what carries it', () => {
  fc.assert(
    fc.property(some.arbitraryGroupFeed, some.arbitraryGroupRow, (feed, row) => {
      const bytes = encodeGroupFeed({ ...feed, row: encodeGroupRow(row) })
      assert.deepEqual(messageIdInRecord(recordKinds.groupFeed, bytes), idOf(row))
    }),
  )
})

test('the id of a verdict and of rows on their way to devices is found', () => {
  fc.assert(
    fc.property(some.arbitraryVerdict, some.arbitraryRow, some.arbitraryGroupRow, (verdict, row, groupRow) => {
      assert.deepEqual(inEntry(frameFields.verdict, encodeVerdict(verdict)), idOf(verdict))
      assert.deepEqual(inEntry(frameFields.row, encodeRow(row)), idOf(row))
      assert.deepEqual(inEntry(frameFields.groupRow, encodeGroupRow(groupRow)), idOf(groupRow))
    }),
  )
})

test('what is about no message, and what nobody can read, has no id', () => {
  const lane = { counter: 1, policyVersion: 0, authorRegion: 0, authorZone: 0, toTopic: 1, toPart: 0, at: 0 } as const
  const nested = encodeLane({ ...lane, recordKind: recordKinds.lane, dataClass: '', payload: new Uint8Array([1]) })
  assert.equal(messageIdInRecord(recordKinds.lane, nested), undefined)
  assert.equal(messageIdInRecord(recordKinds.tick, new Uint8Array([9, 1, 0, 0, 0, 0, 0, 0, 0])), undefined)
  assert.equal(inEntry(frameFields.pong, new Uint8Array([8, 1])), undefined)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.uint8Array({ maxLength: 64 }), (kind, bytes) => {
      messageIdInRecord(kind, bytes)
    }),
  )
})
