import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeRandom } from '../../platform/random.node.ts'
import { newSessionId } from '../../protocol/ids.ts'
import { EndedSessions, endedMatterMs } from './ended-sessions.ts'

test('an ended session is refused for as long as a token of it could pass, and forgotten at some time after', () => {
  const clock = { ms: 0, monotonic: () => clock.ms }
  const ended = new EndedSessions(clock)
  const [first, second] = [newSessionId(nodeRandom), newSessionId(nodeRandom)]
  clock.ms = endedMatterMs - 1
  ended.add(first)
  for (let passed = 0; passed < endedMatterMs; passed += endedMatterMs / 10) {
    clock.ms = endedMatterMs - 1 + passed
    ended.add(newSessionId(nodeRandom))
    assert.equal(ended.has(first), true)
    assert.equal(ended.has(second), false)
  }
  clock.ms = 4 * endedMatterMs
  ended.add(second)
  clock.ms = 5 * endedMatterMs
  ended.add(newSessionId(nodeRandom))
  assert.equal(ended.has(first), false)
  assert.equal(ended.has(second), true)
})
