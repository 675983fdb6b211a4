/** The worker of one region under what its ports may do to it; whole worlds are in `world.test.ts`. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeCode } from '../protocol/cold-messages.ts'
import { recordKinds, userPart } from '../protocol/log-records.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import { foldVersion } from '../regions/fold/fold.ts'
import type { Device } from './device.ts'
import { World, type WorldOptions } from './world.ts'

const [eu] = standardPlaces.regions as [Region]

async function frankfurt(seed: number, options: WorldOptions = {}) {
  const world = new World(seed, options, [eu])
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [ben] = (await world.person('eu')) as [Device]
  return { world, region: world.region('eu'), anna, ben }
}

test('L3 a worker whose store fails stops all the same, and the next one folds what was not stored', async () => {
  const { world, region, anna, ben } = await frankfurt(1)
  region.rows.failing = true
  for (let i = 0; i < 20; i++) anna.say(ben, `${i}`)
  await world.time.advance(500)
  const before = world.time.trueMs
  await world.time.settle(region.worker.stop())
  assert.ok(world.time.trueMs - before <= 6_500)
  world.crash(region)
  region.rows.failing = false
  await world.heal()
  assert.equal(ben.rows.filter(({ author }) => author === anna.key).length, 20)
  assert.deepEqual([...anna.complaints, ...ben.complaints], [])
})

test('L6 a worker stops at records of a version that it does not know, and its start says so', async () => {
  const { world, region } = await frankfurt(2)
  const payload = encodeCode({ foldVersion: foldVersion + 1 }).slice()
  const append = region.log.append(userPart(3), [{ kind: recordKinds.code, flags: 0, at: 1, payload }])
  await world.time.settle(append)
  await world.time.advance(10)
  assert.match(String(region.failure), /is for fold version/)
  assert.equal(region.up, false)
  await assert.rejects(world.time.settle(region.start()), /is for fold version/)
})
