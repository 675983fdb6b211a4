/** Snapshots, the cut of the log, and what a region is rebuilt from (L2, L7, W20, R9), through production code. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { userPart } from '../protocol/log-records.ts'
import { type Region, standardPlaces } from '../protocol/places.ts'
import { noWorkerFaults } from '../regions/worker/worker-faults.ts'
import type { Device } from './device.ts'
import type { SimulatedRegion } from './region.ts'
import { World, type WorldOptions } from './world.ts'

const [eu, , ap] = standardPlaces.regions as [Region, Region, Region]
const minute = 60_000
/** Pieces as small as appends allow, filled by long texts; snapshots only when a test takes one. */
const quiet = { segmentBytes: 2_200_000, snapshotEveryMs: 100_000 * minute }
const long = 'long '.repeat(6_000)

async function twoRegions(seed: number, options: WorldOptions = {}) {
  const world = new World(seed, { ...quiet, ...options }, [eu, ap])
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [ben] = (await world.person('eu')) as [Device]
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(2_000)
  return { world, region: world.region('eu'), anna, ben, mei }
}

async function talk(world: World, from: Device, to: Device, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    from.say(to, `${i} ${long}`)
    if (i % 10 === 9) await world.time.advance(200)
  }
  await world.time.advance(3_000)
}

/** Waits in simulated time until everything that lanes carry is confirmed. */
const confirmed = (world: World): Promise<void> => world.time.advance(2 * minute)

const partOf = async ({ worker }: SimulatedRegion, { key }: Device) => userPart((await worker.reads.homeOf(key)).part)

const takeSnapshot = (world: World, region: SimulatedRegion) => world.time.settle(region.snapshots.take())

async function restart(world: World, region: SimulatedRegion): Promise<void> {
  world.crash(region)
  await world.time.settle(region.start())
  for (const device of world.devices) await world.time.settle(device.connect())
  await world.time.advance(3_000)
}

const textsOf = (device: Device): string[] => device.rows.map(({ body }) => Buffer.from(body ?? []).toString())

/** What somebody sees who has only just come. */
async function freshRowsOf(world: World, device: Device): Promise<number[]> {
  device.disconnect()
  device.rows.length = 0
  device.m = 0
  device.syncKey = 'start'
  await world.time.settle(device.connect())
  await world.time.advance(5_000)
  return device.rows.map(({ seq }) => seq)
}

test('W20 L7 the log is cut at the older of two snapshots, in whole segments, and two are kept', async () => {
  const { world, region, anna, ben } = await twoRegions(1)
  const part = await partOf(region, anna)
  await talk(world, anna, ben, 45)
  await confirmed(world)
  const whole = region.log.heldBytes()
  const first = await takeSnapshot(world, region)
  assert.equal(region.log.start(part), 0, 'one snapshot alone allows no cut')
  await talk(world, anna, ben, 45)
  await confirmed(world)
  await takeSnapshot(world, region)
  assert.ok(region.log.heldBytes() < whole * 1.5, 'what the first half took is gone')
  const start = region.log.start(part)
  const older = first.offsets.find((one) => one.part.topic === part.topic && one.part.partition === part.partition)
  assert.ok(start > 0 && start <= (older?.offset ?? 0), `${start} lies above the older snapshot`)
  const third = await takeSnapshot(world, region)
  assert.deepEqual(
    (await region.shelf.list()).map(({ number }) => number),
    [third.number - 1, third.number],
  )
})

test('L7 snapshots come by themselves, and the next run cuts what this one could have cut', async () => {
  const { world, region, anna, ben } = await twoRegions(2, { snapshotEveryMs: minute })
  for (let i = 0; i < 4; i++) {
    await talk(world, anna, ben, 45)
    await world.time.advance(minute)
  }
  assert.equal((await region.shelf.list()).length, 2)
  const start = region.log.start(await partOf(region, anna))
  assert.ok(start > 0)
  await restart(world, region)
  assert.ok(region.log.start(await partOf(region, anna)) >= start)
})

test('R9 rows deleted by hand are rebuilt from the newest snapshot and the log, though the log was cut', async () => {
  const { world, region, anna, ben, mei } = await twoRegions(3)
  for (const to of [ben, mei, ben]) {
    await talk(world, anna, to, 40)
    await talk(world, mei, anna, 20)
    await confirmed(world)
    await takeSnapshot(world, region)
  }
  await talk(world, anna, ben, 30)
  assert.ok(region.log.start(await partOf(region, anna)) > 0)
  const before = new Map<Device, number[]>()
  for (const device of [anna, ben]) before.set(device, await freshRowsOf(world, device))
  world.crash(region)
  region.rows.wipe()
  await world.time.settle(region.start())
  assert.ok(region.alarms.includes('rows were put back from a snapshot'))
  for (const device of [anna, ben, mei]) await world.time.settle(device.connect())
  await world.heal()
  for (const device of [anna, ben]) assert.deepEqual(await freshRowsOf(world, device), before.get(device))
  assert.equal(textsOf(mei).filter((text) => text.includes('long')).length, 40 + 3 * 20, 'nothing twice')
})

test('W20 planted: a log cut at the checkpoint cannot rebuild what the snapshots hold', async () => {
  const faults = { ...noWorkerFaults, truncBeyondBackup: true }
  const { world, region, anna, ben } = await twoRegions(4, { workerFaults: faults })
  for (let i = 0; i < 2; i++) {
    await talk(world, anna, ben, 45)
    await confirmed(world)
    await takeSnapshot(world, region)
  }
  const [older] = await region.shelf.list()
  world.crash(region)
  await world.time.settle(region.shelf.restore(older as NonNullable<typeof older>))
  for (const { number } of (await region.shelf.list()).slice(1))
    await region.shelf.remove({ number, at: 0, offsets: [] })
  await assert.rejects(world.time.settle(region.start()), /its log starts at/)
})

test('L2 a log that ends before a snapshot or a checkpoint is not opened', async () => {
  const { world, region, anna, ben } = await twoRegions(5)
  await talk(world, anna, ben, 20)
  await takeSnapshot(world, region)
  world.crash(region)
  region.rows.wipe()
  region.disk.files.clear()
  await assert.rejects(world.time.settle(region.start()), /damaged/)
})

test('L7 a quiet lane holds nothing, also after a restart in which nobody remembers its batches', async () => {
  const { world, region, anna, ben, mei } = await twoRegions(6)
  await talk(world, anna, mei, 20)
  await restart(world, region)
  await confirmed(world)
  for (let i = 0; i < 3; i++) {
    await talk(world, anna, ben, 45)
    await takeSnapshot(world, region)
  }
  assert.ok(region.log.start(await partOf(region, anna)) > 0, 'the lane to Singapore holds the log')
})

test('L7 a lane whose destination is away holds the log up to a limit; then sends there fail and may be tried again', async () => {
  const { world, region, anna, ben, mei } = await twoRegions(7, { laneHoldBytesMax: 8_000_000 })
  world.cuts.add('eu>ap')
  for (let i = 0; i < 8 && region.replication.isFull('ap') === false; i++) {
    await talk(world, anna, mei, 40)
    await talk(world, ben, anna, 20)
    await takeSnapshot(world, region)
  }
  assert.ok(region.alarms.includes('lanes to ap'))
  const accepted = anna.accepted.length
  await talk(world, anna, mei, 5)
  assert.equal(anna.accepted.length, accepted, 'refused with a code that lets a device try again')
  ben.say(anna, 'to somebody here')
  await world.time.advance(1_000)
  assert.equal(ben.outbox.at(-1)?.verdict?.code, 0)
  world.cuts.clear()
  await confirmed(world)
  assert.equal(region.replication.isFull('ap'), false)
  await world.heal()
  assert.equal(anna.accepted.length, anna.outbox.length)
  assert.equal(textsOf(mei).filter((text) => text.includes('long')).length, anna.accepted.length)
})
