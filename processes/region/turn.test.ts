import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { processId } from '../../platform/registry/registry.ts'
import { Turn } from './turn.ts'

const never = () => assert.fail('it is nobody else’s')

test('W21 one keeps the region, the other stands by and has its turn as soon as that one ends, with a higher token', async () => {
  const registry = new EmbeddedRegistry()
  const first = new Turn(registry.join(processId('eu')), 'keeper', { onStandBy: never, onLost: never })
  const token = await first.comes()
  let standsBy = 0
  const events = { onStandBy: () => void (standsBy += 1), onLost: never }
  const second = new Turn(registry.join(processId('eu/keeper-2')), 'keeper', events)
  const waiting = second.comes()
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(standsBy, 1)
  await first.end()
  const next = await waiting
  assert.ok(token !== undefined && next !== undefined && next > token)
  assert.equal(standsBy, 1)
  await second.end()
})

test('W21 whoever ends while it stands by never gets a turn', async () => {
  const registry = new EmbeddedRegistry()
  const first = new Turn(registry.join(processId('eu')), 'keeper', { onLost: never })
  await first.comes()
  const second = new Turn(registry.join(processId('eu/keeper-2')), 'keeper', { onLost: never })
  const waiting = second.comes()
  await second.end()
  await first.end()
  assert.equal(await waiting, undefined)
})
