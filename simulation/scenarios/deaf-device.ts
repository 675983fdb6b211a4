/** A device whose sends arrive and that hears no answer: what it says again later was decided long ago (W3, W4). */
import { limits } from '../../protocol/limits.ts'
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'

/** More than the newest answers that are kept, slowly enough for the limits on sending. */
export const longDeaf: Scenario = {
  name: 'long-deaf',
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    anna.deafen()
    for (let count = 0; count < limits.writerWindow + 40; count++) {
      anna.say(ben, `${count}`)
      await world.time.advance(25)
    }
    anna.disconnect()
    await world.time.settle(anna.connect())
    await world.time.advance(5_000)
  },
}

/** The refusal was lost; asked again, it must be a refusal. */
export const deafRefusal: Scenario = {
  name: 'deaf-refusal',
  options: { denied: [{ from: 'eu', to: 'ap', dataClass: 'msg.body' }] },
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [mei] = (await world.person('ap')) as [Device]
    await world.time.advance(1_500)
    anna.deafen()
    anna.say(mei, '1')
    await world.time.advance(1_000)
    anna.disconnect()
    await world.time.settle(anna.connect())
    await world.time.advance(1_000)
  },
}
