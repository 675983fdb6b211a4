/** Somebody leaves a group and comes back to their device when the others have gone on (G3). */
import { kinds, toKinds } from '../../protocol/messages.ts'
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import { group, join, makeGroup } from '../workload.ts'

export const leftGroup: Scenario = {
  name: 'left-group',
  play: async (world) => {
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    makeGroup([anna])
    await world.time.advance(500)
    join(ben, anna)
    await world.time.advance(1_000)
    ben.command({ kind: kinds.groupLeave, toKind: toKinds.group, to: group })
    await world.time.advance(1_000)
    ben.disconnect()
    for (let count = 0; count < 5; count++) anna.sayToGroup(group, `${count}`)
    await world.time.advance(1_000)
    await world.time.settle(ben.connect())
    await world.time.advance(1_000)
  },
}
