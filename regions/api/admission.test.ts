import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceNumber, SessionId, UserId, Zone } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { Admission } from './admission.ts'
import { RequestBudget } from './request-budget.ts'

const anna = {
  user: 'usr_00000000000000000000000000' as UserId,
  device: 1 as DeviceNumber,
  session: 'ses_00000000000000000000000000' as SessionId,
  zone: 'EU' as Zone,
  epoch: 0,
}

test('all doors share one budget of requests per person, and none of them serves an ended session', () => {
  const ended = new Set<SessionId>()
  const budget = new RequestBudget({ monotonic: () => 0 })
  const admission = new Admission({ budget, isEnded: (session) => ended.has(session) })
  assert.equal(admission.admit('Accounts.SignIn', anna), undefined)
  assert.throws(() => admission.admit('Chat.Send', undefined), { code: 'token_missing' })
  for (let i = 0; i < limits.requestsBurst; i++) assert.equal(admission.admit('Chat.Send', anna), anna)
  assert.throws(() => admission.admit('Chat.Sync', anna), { code: 'rate_limited' })
  ended.add(anna.session)
  assert.throws(() => admission.admit('Chat.Sync', anna), { code: 'session_revoked' })
})
