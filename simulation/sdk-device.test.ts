import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../protocol/messages.ts'
import type { Client } from './client.ts'
import { World } from './world.ts'

const textsFrom = (device: Client, author: Client): string[] =>
  device.rows
    .filter((row) => row.kind === kinds.message && row.author === author.key && row.peer === author.key)
    .map((row) => Buffer.from(row.body ?? []).toString())

test('W3 S3 an app that dies again and again sends everything once and shows everything once, in order', async () => {
  const world = new World(1)
  await world.start()
  const [anna, mei] = [await world.sdkPerson('eu'), await world.sdkPerson('ap')]
  await world.time.advance(2_000)
  for (let i = 0; i < 60; i++) {
    anna.say(mei, `${i}`)
    await world.time.advance(40)
    if (i % 7 === 3) anna.kill()
    if (i % 7 === 5) mei.kill()
    if (i % 11 === 4) world.crash(world.region('eu'))
    if (i % 7 === 6) {
      if (!world.region('eu').up) await world.time.settle(world.region('eu').start())
      await Promise.all([world.time.settle(anna.connect()), world.time.settle(mei.connect())])
    }
  }
  await world.heal()
  assert.ok(anna.restarts >= 5 && mei.restarts >= 5)
  const said = anna.outbox.map(({ text }) => text)
  assert.ok(said.length > 30)
  assert.deepEqual(anna.accepted.length, said.length)
  assert.deepEqual(textsFrom(mei, anna), said)
  assert.deepEqual([...anna.complaints, ...mei.complaints], [])
})

test('a line that falls silent is noticed by heartbeats, and nothing is lost', async () => {
  const world = new World(2)
  await world.start()
  const [anna, mei] = [await world.sdkPerson('eu'), await world.sdkPerson('ap')]
  await world.time.advance(2_000)
  anna.silence()
  mei.silence()
  for (let i = 0; i < 10; i++) anna.say(mei, `${i}`)
  await world.time.advance(120_000)
  assert.deepEqual(
    textsFrom(mei, anna),
    Array.from({ length: 10 }, (_, i) => `${i}`),
  )
  assert.deepEqual([...anna.complaints, ...mei.complaints], [])
})
