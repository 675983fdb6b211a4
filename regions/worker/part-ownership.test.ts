import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { eventually } from '../../platform/registry/eventually.node.ts'
import { partName, processId, type Registry } from '../../platform/registry/registry.ts'
import { PartOwnership } from './part-ownership.ts'
import { partsOfRegion } from './parts-of-region.ts'

const parts = partsOfRegion({ user: 8, group: 2, feed: 2 })

/** Parts by the worker that runs them; two that run one at a time are noticed. */
class Region {
  readonly registry = new EmbeddedRegistry()
  readonly runs = new Map<string, string>()
  readonly faults: string[] = []

  async worker(
    name: string,
    take: () => Promise<void> = () => Promise.resolve(),
    registry: Registry = this.registry.join(processId(name)),
  ) {
    const announced = await registry.announce({ role: 'worker', address: 'here:1', weight: 1, draining: false })
    const ownership = new PartOwnership({
      self: processId(name),
      registry,
      scheduler: nodeScheduler,
      parts,
      take: async (taken) => {
        await take()
        for (const part of taken.map(partName)) {
          if (this.runs.has(part)) this.faults.push(`${part} is run by ${this.runs.get(part)} and ${name}`)
          this.runs.set(part, name)
        }
      },
      giveUp: (given) => {
        // Whose claim was lost gives up what another one may have by then.
        for (const part of given.map(partName)) if (this.runs.get(part) === name) this.runs.delete(part)
        return Promise.resolve()
      },
      onFailure: (error) => this.faults.push(String(error)),
    })
    return { registry, announced, ownership }
  }

  shareOf(name: string): number {
    return [...this.runs.values()].filter((owner) => owner === name).length
  }
}

test('W21 one worker runs every part; a second one takes its share, and each part is run by one', async (context) => {
  const region = new Region()
  const first = await region.worker('eu/worker-1')
  context.after(() => first.ownership.stop())
  await first.ownership.settled()
  assert.equal(region.shareOf('eu/worker-1'), parts.length)
  const second = await region.worker('eu/worker-2')
  context.after(() => second.ownership.stop())
  await second.ownership.settled()
  await eventually('all are run', () => region.runs.size === parts.length)
  assert.ok(region.shareOf('eu/worker-1') > 0 && region.shareOf('eu/worker-2') > 0)
  assert.deepEqual(region.faults, [])
})

test('W21 who drains gives everything up to others, and the last one that drains keeps it', async (context) => {
  const region = new Region()
  const [first, second] = [await region.worker('eu/worker-1'), await region.worker('eu/worker-2')]
  context.after(() => first.ownership.stop())
  await Promise.all([first.ownership.settled(), second.ownership.settled()])
  await second.announced.update({ draining: true })
  await eventually('the first has all', () => region.shareOf('eu/worker-1') === parts.length)
  assert.deepEqual(second.ownership.held, [])
  await second.ownership.stop()
  assert.equal(first.ownership.isLast, false)
  await first.announced.update({ draining: true })
  assert.equal(first.ownership.isLast, true)
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.equal(region.shareOf('eu/worker-1'), parts.length)
})

test('W21 the parts of a worker that is gone are taken by the others', async (context) => {
  const region = new Region()
  const [first, second] = [await region.worker('eu/worker-1'), await region.worker('eu/worker-2')]
  context.after(() => first.ownership.stop())
  await Promise.all([first.ownership.settled(), second.ownership.settled()])
  // As a registry that gives a session up: the process itself says nothing.
  for (const [part, owner] of [...region.runs]) if (owner === 'eu/worker-2') region.runs.delete(part)
  await second.registry.stop()
  await eventually('the first has all', () => region.shareOf('eu/worker-1') === parts.length)
  await second.ownership.stop()
})

test('a part that cannot be run ends the process rather than being held by nobody who serves it', async () => {
  const region = new Region()
  const first = await region.worker('eu/worker-1', () => Promise.reject(new Error('its log has lost records')))
  await eventually('it is told', () => region.faults.length > 0)
  assert.match(region.faults[0] ?? '', /its log has lost records/)
  await first.ownership.stop()
})

test('W21 a registry that takes a second for each answer has taken one second for all parts, and not one for each', async (context) => {
  const region = new Region()
  const name = 'eu/worker-1'
  const registry = region.registry.join(processId(name))
  const claim = registry.claim.bind(registry)
  let asked = 0
  let answer: () => void = () => {}
  const allAreAsked = new Promise<void>((resolve) => (answer = resolve))
  registry.claim = async (part) => {
    asked += 1
    if (asked === parts.length) answer()
    await allAreAsked
    return claim(part)
  }
  const { ownership } = await region.worker(name, undefined, registry)
  context.after(() => ownership.stop())
  await eventually('all are run', () => region.runs.size === parts.length)
})
