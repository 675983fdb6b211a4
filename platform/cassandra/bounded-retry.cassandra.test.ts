import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type policies, types } from 'cassandra-driver'
import { BoundedRetry } from './bounded-retry.cassandra.ts'

const asked = (nbRetry: number, idempotent: boolean) =>
  ({
    nbRetry,
    query: '',
    executionOptions: { isIdempotent: () => idempotent, getConsistency: () => types.consistencies.localQuorum },
  }) as unknown as policies.retry.OperationInfo

test('FC-085 every kind of failure is tried elsewhere four times and then told', () => {
  const retry = new BoundedRetry()
  const kinds = [retry.onWriteTimeout, retry.onReadTimeout, retry.onRequestError, retry.onUnavailable]
  const { rethrow, retry: again } = { rethrow: 0, retry: 1 }
  for (const kind of kinds) {
    const decide = kind.bind(retry) as (info: policies.retry.OperationInfo) => policies.retry.DecisionInfo
    for (const before of [0, 1, 2, 3]) assert.equal(decide(asked(before, true)).decision, again)
    assert.equal(decide(asked(4, true)).decision, rethrow)
    assert.equal(decide(asked(0, false)).decision, rethrow)
  }
})
