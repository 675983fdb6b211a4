import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Zone } from '../../protocol/ids.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import { allBetween, policyRecordOf } from '../../residency-policy/flows/policy-record.fixture.ts'
import { reachBy } from './reach.ts'

const [eu, us, ap, cn] = [1, 2, 3, 4]
const [EU, SG, CN] = ['EU', 'SG', 'CN'] as Zone[]

/** Texts between the EU and the US, groups between the EU and Singapore, nothing to or from China. */
const frankfurt = reachBy({
  region: eu,
  places: standardPlaces,
  policy: () =>
    new FlowTable(
      policyRecordOf({
        version: 7,
        allow: [...allBetween([eu, us], ['msg.body', 'profile']), ...allBetween([eu, ap], ['group.body'])],
      }),
    ),
  now: () => 0,
})

test('a region is in reach when messages or groups are allowed, both ways', () => {
  assert.equal(frankfurt.whyNot(EU as Zone, us), undefined)
  assert.equal(frankfurt.whyNot(EU as Zone, ap), undefined)
  assert.deepEqual(frankfurt.whyNot(EU as Zone, cn), {
    because: 'default',
    action: 'find',
    rule: '',
    policy: 'list',
    version: 7,
    fromZone: eu,
    toZone: cn,
  })
  assert.equal(frankfurt.whyNot(CN as Zone)?.toZone, eu, 'asked by somebody of China who comes here')
  assert.equal(frankfurt.whyNot(EU as Zone), undefined)
})

test('names of people here are shown where profiles may go; at home always', () => {
  assert.deepEqual(
    ([EU, 'US', SG, 'XX'] as Zone[]).map((zone) => frankfurt.maySeeNames(zone)),
    [true, true, false, false],
  )
})
