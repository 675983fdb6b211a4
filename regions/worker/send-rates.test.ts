import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceNumber, UserKey } from '../../protocol/ids.ts'
import { SendRates } from './send-rates.ts'

const anna = 'anna-anna-anna-1' as UserKey
const device = (number: number): DeviceNumber => number as DeviceNumber

test('a device has one bucket, however often it connects; another device has its own', () => {
  const rates = new SendRates({ perSecond: 1, burst: 2 }, { monotonic: () => 0 })
  assert.equal(rates.of(anna, device(1)).take(0), true)
  assert.equal(rates.of(anna, device(1)).take(0), true)
  assert.equal(rates.of(anna, device(1)).take(0), false)
  assert.equal(rates.of(anna, device(2)).take(0), true)
  assert.equal(rates.of(anna, device(1)).take(1_000), true)
})

test('full buckets are thrown away when there are many, others never', () => {
  let now = 0
  const rates = new SendRates({ perSecond: 1, burst: 2 }, { monotonic: () => now }, 10)
  for (let number = 0; number < 10; number++) rates.of(anna, device(number)).take(now)
  now = 10_000
  while (rates.of(anna, device(3)).take(now));
  rates.of(anna, device(10))
  assert.equal(rates.size, 2)
  assert.equal(rates.of(anna, device(3)).take(now), false)
})
