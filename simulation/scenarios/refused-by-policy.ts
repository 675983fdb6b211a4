/** Somebody writes where no body may go: the only answer is the refusal of the fold (W6, W7). */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'

export const refusedByPolicy: Scenario = {
  name: 'refused-by-policy',
  options: { denied: [{ from: 'eu', to: 'ap', dataClass: 'msg.body' }] },
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [mei] = (await world.person('ap')) as [Device]
    await world.time.advance(1_500)
    anna.say(mei, '1')
    await world.time.advance(1_000)
  },
}
