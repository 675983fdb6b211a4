import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCode, readPolicy } from '../../protocol/cold-messages.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import type { Flow } from '../../residency-policy/decide.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import { foldVersion } from '../fold/fold.ts'
import { openingRecords } from './opening-records.ts'

const toSingapore: Flow = { fromRegion: 1, toRegion: 3, dataClass: 'msg.body' }
const toVirginia: Flow = { fromRegion: 1, toRegion: 2, dataClass: 'msg.body' }

/** A part that has folded a policy. */
function partWith(version: number, allow: readonly Flow[]) {
  const cell = cellCodec.emptyPart()
  cell.foldVersion = foldVersion
  cell.policy = { version, allow }
  return cell
}

test('L6 N2 a new part begins with the fold version and the configured policy', () => {
  const records = openingRecords(cellCodec.emptyPart(), { version: 1, allow: [toSingapore] }, 5)
  assert.deepEqual(
    records.map(({ kind }) => kind),
    [recordKinds.code, recordKinds.policy],
  )
  assert.equal(readCode(records[0]?.payload as Uint8Array).foldVersion, foldVersion)
  assert.deepEqual(
    readPolicy(records[1]?.payload as Uint8Array).allow.map((flow) => ({ ...flow })),
    [toSingapore],
  )
})

test('N2 a list that only widens is appended, the same one is not', () => {
  const cell = partWith(4, [toSingapore])
  const [record, ...more] = openingRecords(cell, { version: 5, allow: [toVirginia, toSingapore] }, 5)
  assert.equal(readPolicy(record?.payload as Uint8Array).version, 5)
  assert.deepEqual(more, [])
  assert.deepEqual(openingRecords(cell, { version: 5, allow: [toSingapore] }, 5), [])
})

test('N2 a list that narrows is refused with a sentence, also when it widens elsewhere', () => {
  const cell = partWith(4, [toSingapore])
  for (const allow of [[], [toVirginia]])
    assert.throws(() => openingRecords(cell, { version: 5, allow }, 5), /would forbid what is allowed now/)
})
