import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeGroupProfile } from '../protocol/cold-messages.ts'
import type { GroupKey } from '../protocol/ids.ts'
import { flags, kinds, toKinds } from '../protocol/messages.ts'
import type { Device } from './device.ts'
import { World } from './world.ts'

const textsFrom = (device: Device, author: Device): string[] =>
  device.rows
    .filter((row) => row.kind === kinds.message && row.author === author.key)
    .map((row) => Buffer.from(row.body ?? []).toString())

test('a message from Frankfurt is in Singapore, once, on both of her devices', async () => {
  const world = new World(1)
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [mei, tablet] = (await world.person('ap', 2)) as [Device, Device]
  await world.time.advance(2_000)
  anna.say(mei, 'hallo Mei')
  await world.time.advance(3_000)
  assert.equal(anna.outbox[0]?.verdict?.code, 0)
  assert.deepEqual(textsFrom(mei, anna), ['hallo Mei'])
  assert.deepEqual(textsFrom(tablet, anna), ['hallo Mei'])
  for (const device of world.devices) assert.deepEqual(device.complaints, [])
})

test('W1 W9 what was accepted is there after both regions lost power, in order and once', async () => {
  const world = new World(2)
  await world.start()
  const [anna] = (await world.person('eu')) as [Device]
  const [mei] = (await world.person('ap')) as [Device]
  await world.time.advance(2_000)
  for (let i = 0; i < 100; i++) {
    anna.say(mei, `${i}`)
    mei.say(anna, `${i} zurück`)
    if (i % 20 === 10) world.crash(world.region(i % 40 === 10 ? 'eu' : 'ap'))
    await world.time.advance(30)
    if (i % 20 === 15) {
      for (const region of world.regions) if (!region.up) await world.time.settle(region.start())
      for (const device of world.devices) await world.time.settle(device.connect())
    }
  }
  await world.heal()
  const expected = Array.from({ length: 100 }, (_, i) => `${i}`)
  assert.deepEqual(textsFrom(mei, anna), expected)
  assert.deepEqual(
    textsFrom(anna, mei),
    expected.map((text) => `${text} zurück`),
  )
  for (const device of world.devices) assert.deepEqual(device.complaints, [])
  assert.ok(world.region('eu').crashes + world.region('ap').crashes >= 4)
})

test('G1 G2 S5 a group over three regions has one order on every device, through a cut link', async () => {
  const world = new World(3)
  await world.start()
  const people = (await Promise.all([])) as Device[]
  for (const alias of ['eu', 'us', 'ap', 'eu']) people.push(...(await world.person(alias)))
  await world.time.advance(2_000)
  const [anna] = people as [Device]
  const group = 'hikers-hikers-hi' as GroupKey
  const body = encodeGroupProfile({ name: 'Hiking', avatarColor: 1 }).slice()
  anna.command({ kind: kinds.groupCreate, toKind: toKinds.group, to: group, flags: flags.open, body })
  await world.time.advance(1_000)
  const { encodeGroupInvitation } = await import('../protocol/cold-messages.ts')
  const part = ((group.charCodeAt(0) << 8) | group.charCodeAt(1)) % 4
  const link = encodeGroupInvitation({
    group,
    inviter: anna.key,
    region: 'eu-central',
    part,
    number: 0,
    name: '',
  }).slice()
  for (const person of people.slice(1))
    person.command({ kind: kinds.groupJoin, toKind: toKinds.group, to: group, body: link })
  await world.time.advance(3_000)
  for (let i = 0; i < 40; i++) {
    if (i === 10) world.cuts.add('eu>ap')
    if (i === 30) world.cuts.delete('eu>ap')
    people[i % people.length]?.sayToGroup(group, `${i}`)
    await world.time.advance(50)
  }
  await world.heal()
  const seen = people.map((person) =>
    (person.groupRows.get(group) ?? [])
      .filter((row) => row.kind === kinds.message)
      .map((row) => Buffer.from(row.body ?? []).toString()),
  )
  assert.equal(seen[0]?.length, 40)
  for (const one of seen) assert.deepEqual(one, seen[0])
  for (const person of people) {
    const numbers = (person.groupRows.get(group) ?? []).map((row) => row.gseq)
    assert.deepEqual(
      numbers,
      Array.from({ length: numbers.length }, (_, i) => (numbers[0] as number) + i),
    )
    assert.deepEqual(person.complaints, [])
  }
})

test('one seed, one history', async () => {
  const histories: string[] = []
  for (let run = 0; run < 2; run++) {
    const world = new World(7)
    await world.start()
    const [anna] = (await world.person('eu')) as [Device]
    const [mei] = (await world.person('ap')) as [Device]
    for (let i = 0; i < 20; i++) {
      anna.say(mei, `${i}`)
      await world.time.advance(40)
      if (i === 10) world.crash(world.region('ap'))
    }
    await world.heal()
    histories.push(JSON.stringify([mei.rows.map((row) => [row.seq, row.at]), world.time.steps]))
  }
  assert.equal(histories[0], histories[1])
})
