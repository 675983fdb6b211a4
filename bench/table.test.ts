import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsLines, tableHead, tableLine } from './table.ts'

const row = { cpuUsPerOp: 38.44, limitCpuUsPerOp: 17, ratio: 2.261, p50Ms: 1.5, p95Ms: 6, p99Ms: 12.75, ops: 90_000 }

test('every row of the table stands under its head, whatever the scenario knows', () => {
  const rows = [
    { ...row, scenario: 'direct-1', recordsPerBatch: 110, socketWritesPerOp: 2, putsPerOp: 0.6 },
    { ...row, scenario: 'idle', bytesPerConn: 5_980.4 },
    { ...row, scenario: 'edge', per: 'connect' },
    { ...row, scenario: 'direct-8', enginesCpuUsPerOp: 80.25, limitEnginesCpuUsPerOp: 61 },
    { scenario: 'decide', nsPerOp: 16.04, limit: 50, ratio: 0.3208, ops: 1_000 },
    { scenario: 'impact', ms: 28_644, limit: 60_000, ratio: 0.4774, ops: 1 },
  ].map(tableLine)
  assert.deepEqual(new Set(rows.map((line) => line.length)), new Set([tableHead().length]))
  assert.match(
    rows[0] as string,
    /^direct-1 +38\.4 +17\.0 +2\.26 +1\.50 +6\.00 +12\.8 +90000 +110 +2\.00 +0\.60 +– +– +–$/,
  )
  assert.match(rows[1] as string, / – +– +– +5980 +– +–$/)
  assert.match(rows[2] as string, /^edge connect /)
  assert.match(rows[3] as string, / +80\.3 +61\.0$/)
  assert.match(rows[4] as string, /^decide +16\.0 ns +50\.0 ns +0\.32 +– +– +– +1000 /)
  assert.match(rows[5] as string, /^impact +28644 ms +60000 ms +0\.48 +– +– +– +1 /)
})

test('parts that ran in processes of their own stand below the row', () => {
  const apart = {
    ...row,
    scenario: 'direct-8',
    gatewayCpuUsPerOp: 12.31,
    workerCpuUsPerOp: 25.6,
    keeperCpuUsPerOp: 0.5,
  }
  assert.deepEqual(partsLines(apart), ['  of it gateway 12.3, worker 25.6, keeper 0.50'])
  assert.deepEqual(partsLines({ ...row, scenario: 'direct-8' }), [])
})
