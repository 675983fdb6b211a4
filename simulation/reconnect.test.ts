/** What coming back costs a region, and what it comes to, whatever a device brings along. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ErrorCode } from '../protocol/errors.ts'
import { type DeviceNumber, newSessionId } from '../protocol/ids.ts'
import { kinds } from '../protocol/messages.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import type { RowStore } from '../regions/mailbox/row-store.ts'
import type { AttachAnswer, ConnectionId } from '../regions/worker/worker-link.ts'
import type { Device } from './device.ts'
import { World } from './world.ts'

const [eu] = standardPlaces.regions as [Region]

async function frankfurt(seed: number, people: number) {
  const world = new World(seed, {}, [eu])
  await world.start()
  const devices: Device[] = []
  for (let i = 0; i < people; i++) devices.push(...(await world.person('eu')))
  return { world, region: world.region('eu'), devices }
}

const readers = ['load', 'scan', 'rowsAfter', 'rowsBefore', 'rowsAt', 'groupRowsAfter', 'recalled'] as const

/** The store, and how often it was read since. */
function counted<Store extends RowStore>(store: Store, count: (name: string) => void): Store {
  const reading = (name: (typeof readers)[number]) =>
    ((...given: never[]) => {
      count(name)
      return (store[name] as (...given: never[]) => unknown).apply(store, given)
    }) as never
  return new Proxy(store, {
    get: (target, name) => {
      const known = readers.find((reader) => reader === name)
      if (known !== undefined) return reading(known)
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

/** Its two cells (who is it, where does the page begin), the rows behind its key, and one to spare for marks. */
const readsPerReconnectMax = 4

test('FC-037 a reconnect after all but the store was lost makes four small reads at most, however many come', async () => {
  const { world, region, devices } = await frankfurt(37, 12)
  for (const [at, device] of devices.entries()) device.say(devices[(at + 1) % 12] as Device, `${at}`)
  await world.time.advance(6_000)
  world.crash(region)
  const mount = region.rows.mount.bind(region.rows)
  const reads: string[] = []
  region.rows.mount = (scheduler) => counted(mount(scheduler), (name) => reads.push(name))
  await world.time.settle(region.start())
  for (const some of [devices.slice(0, 4), devices.slice(4)]) {
    reads.length = 0
    for (const device of some) await world.time.settle(device.connect())
    await world.time.advance(200)
    assert.ok(reads.length > 0)
    assert.ok(reads.length <= some.length * readsPerReconnectMax, reads.join(' '))
  }
  for (const { rows } of devices) assert.equal(rows.filter(({ kind }) => kind === kinds.message).length, 2)
})

async function gateway(seed: number) {
  const { world, region, devices } = await frankfurt(seed, 1)
  const [anna] = devices as [Device]
  anna.disconnect()
  const closed: [ConnectionId, ErrorCode][] = []
  const link = region.worker.connectGateway({
    deliver: () => {},
    deliverMany: () => {},
    close: (connection, code) => closed.push([connection, code]),
  })
  const session = newSessionId(world.random)
  const attach = (
    connection: number,
    resumeTicket?: Uint8Array,
    head = 0,
    device = anna.number,
  ): Promise<AttachAnswer> =>
    world.time.settle(
      link.attach({
        connection: connection as ConnectionId,
        identity: { user: anna.key, device, session, zone: 'EU', epoch: 0, address: 'a' },
        resumeTicket,
        head,
      }),
    )
  return { attach, closed }
}

function attached(answer: AttachAnswer) {
  assert.equal(answer.type, 'attached')
  return answer as Extract<AttachAnswer, { type: 'attached' }>
}

test('FC-036 a resume with a head that is lower, equal or higher than the real one is told the real one', async () => {
  const { attach } = await gateway(36)
  let { resumeTicket, head } = attached(await attach(1))
  for (const [at, claimed] of [0, head, head + 1_000].entries()) {
    const answer = attached(await attach(2 + at, resumeTicket, claimed))
    assert.equal(answer.resumed, true)
    assert.equal(answer.head, head)
    ;({ resumeTicket, head } = answer)
  }
})

test('FC-036 of two sockets of one device the first is closed as replaced; a ticket of another device resumes nothing', async () => {
  const { attach, closed } = await gateway(136)
  const { resumeTicket } = attached(await attach(1))
  attached(await attach(2, resumeTicket))
  assert.deepEqual(closed, [[1, 'replaced']])
  const other = attached(await attach(3, resumeTicket, 0, 2 as DeviceNumber))
  assert.equal(other.resumed, false)
  assert.deepEqual(closed, [[1, 'replaced']])
})
