import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EventLogError, type EventLogErrorCode } from '../../platform/event-log/event-log.ts'
import { type ErrorCode, MeridianError } from '../../protocol/errors.ts'
import { codeOfAppend, sayingWhy } from './append-refusal.ts'

const cases: readonly (readonly [EventLogErrorCode, ErrorCode])[] = [
  ['storage-full', 'storage_full'],
  ['unavailable', 'unavailable'],
  ['closed', 'unavailable'],
  ['log-failed', 'log_failed'],
  ['truncated', 'log_failed'],
  ['damaged', 'log_failed'],
]

test('a caller hears from the table why the log took nothing, and never `internal`', () => {
  for (const [of, code] of cases) {
    const caught = new EventLogError(of, 'in words of the log')
    assert.equal(codeOfAppend(caught), code)
    const told = sayingWhy(caught)
    assert.ok(told instanceof MeridianError && told.code === code, of)
  }
})

test('what is no failure of the log is told as it is', () => {
  const caught = new RangeError('no part')
  assert.equal(sayingWhy(caught), caught)
  assert.equal(codeOfAppend(caught), 'unavailable')
})
