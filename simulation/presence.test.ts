import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flags, kinds, toKinds } from '../protocol/messages.ts'
import type { Device } from './device.ts'
import { World } from './world.ts'

async function twoRegions(seed: number, options: ConstructorParameters<typeof World>[1] = {}) {
  const world = new World(seed, options)
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [ben] = (await world.person('eu')) as [Device]
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(2_000)
  return { world, anna, ben, mei }
}

const statesOf = (viewer: Device, target: Device): string[] =>
  viewer.presences.filter(({ user }) => user === target.key).map(({ state }) => state)

test('N3 whoever is in view is told of, at home and in another region', async () => {
  const { world, anna, ben, mei } = await twoRegions(21)
  anna.watch([ben, mei])
  await world.time.advance(1_500)
  assert.deepEqual([statesOf(anna, ben), statesOf(anna, mei).at(-1)], [['online'], 'online'])
  mei.disconnect()
  ben.disconnect()
  await world.time.advance(2_000)
  const last = anna.presences.at(-1)
  assert.deepEqual([statesOf(anna, ben).at(-1), statesOf(anna, mei).at(-1)], ['offline', 'offline'])
  assert.ok(last !== undefined && last.lastSeen > 0 && last.lastSeen % 60_000 === 0)
})

test('N3 a connection that breaks and comes back at once is no change', async () => {
  const { world, anna, ben } = await twoRegions(22)
  anna.watch([ben])
  await world.time.advance(1_500)
  ben.disconnect()
  await world.time.advance(200)
  await world.time.settle(ben.connect())
  await world.time.advance(3_000)
  assert.deepEqual(statesOf(anna, ben), ['online'])
})

test('who is no longer in view is not told of, and nothing is kept for who has left', async () => {
  const { world, anna, ben } = await twoRegions(23)
  anna.watch([ben])
  await world.time.advance(1_500)
  anna.watch([], [ben])
  ben.disconnect()
  await world.time.advance(3_000)
  assert.deepEqual(statesOf(anna, ben), ['online'])
})

test('whom one has blocked is told nothing but unknown, and types unseen', async () => {
  const { world, anna, ben } = await twoRegions(24)
  anna.watch([ben])
  await world.time.advance(1_500)
  anna.typeTo(ben)
  await world.time.advance(100)
  assert.equal(ben.typings.length, 1)
  ben.command({ kind: kinds.block, toKind: toKinds.person, to: anna.key })
  await world.time.advance(3_000)
  assert.deepEqual(statesOf(anna, ben), ['online', 'unknown'])
  anna.typeTo(ben)
  await world.time.advance(1_000)
  assert.equal(ben.typings.length, 1)
  ben.command({ kind: kinds.unblock, toKind: toKinds.person, to: anna.key })
  await world.time.advance(3_000)
  assert.deepEqual(statesOf(anna, ben), ['online', 'unknown', 'online'])
})

test('N3 a cut link makes people behind it unknown, and healing tells of them again', async () => {
  const { world, anna, mei } = await twoRegions(25)
  anna.watch([mei])
  await world.time.advance(1_500)
  world.cuts.add('ap>eu')
  await world.time.advance(10_000)
  assert.equal(statesOf(anna, mei).at(-1), 'unknown')
  world.cuts.clear()
  await world.time.advance(10_000)
  assert.equal(statesOf(anna, mei).at(-1), 'online')
})

test('typing reaches who lives elsewhere and says who types', async () => {
  const { world, anna, mei } = await twoRegions(26)
  anna.typeTo(mei)
  await world.time.advance(1_000)
  assert.deepEqual(
    mei.typings.map(({ peer, stopped }) => [peer, stopped]),
    [[anna.key, false]],
  )
})

test('N3 presence and typing cross only where the policy of the region they come from lets them', async () => {
  const { world, anna, mei } = await twoRegions(27, { denied: [{ from: 'ap', to: 'eu', dataClass: 'presence' }] })
  anna.watch([mei])
  mei.watch([anna])
  mei.typeTo(anna)
  anna.typeTo(mei)
  await world.time.advance(3_000)
  assert.deepEqual(
    {
      anna: statesOf(anna, mei).at(-1),
      mei: statesOf(mei, anna).at(-1),
      heard: [anna.typings.length, mei.typings.length],
    },
    { anna: 'unknown', mei: 'online', heard: [0, 1] },
  )
})

test('FC-020 whoever keeps last seen to themselves tells whether they are here, not when they were', async () => {
  const { world, anna, ben } = await twoRegions(28)
  ben.command({ kind: kinds.preferences, toKind: toKinds.nobody, flags: flags.lastSeenOff })
  await world.time.advance(500)
  anna.watch([ben])
  await world.time.advance(1_500)
  ben.disconnect()
  await world.time.advance(2_000)
  const told = anna.presences.map(({ state, lastSeen }) => [state, lastSeen])
  assert.deepEqual(told, [
    ['online', 0],
    ['offline', 0],
  ])
})
