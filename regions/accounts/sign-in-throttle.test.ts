import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MeridianError } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { SignInThrottle } from './sign-in-throttle.ts'

const second = 1_000
const minute = 60_000

function setUp(keysMax?: number) {
  const clock = { ms: 0, monotonic: () => clock.ms }
  const throttle = new SignInThrottle(clock, keysMax)
  /** Milliseconds to wait; 0 if the try was allowed. */
  const wait = (...keys: string[]): number => {
    try {
      throttle.take(keys)
      return 0
    } catch (thrown) {
      assert.ok(thrown instanceof MeridianError && thrown.code === 'rate_limited')
      return thrown.detail.retryAfterMs ?? 0
    }
  }
  const spend = (key: string) => {
    for (let tries = 0; tries < limits.signInTriesMax; tries++) assert.equal(wait(key), 0)
  }
  return { clock, throttle, wait, spend }
}

describe('sign-in throttle', () => {
  test('FC-055 ten tries are free, then each wait is told and doubles up to a quarter of an hour', () => {
    const { clock, wait, spend } = setUp()
    spend('anna')
    const waits: number[] = []
    for (let tries = 0; tries < 14; tries++) {
      const told = wait('anna')
      waits.push(told)
      clock.ms += told - 1
      assert.equal(wait('anna'), 1)
      clock.ms += 1
      assert.equal(wait('anna'), 0)
    }
    assert.deepEqual(
      waits.slice(0, 5),
      [1, 2, 4, 8, 16].map((seconds) => seconds * second),
    )
    assert.equal(waits.at(-1), 15 * minute)
  })

  test('a thousand tries at one moment: ten pass', () => {
    const { wait } = setUp()
    const passed = Array.from({ length: 1_000 }, () => wait('anna')).filter((told) => told === 0)
    assert.equal(passed.length, limits.signInTriesMax)
  })

  test('right passwords do not count, however often', () => {
    const { throttle, wait } = setUp()
    for (let tries = 0; tries < 100; tries++) {
      assert.equal(wait('anna'), 0)
      throttle.giveBack(['anna'])
    }
  })

  test('a right password does not give back the tries of others', () => {
    const { throttle, wait } = setUp()
    for (let tries = 0; tries < limits.signInTriesMax - 1; tries++) wait('anna')
    wait('anna')
    throttle.giveBack(['anna'])
    assert.equal(wait('anna'), 0)
    assert.equal(wait('anna'), second)
  })

  test('one key that must wait stops the try, and the other key is not charged for it', () => {
    const { wait, spend } = setUp()
    spend('install')
    for (let tries = 0; tries < 50; tries++) assert.equal(wait('ben', 'install'), second)
    spend('ben')
  })

  test('after ten quiet minutes an account is as new', () => {
    const { clock, spend } = setUp()
    spend('anna')
    clock.ms += 10 * minute + second
    spend('anna')
  })

  test('memory is bounded; the account tried last is remembered', () => {
    const { wait, spend } = setUp(3)
    spend('anna')
    wait('ben')
    wait('carl')
    assert.equal(wait('anna'), second)
    wait('mei')
    wait('omar')
    assert.equal(wait('carl'), 0)
  })
})
