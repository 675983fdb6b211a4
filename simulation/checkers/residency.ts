/** Rows of a group are in regions where somebody has ever been a member, and nowhere else (G2). */
import { kinds } from '../../protocol/messages.ts'
import type { World } from '../world.ts'
import type { Checker } from './checker.ts'

export const residency: Checker = {
  atLeast: 3,
  judges: 'groups with rows, per region',
  judge: (world, say) => {
    let judged = 0
    for (const { region, rows } of world.regions)
      for (const [group, kept] of rows.contents.groupRows) {
        judged += 1
        if (!homesOfMembers(world, group).has(region.alias))
          say(`${kept.size} rows of a group are in ${region.alias}, where nobody was ever in it`)
      }
    return judged
  },
}

const homesOfMembers = (world: World, group: string): Set<string> =>
  new Set(
    world.devices
      .filter(({ accepted }) =>
        accepted.some(
          ({ send: { kind, to } }) => to === group && (kind === kinds.groupCreate || kind === kinds.groupJoin),
        ),
      )
      .map(({ region }) => region.region.alias),
  )
