/** A policy narrows while what it forbids from now on has crossed already and may come again (R7). */
import type { Device } from '../device.ts'
import { noMirrorFaults } from '../../replication/lane-pump.ts'
import type { Scenario } from '../scenario.ts'
import { group, join, makeGroup } from '../workload.ts'
import type { World } from '../world.ts'

/** The mirror has lost its gate and says old things again; the destination has not heard of the new version. */
export const mirrorWithoutGate: Scenario = {
  name: 'mirror-without-gate',
  options: { mirrorFaults: { ...noMirrorFaults, openGate: true, replay: 1, replayMax: 12 } },
  play: async (world) => {
    const [mei] = (await world.person('ap')) as [Device]
    // Several, in parts of their own: whether a mirror goes back far enough behind a barrier is chance.
    const writers: Device[] = []
    while (writers.length < 5) writers.push(...(await world.person('eu')).slice(0, 1))
    await world.time.advance(1_500)
    for (const writer of writers) for (let count = 0; count < 5; count++) writer.say(mei, `before ${count}`)
    await world.time.advance(500)
    const version = await world.time.settle(world.publish([{ from: 'eu', to: 'ap', dataClass: 'msg.body' }]))
    world.region('eu').policy.wants(version, [])
    await world.time.advance(3_000)
    for (const writer of writers) writer.say(mei, 'refused')
    await world.time.advance(1_000)
  },
}

/** Members stay in a group whose words may not reach one of them any more. */
export const narrowedGroup: Scenario = {
  name: 'narrowed-group',
  play: async (world) => {
    const anna = await inGroupAcross(world)
    anna.sayToGroup(group, 'before')
    const version = await world.time.settle(world.publish([{ from: 'eu', to: 'ap', dataClass: 'group.body' }]))
    for (const region of world.regions) region.policy.wants(version, [])
    await world.time.advance(2_000)
    for (let count = 0; count < 3; count++) anna.sayToGroup(group, `after ${count}`)
    await world.time.advance(1_000)
  },
}

/** Gates are closed before the group's home hears of it, and a mirror says everything again: also what authors are told. */
export const closedOnTheWay: Scenario = {
  name: 'closed-on-the-way',
  options: {
    closed: [{ from: 'eu', to: 'ap', dataClass: 'group.body', atGatesOf: 'ap' }],
    mirrorFaults: { ...noMirrorFaults, replay: 1, replayMax: 12 },
  },
  play: async (world) => {
    const anna = await inGroupAcross(world)
    for (let count = 0; count < 3; count++) anna.sayToGroup(group, `stopped at the gate ${count}`)
    await world.time.advance(1_000)
  },
}

/** A version is published and known everywhere, and nobody has said that it is to be in force. */
export const takenNotActivated: Scenario = {
  name: 'taken-not-activated',
  play: async (world) => {
    await world.time.settle(world.publish([{ from: 'eu', to: 'ap', dataClass: 'msg.body' }]))
    for (const region of world.regions) region.policy.wants(1, [])
    await world.time.advance(3_000)
  },
}

/** Everybody hears of it; what is written afterwards does not leave. */
export const narrowedEverywhere: Scenario = {
  name: 'narrowed-everywhere',
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [mei] = (await world.person('ap')) as [Device]
    await world.time.advance(1_500)
    anna.say(mei, 'before')
    const version = await world.time.settle(world.publish([{ from: 'eu', to: 'ap', dataClass: 'msg.body' }]))
    for (const region of world.regions) region.policy.wants(version, [])
    await world.time.advance(2_000)
    for (let count = 0; count < 3; count++) anna.say(mei, `after ${count}`)
    await world.time.advance(1_000)
  },
}

/** Resolves with the device of who made a group in Frankfurt, in which Singapore is a member. */
async function inGroupAcross(world: World): Promise<Device> {
  const [anna] = (await world.person('eu')) as [Device]
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(1_500)
  makeGroup([anna])
  await world.time.advance(500)
  join(mei, anna)
  await world.time.advance(1_500)
  return anna
}
