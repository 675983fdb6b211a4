/**
 * A worker is paused, another goes on with its parts, and the first one wakes up: what it still knows
 * must not be mixed with what the other has stored (W9), whoever it serves must not be sent back (S2),
 * and what it writes again must not undo a recall (W10). It ends at the first cell it has to read.
 */
import { kinds, toKinds } from '../../protocol/messages.ts'
import type { Device } from '../device.ts'
import type { Scenario } from '../scenario.ts'
import type { SecondWorker } from '../second-worker.ts'
import type { World } from '../world.ts'

/** Longer than a checkpoint takes to come. */
const storedMs = 5_000

async function threePeople(world: World) {
  const people: Device[] = []
  for (let count = 0; count < 3; count++) people.push(...(await world.person('eu')))
  const [anna, ben, carl] = people as [Device, Device, Device]
  await world.time.advance(1_000)
  const zombie = await world.time.settle(world.region('eu').secondWorker())
  return { anna, ben, carl, zombie }
}

/** It knows Anna, and not her conversation with Carl, which the other has stored meanwhile. */
export const zombieFolds: Scenario = {
  name: 'zombie-folds',
  play: async (world) => {
    const { anna, ben, carl, zombie } = await threePeople(world)
    anna.say(ben, '1')
    await world.time.advance(500)
    zombie.node.pause()
    for (const text of ['2', '3', '4']) anna.say(carl, text)
    await wake(world, zombie)
  },
}

/** Ben has been told more by the other, and asks the one that woke up while it waits for a cell. */
export const zombieServes: Scenario = {
  name: 'zombie-serves',
  play: async (world) => {
    const { anna, ben, carl, zombie } = await threePeople(world)
    carl.say(ben, '1')
    await world.time.advance(500)
    zombie.node.pause()
    anna.say(ben, '2')
    carl.say(ben, '3')
    await world.time.advance(storedMs)
    ben.sync()
    await world.time.advance(500)
    ben.disconnect()
    world.region('eu').rows.slowMs = () => 2_000
    zombie.node.resume()
    await world.time.settle(ben.connect(zombie.worker))
    await world.time.advance(1_000)
    ben.disconnect()
    await world.time.advance(storedMs)
    world.region('eu').rows.slowMs = () => 0
  },
}

/** It has a row to write that was recalled since. */
export const zombieWrites: Scenario = {
  name: 'zombie-writes',
  play: async (world) => {
    const { anna, ben, carl, zombie } = await threePeople(world)
    anna.say(ben, '1')
    await world.time.run({ until: () => ben.rows.some(({ author }) => author === anna.key) })
    // It has folded the row, too, and its turn to write has not come.
    await world.time.advance(200)
    zombie.node.pause()
    carl.say(ben, '2')
    await world.time.advance(2_000)
    const target = anna.accepted[0]?.verdict?.place ?? 0
    anna.command({ kind: kinds.recall, toKind: toKinds.person, to: ben.key, target })
    await wake(world, zombie)
  },
}

async function wake(world: World, { node }: SecondWorker): Promise<void> {
  await world.time.advance(storedMs)
  node.resume()
  await world.time.advance(storedMs)
}
