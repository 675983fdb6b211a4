/**
 * More people write to another region than a quota lets through; the region dies while it gives its
 * parts room, and says everything again that it had said since it last stored anything (W9).
 */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'

/** Of 24 people, so that several share a part; a third of the quota belongs to each of three homes. */
const people = 24
const mayWrite = 8

export const quotaUsedUp: Scenario = {
  name: 'quota-used-up',
  options: { quota: mayWrite * 3 },
  play: async (world) => {
    const [mei] = (await world.person('ap')) as [Device]
    const writers: Device[] = []
    while (writers.length < people) writers.push(...(await world.person('eu')).slice(0, 1))
    await world.time.advance(1_500)
    const everybody = async (text: string): Promise<void> => {
      for (const writer of writers) writer.say(mei, text)
      await world.time.advance(500)
    }
    const region = world.region('eu')
    for (const text of ['first', 'second', 'third']) {
      await everybody(text)
      world.crash(region)
      await world.time.settle(region.start())
      for (const writer of writers) await world.time.settle(writer.connect())
    }
    await everybody('fourth')
    await world.time.advance(1_000)
    await everybody('fifth')
  },
}
