import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { processId } from '../../platform/registry/registry.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { anna } from './gateway-harness.ts'
import { PreferredGateways } from './preferred-gateways.ts'

const people = Array.from({ length: 200 }, (_, at) => ({
  ...anna,
  user: `person${at}`.padEnd(16, '-') as UserKey,
}))

test('P3 who must leave is sent to another gateway that is there and does not drain, the same one from everywhere', async () => {
  const registry = new EmbeddedRegistry()
  const [one, two, three] = [1, 2, 3].map((number) => {
    const id = processId(`eu/gateway-${number}`)
    const member = registry.join(id)
    return { id, member, preferred: new PreferredGateways(id, member) }
  }) as [Started, Started, Started]
  const announcement = { role: 'gateway', address: '127.0.0.1:4100', weight: 1, draining: false } as const
  assert.equal(one.preferred.otherFor(anna), '')
  await one.member.announce(announcement)
  assert.equal(one.preferred.otherFor(anna), '', 'not to where they are')
  const second = await two.member.announce(announcement)
  await three.member.announce(announcement)
  const targets = people.map((person) => one.preferred.otherFor(person))
  assert.deepEqual([...new Set(targets)].sort(), [two.id, three.id])
  const elsewhere = new PreferredGateways(processId('eu'), registry.join(processId('eu')))
  people.forEach((person, at) => {
    const best = elsewhere.otherFor(person)
    if (best !== one.id) assert.equal(targets[at], best)
  })
  await second.update({ draining: true })
  assert.ok(people.every((person) => one.preferred.otherFor(person) === three.id))
  await three.member.stop()
  assert.ok(people.every((person) => one.preferred.otherFor(person) === ''))
})

interface Started {
  readonly id: ReturnType<typeof processId>
  readonly member: ReturnType<EmbeddedRegistry['join']>
  readonly preferred: PreferredGateways
}
