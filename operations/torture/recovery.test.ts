import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Injection } from './injections/injection.ts'
import type { Spoken } from './recorded-device.ts'
import { recovered } from './recovery.ts'
import type { Talker } from './talkers.ts'

const injection = (recoversFrom: Injection['recoversFrom']): Injection => ({
  kind: 'kill kafka',
  where: 'kafka of eu',
  region: 'eu',
  holdMs: 0,
  recoversFrom,
  begin: () => Promise.resolve(),
  lift: () => Promise.resolve(),
})

const saying = (saidAtMs: number, answeredAtMs: number | undefined) => ({ saidAtMs, answeredAtMs }) as Spoken
const talkerOf = (region: string, ...outbox: Spoken[]) => ({ region, device: { outbox } }) as unknown as Talker

const base = performance.now()
const at = (ms: number): number => base + ms
const fault = (from: Injection['recoversFrom']) => ({
  injection: injection(from),
  begunAtMs: at(0),
  goneAtMs: at(4_000),
})
const anna = talkerOf('eu', saying(at(-10), at(20)), saying(at(100), at(6_500)), saying(at(4_100), at(4_200)))

test('recovery ends with the last answer that somebody had to wait for', async () => {
  const mei = talkerOf('ap', saying(at(200), at(60_000)))
  const expected = { kind: 'kill kafka', longestWaitMs: 6_400 }
  assert.deepEqual(await recovered(fault('its begin'), [anna, mei]), { ...expected, recoveryMs: 6_500 })
  assert.deepEqual(await recovered(fault('its end'), [anna, mei]), { ...expected, recoveryMs: 2_500 })
})

test('it waits for the answer of everything said before, and for one since', async () => {
  const late = saying(at(3_000), undefined)
  const since = saying(at(4_500), undefined)
  const ended = recovered(fault('its end'), [talkerOf('eu', late, since)])
  late.answeredAtMs = at(7_000)
  assert.equal(await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200, 'waits'))]), 'waits')
  since.answeredAtMs = at(7_100)
  assert.equal((await ended).recoveryMs, 3_100)
})

test('a wait that another fault has caused is not counted for this one', async () => {
  const long = talkerOf('eu', saying(at(-80_000), at(30)), saying(at(4_010), at(4_040)))
  assert.deepEqual(await recovered(fault('its end'), [long]), { kind: 'kill kafka', recoveryMs: 0, longestWaitMs: 30 })
})

test('what nobody noticed takes no time', async () => {
  const quick = talkerOf('eu', saying(at(10), at(60)), saying(at(4_010), at(4_030)))
  assert.deepEqual(await recovered(fault('its end'), [quick]), { kind: 'kill kafka', recoveryMs: 0, longestWaitMs: 50 })
})
