import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../protocol/messages.ts'
import { check } from './checkers.ts'
import type { Device } from './device.ts'
import { World } from './world.ts'

const switches = 100
/** Regions hear of a version one by one within this time; the next comes before all have. */
const withinMs = 200

test('R7 a hundred switches under load: nothing crosses that its version forbids, nothing is lost, and the last is in force', async () => {
  const world = new World(71)
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(1_500)
  let said = 0
  for (let count = 0; count < switches; count++) {
    world.changePolicy(count % 2 === 0 ? [{ from: 'eu', to: 'ap', dataClass: 'msg.body' }] : [], withinMs)
    for (const wait of [60, 60]) {
      anna.say(mei, `${(said += 1)}`)
      mei.say(anna, `${(said += 1)}`)
      await world.time.advance(wait)
    }
  }
  await world.heal()
  const { violations } = await check(world)
  assert.deepEqual(violations, [])
  for (const { keeper } of world.regions) {
    assert.equal(keeper.record.version, switches + 1)
    assert.ok(keeper.record.generation > switches / 4, 'many of them narrowed')
  }
  const answers = [anna, mei].flatMap(({ outbox }) => outbox.filter(({ send }) => send.kind === kinds.message))
  const refused = answers.filter(({ verdict }) => verdict?.code !== 0).length
  assert.ok(refused > said / 5 && refused < said, `${refused} of ${said} were refused`)
})
