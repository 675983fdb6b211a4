/**
 * Two groups whose rows lie in two feed parts, one of which stands still for seconds because its cells
 * are slow to read. Whoever syncs meanwhile must get later what that part holds back (S5).
 */
import type { GroupKey } from '../../protocol/ids.ts'
import { feedSlotOf, topics } from '../../protocol/log-records.ts'
import type { Client } from '../client.ts'
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import type { SimulatedRegion } from '../region.ts'
import { join, makeGroup } from '../workload.ts'
import type { World } from '../world.ts'

const slowly = 'slow-slow-slow-1' as GroupKey
const soon = 'next-next-next-1' as GroupKey
const feedParts = 4
const standstillMs = 4_000

/** Somebody is in both groups. */
export const slowFeed: Scenario = { name: 'slow-feed', play: (world) => play(world, true) }
/** Somebody joins the slow one while its part stands still. */
export const joinInSlowFeed: Scenario = { name: 'join-in-slow-feed', play: (world) => play(world, false) }

async function play(world: World, isMember: boolean): Promise<void> {
  const region = world.region('eu')
  const [anna] = (await world.person('eu')) as [Device]
  const [ben] = (await world.person('eu')) as [Device]
  for (const group of [slowly, soon]) makeGroup([anna], group)
  await world.time.advance(500)
  for (const group of isMember ? [slowly, soon] : [soon]) join(ben, anna, group)
  await world.time.advance(3_000)
  await emptyMemory(world, region)
  slowOnce(region)
  if (!isMember) await joinAndLeave(world, ben, anna)
  anna.sayToGroup(slowly, '1')
  await world.time.advance(500)
  anna.sayToGroup(soon, '2')
  await world.time.advance(1_000)
  await lookIn(world, ben)
  await world.time.advance(standstillMs)
  await lookIn(world, ben)
}

async function joinAndLeave(world: World, device: Client, owner: Client): Promise<void> {
  await world.time.settle(device.connect())
  join(device, owner, slowly)
  await world.time.advance(200)
  device.disconnect()
}

/** The fold's own read; those of whoever looks in are as quick as ever. */
function slowOnce({ rows }: SimulatedRegion): void {
  let isLeft = true
  rows.slowMs = ({ topic, partition }) => {
    if (!isLeft || topic !== topics.feed || partition !== feedSlotOf(slowly) % feedParts) return 0
    isLeft = false
    return standstillMs
  }
}

/** Somebody connects, syncs, and is gone before anything is pushed. */
async function lookIn(world: World, device: Client): Promise<void> {
  await world.time.settle(device.connect())
  await world.time.advance(50)
  device.disconnect()
}

/** A worker that starts knows no cell. */
async function emptyMemory(world: World, region: SimulatedRegion): Promise<void> {
  // Twice: a crash may lose the newest checkpoint, and the one before was synced with it.
  for (let i = 0; i < 2; i++) await world.time.settle(region.worker.checkpoint())
  world.crash(region)
  await world.time.settle(region.start())
  for (const device of world.devices.slice(0, 1)) await world.time.settle(device.connect())
  await world.time.advance(500)
}
