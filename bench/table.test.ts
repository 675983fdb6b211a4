import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tableHead, tableLine } from './table.ts'

const row = { cpuUsPerOp: 38.44, limitCpuUsPerOp: 17, ratio: 2.261, p50Ms: 1.5, p95Ms: 6, p99Ms: 12.75, ops: 90_000 }

test('every row of the table stands under its head, whatever the scenario knows', () => {
  const rows = [
    { ...row, scenario: 'direct-1', recordsPerBatch: 110, socketWritesPerOp: 2, putsPerOp: 0.6 },
    { ...row, scenario: 'idle', bytesPerConn: 5_980.4 },
    { ...row, scenario: 'edge', per: 'connect' },
  ].map(tableLine)
  assert.deepEqual(new Set(rows.map((line) => line.length)), new Set([tableHead().length]))
  assert.match(rows[0] as string, /^direct-1 +38\.4 +17\.0 +2\.26 +1\.50 +6\.00 +12\.8 +90000 +110 +2\.00 +0\.60 +–$/)
  assert.match(rows[1] as string, / – +– +– +5980$/)
  assert.match(rows[2] as string, /^edge connect /)
})
