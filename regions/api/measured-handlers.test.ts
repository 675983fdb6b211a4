import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Metrics } from '../../platform/metrics.ts'
import { fail } from '../../protocol/errors.ts'
import type { ApiCall, ApiHandlers } from './api-call.ts'
import { measuredHandlers } from './measured-handlers.ts'

const call: ApiCall = { caller: undefined, pop: 'fra', address: '' }

test('a call is timed under its method, and what it was refused with is counted', async () => {
  let ms = 0
  const handlers = {
    'Chat.Send': async () => {
      ms += 40
      return { message_id: '1' }
    },
    'Chat.Sync': () => Promise.reject(fail('sync_key_invalid')),
    'Groups.Create': () => Promise.reject(new TypeError('a bug')),
  } as unknown as ApiHandlers
  const metrics = new Metrics()
  const measured = measuredHandlers(handlers, metrics, { now: () => ms, monotonic: () => ms })
  assert.deepEqual(await measured['Chat.Send']({}, call), { message_id: '1' })
  await assert.rejects(measured['Chat.Sync']({}, call), { code: 'sync_key_invalid' })
  await assert.rejects(measured['Groups.Create']({}, call), TypeError)
  const text = await metrics.text()
  assert.match(text, /^meridian_api_call_seconds_sum\{method="Chat\.Send"\} 0\.04$/m)
  for (const method of ['Chat\\.Send', 'Chat\\.Sync', 'Groups\\.Create'])
    assert.match(text, new RegExp(`^meridian_api_call_seconds_count\\{method="${method}"\\} 1$`, 'm'))
  assert.match(text, /^meridian_api_refused_total\{code="sync_key_invalid"\} 1$/m)
  assert.match(text, /^meridian_api_refused_total\{code="internal"\} 1$/m)
})
