import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { assumptionNames, usualValues, withSettings } from './assumptions.ts'
import { type FigureName, figureNames, readFigures } from './figures.ts'
import { capacityOf, type Measured } from './model.ts'
import { capacityPage, measuredOf } from './page.ts'
import { whatIfs } from './what-if.ts'

const nothing = Object.fromEntries(figureNames.map((name) => [name, 0])) as Record<FigureName, number>
const only = (given: Partial<Measured>): Measured => ({ ...nothing, ...given })
/** One region of one machine size, nothing spare: what is left can be worked out by hand. */
const plain = withSettings([
  'weight-eu=100',
  'weight-us=0.000001',
  'weight-ap=0.000001',
  'weight-cn=0.000001',
  'busy-at-peak=1',
  'zones-spare=1',
  'memory-used=1',
  'crossing-share=0.000000001',
  'machine-cores=10',
])
const europe = (measured: Measured, values = plain) => {
  const [region] = capacityOf(measured, values).regions
  assert.ok(region)
  return region.parts
}

test('docs/capacity.md says what the model says (else: npm run capacity -- --write)', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'capacity.md'), 'utf8')
  assert.equal(page, capacityPage(readFigures(), usualValues))
})

test('3.5 million messages a second of 100 µs are 350 cores', () => {
  const { ours } = europe(only({ 'message-us': 100 }))
  assert.equal(Math.round(ours.cores), 350)
  assert.equal(ours.machines, 35)
  assert.equal(ours.decidedBy, 'cores')
})

test('engines do their work once for each copy', () => {
  const one = europe(only({ 'message-kafka-us': 10 }), { ...plain, copies: 1 }).kafka
  const three = europe(only({ 'message-kafka-us': 10 })).kafka
  assert.equal(Math.round(three.cores / one.cores), 3)
})

test('200 million silent connections of 4,000 bytes and the kernel’s are 1.6 TB of memory', () => {
  const { ours } = europe(only({ 'connection-bytes': 4_000 }))
  assert.equal(Math.round(ours.memoryBytes / 1e10), 162)
  assert.equal(ours.decidedBy, 'memory')
  assert.equal(ours.machines, 13)
})

test('a year of messages on Cassandra is decided by its disks', () => {
  const { cassandra } = europe(only({}))
  const messages = usualValues['messages-average'] * 86_400
  const bytes = (10e12 + messages * 94) * 1.7 * 365 * 3
  assert.equal(Math.round(cassandra.diskBytes / 1e12), Math.round(bytes / 1e12))
  assert.equal(cassandra.decidedBy, 'disk')
})

test('regions share by weight, and all of it is the sum of its parts', () => {
  const { regions, machines } = capacityOf(measuredOf(readFigures()), usualValues)
  assert.equal(Math.round(regions.reduce((sum, { share }) => sum + share, 0) * 1e9), 1e9)
  const parts = regions.flatMap((region) => Object.values(region.parts))
  assert.equal(
    machines,
    parts.reduce((sum, part) => sum + part.machines, 0),
  )
})

test('every number that the model rests on is asked what if', () => {
  const asked = whatIfs(measuredOf(readFigures()), usualValues)
  assert.deepEqual(new Set(asked.map(({ name }) => name)), new Set([...assumptionNames, ...figureNames]))
  const disks = asked.find(({ name }) => name === 'machine-disk')
  assert.ok(disks && disks.less > disks.more, 'smaller disks are more machines')
})

test('a setting that is none is refused with a sentence', () => {
  assert.throws(() => withSettings(['luck=2']), /there is no assumption `luck`; there are people, connections/)
  for (const bad of ['copies', 'copies=', 'copies=two', 'copies=-1', 'copies=0'])
    assert.throws(() => withSettings([bad]), /sets no amount above zero: copies=3/)
})

test('a figure that nobody measured is refused with the command that measures it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-capacity-'))
  const file = join(folder, 'figures.json')
  writeFileSync(file, '{}')
  assert.throws(() => readFigures(file), /npm run bench -- --engines --only direct-8 --keep operations\/capacity/)
  rmSync(folder, { recursive: true })
})
