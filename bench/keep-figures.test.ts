import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keepFigures, type KeptFigures } from './keep-figures.ts'

const folder = mkdtempSync(join(tmpdir(), 'meridian-figures-'))
const file = join(folder, 'figures.json')
after(() => rmSync(folder, { recursive: true }))

const row = (cpuUsPerOp: number, per?: string) => ({
  scenario: 'edge',
  cpuUsPerOp,
  limitCpuUsPerOp: 1,
  ratio: 1,
  p50Ms: 1,
  p95Ms: 1,
  p99Ms: 1,
  ops: 1,
  ...(per === undefined ? {} : { per }),
})
const kept = (): KeptFigures => JSON.parse(readFileSync(file, 'utf8')) as KeptFigures

test('a figure is kept with day and machine, takes the place of the one before, and of no other', () => {
  keepFigures(file, 'embedded', [row(100, 'connect'), row(20, 'frame')])
  keepFigures(file, 'embedded', [row(90.123_456, 'connect')])
  keepFigures(file, 'engines', [row(300, 'connect')])
  const all = kept()
  assert.deepEqual(Object.keys(all), ['embedded edge connect', 'embedded edge frame', 'engines edge connect'])
  const { measured, row: newest } = all['embedded edge connect'] as KeptFigures[string]
  assert.equal('cpuUsPerOp' in newest && newest.cpuUsPerOp, 90.12)
  assert.match(measured.on, /^20\d\d-\d\d-\d\d$/)
  assert.match(measured.machine, /^\d+ × .+, Node \d+\./)
})
