import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInPlace } from './lanes-in-place.ts'

test('FC-084 a lane belongs to its source and, as a copy, to its destination; a copy of a copy to nobody', () => {
  assert.ok(isInPlace('xr.to-us.chat.g1', 'eu'))
  assert.ok(isInPlace('eu.xr.to-us.chat.g1', 'us'))
  for (const region of ['eu', 'us', 'ap']) assert.ok(!isInPlace('us.eu.xr.to-us.chat.g1', region))
  assert.ok(!isInPlace('xr.to-us.chat.g1', 'us'))
  assert.ok(!isInPlace('eu.xr.to-us.chat.g1', 'ap'))
  assert.ok(!isInPlace('eu.xr.to-eu.chat.g1', 'eu'))
})
