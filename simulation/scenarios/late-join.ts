/** Somebody joins a group that has a past: none of it is theirs (G3). */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import { group, join, makeGroup } from '../workload.ts'

export const lateJoin: Scenario = {
  name: 'late-join',
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    makeGroup([anna])
    await world.time.advance(500)
    for (let count = 0; count < 5; count++) anna.sayToGroup(group, `${count}`)
    await world.time.advance(1_000)
    join(ben, anna)
    await world.time.advance(1_000)
  },
}
