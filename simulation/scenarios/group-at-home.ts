/** A group whose members all live in one region: the others never hear of it (G2). */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import { group, join, makeGroup } from '../workload.ts'

export const groupAtHome: Scenario = {
  name: 'group-at-home',
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    await world.person('ap')
    makeGroup([anna])
    await world.time.advance(500)
    join(ben, anna)
    await world.time.advance(500)
    for (let count = 0; count < 3; count++) ben.sayToGroup(group, `${count}`)
    await world.time.advance(2_000)
  },
}
