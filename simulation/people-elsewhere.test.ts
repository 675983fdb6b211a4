/** People whom a region's directory may not know, or has lost, are written to all the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorTable } from '../protocol/errors.ts'
import { kinds } from '../protocol/messages.ts'
import type { Device } from './device.ts'
import { World } from './world.ts'

const textsFrom = (device: Device, author: Device): string[] =>
  device.rows
    .filter((row) => row.kind === kinds.message && row.author === author.key)
    .map((row) => Buffer.from(row.body ?? []).toString())

/** Where people of Singapore live is not kept in Frankfurt; who writes to them may ask. */
const notKept = [{ from: 'ap', to: 'eu', dataClass: 'directory.home', ops: ['store'] }] as const

async function annaAndMei(seed: number, denied: ConstructorParameters<typeof World>[1] = {}) {
  const world = new World(seed, denied)
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(2_000)
  return { world, anna, mei }
}

test('I7 somebody whom only their home knows is found there, in order, and kept nowhere', async () => {
  const { world, anna, mei } = await annaAndMei(1, { denied: notKept })
  const known = () => world.region('eu').directory.lookup(mei.key)
  assert.equal(known(), undefined)
  for (const text of ['eins', 'zwei', 'drei']) anna.say(mei, text)
  await world.time.advance(3_000)
  assert.deepEqual(textsFrom(mei, anna), ['eins', 'zwei', 'drei'])
  mei.say(anna, 'vier')
  await world.time.advance(3_000)
  assert.deepEqual(textsFrom(anna, mei), ['vier'])
  assert.equal(known(), undefined)
  for (const device of world.devices) assert.deepEqual(device.complaints, [])
})

test('I7 while their home cannot be asked the message waits, and is neither lost nor refused', async () => {
  const { world, anna, mei } = await annaAndMei(2, { denied: notKept })
  world.cuts.add('eu>ap').add('ap>eu')
  anna.say(mei, 'später')
  await world.time.advance(5_000)
  const before = anna.outbox[0]?.verdict
  assert.ok(before === undefined || before.code === errorTable.unavailable.wire)
  await world.heal()
  assert.equal(anna.outbox[0]?.verdict?.code, 0)
  assert.deepEqual(textsFrom(mei, anna), ['später'])
})

test('I7 an entry that was lost on its way is found again, and kept', async () => {
  const { world, anna, mei } = await annaAndMei(3)
  world.region('eu').homes.loseOthers()
  world.crash(world.region('eu'))
  await world.time.settle(world.region('eu').start())
  await world.time.settle(anna.connect())
  assert.equal(world.region('eu').directory.lookup(mei.key), undefined)
  anna.say(mei, 'noch da?')
  await world.time.advance(3_000)
  assert.deepEqual(textsFrom(mei, anna), ['noch da?'])
  assert.ok(world.region('eu').directory.lookup(mei.key))
})
