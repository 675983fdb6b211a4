/**
 * The rows are lost and the newer of two snapshots cannot be read: the older one and the log behind it
 * have everything (W20, R9).
 */
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'

/** Pieces of the log as small as appends allow, filled by long texts: it is cut in whole ones. */
const longText = 'long '.repeat(6_000)

export const rowsFromSnapshot: Scenario = {
  name: 'rows-from-snapshot',
  options: { segmentBytes: 2_200_000, snapshotEveryMs: 1e9 },
  play: async (world) => {
    const region = world.region('eu')
    const [anna] = (await world.person('eu')) as [Device]
    const [ben] = (await world.person('eu')) as [Device]
    for (let round = 0; round < 2; round++) {
      await talk(world, anna, ben)
      await world.time.settle(region.snapshots.take())
    }
    const [older, newer] = await region.shelf.list()
    if (older === undefined || newer === undefined) throw new Error('there are not two snapshots')
    world.crash(region)
    await world.time.settle(region.shelf.restore(older))
    await world.time.settle(region.shelf.remove(newer))
    await world.time.settle(region.start())
  },
}

async function talk(world: World, from: Device, to: Device): Promise<void> {
  for (let count = 0; count < 60; count++) {
    from.say(to, `${from.outbox.length} ${longText}`)
    if (count % 10 === 9) await world.time.advance(200)
  }
  // Lanes hold the log until their destination has confirmed.
  await world.time.advance(120_000)
}
