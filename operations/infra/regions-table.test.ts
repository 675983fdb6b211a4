import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { standardPolicyFile } from '../../processes/policy-of-installation.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { root } from '../ci/command.ts'
import { documentIn, regionsTable, regionsTablePath, regionsTableText } from './regions-table.ts'

const document = documentIn(standardPolicyFile)

test('the table that Terraform goes by is the one that is made from places and policy (else: npm run generate)', () => {
  assert.equal(readFileSync(join(root, regionsTablePath), 'utf8'), regionsTableText())
})

test('everybody who signs up at a point of presence lives where its region is', () => {
  const { regions, points_of_presence: pops } = regionsTable(document)
  for (const [pop, { zone, region }] of Object.entries(pops)) {
    assert.ok(regions[region]?.zones.includes(zone), pop)
    assert.equal(regions[region]?.law, zone, pop)
  }
})

test('there is a way only where the policy lets something go', () => {
  const flows = ({ regions }: ReturnType<typeof regionsTable>) =>
    Object.fromEntries(Object.entries(regions).map(([alias, line]) => [alias, line.flows_to]))
  assert.deepEqual(flows(regionsTable(document)), {
    eu: ['us', 'ap', 'cn'],
    us: ['eu', 'ap', 'cn'],
    ap: ['eu', 'us', 'cn'],
    cn: ['eu', 'us', 'ap'],
  })
  // Nobody's home is told to or by Beijing any more: then nothing is.
  const rules = document.rules.map((rule) =>
    rule.id === 'directory'
      ? { ...rule, zones: ['EU', 'US', 'SG'], to: ['eu-central', 'us-east', 'ap-southeast'] }
      : rule,
  )
  assert.deepEqual(flows(regionsTable({ ...document, rules })), {
    eu: ['us', 'ap'],
    us: ['eu', 'ap'],
    ap: ['eu', 'us'],
    cn: [],
  })
})

test('a region that the document does not know has no line', () => {
  const unknown = { number: 9, name: 'sa-east', alias: 'sa', city: 'São Paulo' } as never
  assert.throws(
    () => regionsTable(document, { ...standardPlaces, regions: [...standardPlaces.regions, unknown] }),
    /says nothing of region `sa-east`/,
  )
})
