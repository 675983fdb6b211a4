/** More sends at once than a device may have in flight: the last are refused, and a later one is not (W3). */
import { limits } from '../../protocol/limits.ts'
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'

export const tooFast: Scenario = {
  name: 'too-fast',
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    for (let count = 0; count < limits.sendsInFlightMax + 2; count++) anna.say(ben, `${count}`)
    await world.time.advance(1_000)
    anna.say(ben, `${limits.sendsInFlightMax + 2}`)
    await world.time.advance(1_000)
  },
}
