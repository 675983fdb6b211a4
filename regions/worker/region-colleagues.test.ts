/** Whom a process of a region asks, by who is there and who answers. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { eventually } from '../../platform/registry/eventually.node.ts'
import { EmbeddedRegistry } from '../../platform/registry/registry.embedded.ts'
import { type Announcement, processId } from '../../platform/registry/registry.ts'
import { fail } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import type { Colleague } from './colleagues.ts'
import { type AskedRole, RegionColleagues } from './region-colleagues.ts'

const people = Array.from({ length: 200 }, (_, at) => `person ${at}`.padEnd(16) as UserKey)

/** A worker and whom it sees; processes in `gone` answer nothing any more. */
function regionOf(context: TestContext, asks: readonly AskedRole[] = ['worker', 'api', 'keeper']) {
  const registry = new EmbeddedRegistry()
  const gone = new Set<string>()
  const status = { parts: [], full: [], activation: 1, words: 7, sessions: 3 }
  const asked = new Set<string>()
  const connect = (address: string) => {
    const answer = () => {
      asked.add(address)
      return gone.has(address) ? Promise.reject(fail('unavailable')) : Promise.resolve(status)
    }
    const colleague = { address, status: answer, news: () => Promise.resolve() } as unknown as Colleague
    return { colleague, close: () => {} }
  }
  const self = processId('eu/worker-1')
  const ports = { self, registry: registry.join(self), scheduler: nodeScheduler, connect }
  const colleagues = new RegionColleagues({ ...ports, asks })
  context.after(() => colleagues.stop())
  const start = (name: string, role: Announcement['role']) =>
    registry
      .join(processId(name))
      .announce({ role, address: `${name.replace('/', '-')}:1`, weight: 1, draining: false })
  const askedFor = (user: UserKey): string[] =>
    colleagues.apisFor(user).map((colleague) => (colleague as unknown as { address: string }).address)
  return { colleagues, gone, asked, start, askedFor }
}

test('each person has one API process that is asked first; who drains is not asked', async (context) => {
  const { start, askedFor } = regionOf(context)
  assert.deepEqual(askedFor(people[0] as UserKey), [])
  const [first] = [await start('eu/api-1', 'api'), await start('eu/api-2', 'api')]
  const order = people.map(askedFor)
  assert.deepEqual(people.map(askedFor), order)
  for (const asked of order) assert.deepEqual([...asked].sort(), ['eu-api-1:1', 'eu-api-2:1'])
  assert.equal(new Set(order.map(([one]) => one)).size, 2)
  await first?.update({ draining: true })
  for (const person of people) assert.deepEqual(askedFor(person), ['eu-api-2:1'])
})

test('an API process that does not answer is asked last until it answers again', async (context) => {
  const { gone, start, askedFor } = regionOf(context)
  await start('eu/api-1', 'api')
  await start('eu/api-2', 'api')
  const mine = people.filter((person) => askedFor(person)[0] === 'eu-api-1:1')
  gone.add('eu-api-1:1')
  await eventually('it is asked last', () => people.every((person) => askedFor(person)[1] === 'eu-api-1:1'))
  gone.delete('eu-api-1:1')
  await eventually('it is asked first', () => mine.every((person) => askedFor(person)[0] === 'eu-api-1:1'))
})

test('the keeper is asked for what one process keeps; while there is none, whoever asks may come back', async (context) => {
  const { colleagues, start } = regionOf(context)
  await start('eu/api-1', 'api')
  assert.throws(() => colleagues.keeper, { code: 'unavailable' })
  await start('eu', 'keeper')
  assert.ok(colleagues.keeper)
  await eventually('it says which words it keeps', () => colleagues.keeperStatus?.words === 7)
  await start('eu/worker-2', 'worker')
  await eventually('those connected there are counted', () => colleagues.sessions === 3)
})

test('only those are asked of whom this process needs to know what they say', async (context) => {
  const { colleagues, asked, start } = regionOf(context, ['keeper'])
  await start('eu/worker-2', 'worker')
  await start('eu/api-1', 'api')
  await start('eu', 'keeper')
  await eventually('the keeper is asked', () => colleagues.keeperStatus?.words === 7)
  assert.deepEqual([...asked], ['eu:1'])
  assert.equal(colleagues.sessions, 0)
})
