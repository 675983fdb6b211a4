import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MeridianError } from '../../protocol/errors.ts'
import type { RegionName, Zone } from '../../protocol/ids.ts'
import { standardPlaces } from '../../protocol/places.ts'
import { placeAtSignUp, type SignUpRule, signUpRuleFaults } from './sign-up-rule.ts'

const zone = (name: string) => name as Zone
const region = (name: string) => name as RegionName
const rule: SignUpRule = {
  zoneOfPop: { fra: zone('EU'), sin: zone('SG'), hnd: zone('JP') },
  homeOfZone: (of) => ({ EU: region('eu-central'), SG: region('ap-southeast') })[of as string],
}

describe('sign-up rule', () => {
  test('I7 Anna through Frankfurt is EU, Mei through Singapore is SG', () => {
    assert.deepEqual(placeAtSignUp(rule, 'fra'), { zone: 'EU', home: 'eu-central' })
    assert.deepEqual(placeAtSignUp(rule, 'sin'), { zone: 'SG', home: 'ap-southeast' })
  })

  test('where the rule says nothing, or the policy knows no home of the zone, nobody signs up', () => {
    for (const pop of ['nrt', 'hnd', '', 'FRA', 'constructor', '__proto__']) {
      assert.throws(
        () => placeAtSignUp(rule, pop),
        (thrown) => thrown instanceof MeridianError && thrown.code === 'not_allowed',
      )
    }
  })

  test('a rule that fits has no faults; what is missing is named', () => {
    assert.deepEqual(signUpRuleFaults({ ...rule, zoneOfPop: { fra: zone('EU') } }, standardPlaces), [])
    assert.deepEqual(signUpRuleFaults(rule, standardPlaces), [
      'point of presence hnd has zone JP, which is not a zone of this installation',
    ])
  })
})
