import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiMethods, apiRoutes } from './api-routes.ts'
import { heldData, heldDataText, readHeldData } from './held-data.ts'

test('every method that reads says what its answer holds, and no other', () => {
  assert.deepEqual(Object.keys(heldData).sort(), apiMethods.filter((method) => apiRoutes[method].verb === 'GET').sort())
})

test('what is said is read back; anything else says nothing', () => {
  for (const held of Object.values(heldData)) assert.deepEqual(readHeldData(heldDataText(held)), held)
  for (const text of [null, '', 'caller', 'profile', 'nobody profile', 'caller profile more'])
    assert.equal(readHeldData(text), undefined)
})
