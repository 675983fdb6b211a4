/** The power fails again and again while a record is on its way to the disk: nobody may have seen it before (W1). */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'

/** A write takes up to a quarter of a millisecond: the cuts come all over it. */
const cutsMs = [0, 0.03, 0.06, 0.09, 0.12, 0.15, 0.18]

export const powerCutMidWrite: Scenario = {
  name: 'power-cut-mid-write',
  play: async (world) => {
    const region = world.region('eu')
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    await world.time.advance(1_000)
    for (const cutMs of [...cutsMs, ...cutsMs]) {
      anna.say(ben, `${anna.outbox.length}`)
      await world.time.advance(cutMs)
      world.crash(region)
      await world.time.settle(region.start())
      for (const device of [anna, ben]) await world.time.settle(device.connect())
      await world.time.advance(300)
    }
  },
}
