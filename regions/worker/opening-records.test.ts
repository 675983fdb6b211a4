import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCode } from '../../protocol/cold-messages.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import { readPolicyRecord } from '../../residency-policy/flows/policy-record-codec.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import { foldVersion } from '../fold/fold.ts'
import { openingRecords } from './opening-records.ts'

const open = (version: number) => policyRecordOf({ version, allow: allBetween([1, 3]) })
const closed = (version: number) => policyRecordOf({ version, allow: [] })

/** A part that has folded a policy. */
function partOn(policy: ReturnType<typeof open>) {
  const cell = cellCodec.emptyPart()
  cell.foldVersion = foldVersion
  cell.policy = new FlowTable(policy)
  return cell
}

test('L6 R7 a new part begins with the fold version and the policy its region stands by', () => {
  const records = openingRecords(cellCodec.emptyPart(), open(1), 5)
  assert.deepEqual(
    records.map(({ kind }) => kind),
    [recordKinds.code, recordKinds.policy],
  )
  assert.equal(readCode(records[0]?.payload as Uint8Array).foldVersion, foldVersion)
  assert.deepEqual(readPolicyRecord(records[1]?.payload as Uint8Array), open(1))
})

test('R7 a part that missed an activation is told, wider or narrower; one that knows it is not', () => {
  for (const [before, wanted] of [
    [open(4), closed(5)],
    [closed(4), open(5)],
  ] as const) {
    const [record, ...more] = openingRecords(partOn(before), wanted, 5)
    assert.deepEqual(readPolicyRecord(record?.payload as Uint8Array), wanted)
    assert.deepEqual(more, [])
    assert.deepEqual(openingRecords(partOn(wanted), wanted, 5), [])
  }
})

test('R7 a part is never taken back to an older activation', () => {
  assert.deepEqual(openingRecords(partOn(open(5)), closed(4), 5), [])
})
