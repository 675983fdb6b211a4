import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Watchdog } from './watchdog.ts'

test('W22 what is ours is proven for two thirds of the timeout from sending the beat, however late its answer comes', () => {
  const watchdog = new Watchdog(6_000, 0)
  assert.equal(watchdog.isProven(0), false)
  watchdog.answered(1_000, true)
  assert.equal(watchdog.isProven(4_999), true)
  assert.equal(watchdog.isProven(5_000), false)
  watchdog.answered(3_000, true)
  watchdog.answered(2_000, true)
  assert.equal(watchdog.isProven(6_999), true)
  assert.equal(watchdog.isProven(7_000), false)
})

test('W22 a server that answers by itself proves nothing, and yet the connection is not silent', () => {
  const watchdog = new Watchdog(6_000, 0)
  watchdog.answered(0, true)
  for (let at = 1_000; at <= 9_000; at += 1_000) watchdog.answered(at, false)
  assert.equal(watchdog.isSilent(9_000), false)
  assert.equal(watchdog.isProven(4_000), false)
})

test('W22 a connection is given up before the registry gives up the session, also when time has jumped', () => {
  const watchdog = new Watchdog(6_000, 100)
  assert.equal(watchdog.isSilent(4_099), false)
  assert.equal(watchdog.isSilent(4_100), true)
  watchdog.answered(4_000, false)
  assert.equal(watchdog.isSilent(7_999), false)
  assert.equal(watchdog.isSilent(3_600_000), true)
})
