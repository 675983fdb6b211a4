/** Devices, points of presence and regions as production has them: tokens, envelopes, upgrades, the API. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../protocol/messages.ts'
import { World } from './world.ts'

async function annaAndMei(seed: number) {
  const world = new World(seed)
  await world.start()
  const [anna, mei] = [await world.sdkPerson('eu'), await world.sdkPerson('ap')]
  await world.time.advance(2_000)
  assert.ok(anna.connected && mei.connected)
  return { world, anna, mei }
}

test('T1 people sign up and connect through the edge; when it restarts they come back and go on', async () => {
  const { world, anna, mei } = await annaAndMei(1)
  for (let i = 0; i < 10; i++) {
    anna.say(mei, `${i}`)
    for (const edge of world.edges) if (i % 3 === 1) edge.restart()
    await world.time.advance(1_000)
  }
  assert.equal(anna.accepted.length, 10)
  assert.equal(mei.rows.filter((row) => row.author === anna.key).length, 10)
  assert.deepEqual([...anna.complaints, ...mei.complaints], [])
})

test('FC-012 a region whose clock is an hour off lets nobody in, and everybody when the clock is right again', async () => {
  const { world, anna, mei } = await annaAndMei(2)
  const eu = world.region('eu')
  eu.skew(3_600_000)
  for (const edge of world.edges) edge.restart()
  anna.say(mei, 'hallo')
  await world.time.advance(20_000)
  assert.equal(anna.connected, false)
  eu.skew(0)
  await world.time.advance(60_000)
  assert.equal(anna.connected, true)
  assert.equal(anna.accepted.length, 1)
  assert.deepEqual([...anna.complaints, ...mei.complaints], [])
})

test('an edge that starts while a region is down signs none of its people out', async () => {
  const { world, anna, mei } = await annaAndMei(4)
  for (let round = 0; round < 3; round++) {
    world.crash(world.region('eu'))
    for (const edge of world.edges) edge.restart()
    await world.time.advance(8_000)
    await world.time.settle(world.region('eu').start())
    await world.time.advance(8_000)
  }
  await world.time.advance(30_000)
  assert.ok(anna.connected)
  assert.equal(anna.signedOut, 0)
  assert.deepEqual([...anna.complaints, ...mei.complaints], [])
})

test('P1 a gateway that dies or is drained beside its region costs a reconnect and no message', async () => {
  const { world, anna, mei } = await annaAndMei(5)
  const { gatewayBeside } = world.region('eu')
  for (let i = 0; i < 20; i++) {
    anna.say(mei, `${i}`)
    mei.say(anna, `${i}`)
    if (i % 6 === 2) gatewayBeside.kill(3_000)
    if (i % 6 === 5) gatewayBeside.drain(500)
    await world.time.advance(1_500)
  }
  await world.time.advance(60_000)
  assert.ok(gatewayBeside.deaths >= 5)
  for (const [from, to] of [
    [anna, mei],
    [mei, anna],
  ] as const) {
    assert.equal(from.accepted.length, 20)
    const told = to.rows.filter(({ author, kind }) => author === from.key && kind === kinds.message)
    assert.deepEqual(
      told.map(({ body }) => Buffer.from(body ?? []).toString()),
      from.outbox.map(({ text }) => text),
    )
    assert.deepEqual(from.complaints, [])
  }
})
