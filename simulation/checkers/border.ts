/**
 * R7: words cross only under a version that allows them, behind no barrier that forbids them, and never
 * early, and under a quota of no more people than it says, each of whom stays counted. In the end the
 * newest version is in force everywhere, with every barrier through.
 */
import { kinds, toKinds } from '../../protocol/messages.ts'
import type { Client } from '../client.ts'
import type { World } from '../world.ts'
import type { Checker } from './checker.ts'

export const border: Checker = {
  atLeast: 10,
  judges: 'records with words in them that arrived from another region',
  judge: (world, say) => {
    const { border, regions, office, devices } = world
    for (const what of border.violations) say(what)
    for (const { keeper, region } of regions) {
      const { active, parts, barriers, inForce } = keeper.status()
      if (!inForce || active.version !== office.newest)
        say(
          `${region.alias} stands by version ${active.version} of ${office.newest}: ${JSON.stringify({ parts, barriers })}`,
        )
    }
    if (office.quota !== undefined)
      for (const device of devices)
        if (isForgotten(world, device)) say('somebody who was counted was refused by a quota')
    return border.crossed
  },
}

/** Was let out of the region, and refused later because of a quota. */
function isForgotten({ devices }: World, device: Client): boolean {
  const elsewhere = new Set(devices.filter(({ region }) => region !== device.region).map(({ key }) => key))
  let counted = false
  for (const { send, verdict } of device.outbox) {
    const isOut =
      send.kind === kinds.message && send.toKind === toKinds.person && elsewhere.has(send.to as Client['key'])
    if (!isOut || verdict === undefined) continue
    if (verdict.code === 0) counted = true
    else if (counted && verdict.denial?.because === 'quota') return true
  }
  return false
}
