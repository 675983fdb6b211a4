import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../protocol/messages.ts'
import type { Device } from './device.ts'
import { group, join, makeGroup, remove } from './workload.ts'
import { World } from './world.ts'

test('S5 G3 who was removed while away asks again until the removal is final, and sees it last', async () => {
  const world = new World(1)
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [ben] = (await world.person('eu')) as [Device]
  makeGroup([anna])
  await world.time.advance(1_000)
  join(ben, anna)
  await world.time.advance(1_000)
  const isRemoved = () => anna.groupRows.get(group)?.at(-1)?.kind === kinds.groupRemove
  for (let round = 0; round < 20; round++) {
    ben.disconnect()
    remove(anna, ben)
    await world.time.run({ until: isRemoved })
    // The removal is folded, and its tick is not over: what Ben is answered now cannot hold it.
    await world.time.advance(round * 10)
    await world.time.settle(ben.connect())
    await world.time.advance(3_000)
    assert.equal(ben.groupRows.get(group)?.at(-1)?.kind, kinds.groupRemove, `round ${round}`)
    join(ben, anna)
    await world.time.advance(1_000)
  }
  assert.deepEqual(ben.complaints, [])
})
