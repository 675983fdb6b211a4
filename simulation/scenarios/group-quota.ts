/**
 * More people write to a group with a member elsewhere than a quota lets through, and to that member
 * alone; their region, which is the group's home, dies between.
 */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import { group, join, makeGroup } from '../workload.ts'

/** A third of the quota belongs to each of three homes. */
const people = 12
const mayWrite = 5

export const groupQuota: Scenario = {
  name: 'group-quota',
  options: { quota: mayWrite * 3 },
  play: async (world) => {
    const [mei] = (await world.person('ap')) as [Device]
    const writers: Device[] = []
    while (writers.length < people) writers.push(...(await world.person('eu')).slice(0, 1))
    await world.time.advance(1_500)
    const [anna, ...others] = writers as [Device, ...Device[]]
    makeGroup([anna])
    await world.time.advance(500)
    // Of those who had no room to come in, some find it the second time.
    for (let time = 0; time < 2; time++) {
      for (const other of [mei, ...others]) join(other, anna)
      await world.time.advance(1_500)
    }
    const region = world.region('eu')
    for (let round = 0; round < 3; round++) {
      for (const [index, writer] of writers.entries()) {
        writer.sayToGroup(group, `round ${round}`)
        if (index % 3 === round) writer.say(mei, `round ${round}`)
      }
      await world.time.advance(round === 0 ? 200 : 1_000)
      world.crash(region)
      await world.time.settle(region.start())
      for (const writer of writers) await world.time.settle(writer.connect())
    }
    for (const writer of writers) writer.sayToGroup(group, 'at last')
    await world.time.advance(1_000)
  },
}
