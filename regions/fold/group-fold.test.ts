import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDenial } from '../../protocol/codec/denial.ts'
import type { Denial } from '../../protocol/denial.ts'
import { errorTable } from '../../protocol/errors.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { groupCellKey } from './cells.ts'
import {
  about,
  allowed,
  ap,
  eu,
  groupProfile,
  here,
  hikers,
  hiking,
  refusals,
  say,
  texts,
  us,
  without,
} from './fold-stories.ts'

test('G1 G2 one order, dense numbers, one row per region with members and none elsewhere', () => {
  const { world, anna, ben, mei } = hiking()
  world.group(ben, hikers, kinds.groupJoin, here)
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  for (const [person, said] of [
    [anna, 'a'],
    [mei, 'b'],
    [ben, 'c'],
  ] as const) {
    say(world, person, said)
    world.settle()
  }
  assert.deepEqual(texts(world.timeline(eu, hikers)), ['a', 'b', 'c'])
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['a', 'b', 'c'])
  assert.deepEqual(world.timeline(us, hikers), [])
  const numbers = world.timeline(eu, hikers).map((row) => row.gseq)
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => index + 1),
  )
  assert.deepEqual(
    world
      .timeline(eu, hikers)
      .filter((row) => row.kind === kinds.message)
      .map((row) => row.mseq),
    [1, 2, 3],
  )
})

test('G3 a member sees from the own join to the own removal, which comes last', () => {
  const { world, anna, mei } = hiking()
  say(world, anna, 'before')
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'during')
  world.settle()
  world.group(anna, hikers, kinds.groupRemove, about(mei))
  world.settle()
  say(world, anna, 'after')
  world.settle()
  const seen = (world.timelines.get(`${ap}/${hikers}`) ?? []).filter((row) => row.to.includes(mei.user))
  assert.deepEqual(
    world.timeline(ap, hikers).map((row) => row.kind),
    [kinds.groupJoin, kinds.message, kinds.groupRemove],
  )
  assert.equal(seen.length, 3)
})

test('G1 G4 what is placed after its author was removed is refused with a row', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, mei, 'on its way')
  world.foldAll()
  const held = world.waiting.splice(0)
  world.group(anna, hikers, kinds.groupRemove, about(mei))
  world.settle()
  for (const delivery of held) world.append(delivery)
  world.settle()
  assert.deepEqual(refusals(world, mei), [errorTable.not_member.wire])
  assert.deepEqual(texts(world.timeline(eu, hikers)), [])
})

test('G4 joining: invited or open, once, below the cap, and only where policy lets the bodies go', () => {
  const { world, anna, ben, mei } = hiking()
  world.group(anna, hikers, kinds.groupMode, { flags: 0 })
  world.settle()
  world.group(ben, hikers, kinds.groupJoin, here)
  world.settle()
  assert.deepEqual(refusals(world, ben), [errorTable.not_invited.wire])
  world.group(anna, hikers, kinds.groupInvite, about(ben))
  world.settle()
  assert.equal(world.rowsOf(ben).filter((row) => row.kind === kinds.groupInvited).length, 1)
  world.group(ben, hikers, kinds.groupJoin)
  world.group(ben, hikers, kinds.groupJoin)
  world.settle()
  assert.deepEqual(refusals(world, ben), [errorTable.not_invited.wire, errorTable.already_member.wire])
  world.group(anna, hikers, kinds.groupMode, { flags: flags.open })
  world.policy(without(allowed([eu, us, ap]), 'group.body'))
  world.settle()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  assert.deepEqual(refusals(world, mei), [errorTable.policy_denied.wire])
  const why = readDenial(world.rowsOf(mei).at(-1)?.body as Uint8Array)
  assert.deepEqual([why.because, why.action, why.fromZone, why.toZone], ['default', 'join', ap, eu])
})

test('a 501st member is refused, and the group goes on', () => {
  const { world, anna } = hiking()
  const people = Array.from({ length: 500 }, (_, index) => world.person(`p${index}`, eu, index % 2))
  world.settle()
  for (const person of people) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  const refused = people.filter((person) => refusals(world, person).includes(errorTable.group_full.wire))
  assert.equal(refused.length, 1)
  say(world, anna, 'full house')
  world.settle()
  assert.deepEqual(texts(world.timeline(eu, hikers)), ['full house'])
})

test('FC-021 who left reads nothing more and cannot leave twice; S6 a join tells where the interval before ended', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  world.group(mei, hikers, kinds.groupLeave)
  world.settle()
  world.group(mei, hikers, kinds.groupLeave)
  world.settle()
  assert.equal(world.verdicts.at(-1)?.code, errorTable.already_left.wire)
  for (const said of ['1', '2', '3']) say(world, anna, said)
  world.settle()
  assert.deepEqual(texts(world.timeline(ap, hikers)), [])
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  const rejoin = world.timeline(ap, hikers).at(-1)
  assert.equal(rejoin?.kind, kinds.groupJoin)
  assert.equal(rejoin?.pm, 3)
})

test('the owner who leaves is followed by an administrator, else by who was there first', () => {
  const { world, anna, ben, mei } = hiking()
  for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  world.group(anna, hikers, kinds.groupRole, { ...about(mei), flags: flags.admin })
  world.settle()
  world.group(anna, hikers, kinds.groupLeave)
  world.settle()
  const group = () => world.part(eu, 'group', 0).cells.get(groupCellKey(hikers)) as { owner?: string }
  assert.equal(group().owner, mei.user)
  world.group(mei, hikers, kinds.groupLeave)
  world.settle()
  assert.equal(group().owner, ben.user)
})

test('only who may: roles, names, removal, transfer', () => {
  const { world, anna, ben } = hiking()
  world.group(ben, hikers, kinds.groupJoin, here)
  world.settle()
  world.group(ben, hikers, kinds.groupProfile, groupProfile('Mine'))
  world.group(ben, hikers, kinds.groupRemove, about(anna))
  world.group(ben, hikers, kinds.groupTransfer, about(ben))
  world.group(ben, hikers, kinds.groupMode, { flags: 0 })
  world.settle()
  assert.deepEqual(refusals(world, ben), Array(4).fill(errorTable.role_required.wire))
  world.group(anna, hikers, kinds.groupTransfer, about(ben))
  world.settle()
  world.group(ben, hikers, kinds.groupProfile, groupProfile('Mine'))
  world.settle()
  assert.equal((world.part(eu, 'group', 0).cells.get(groupCellKey(hikers)) as { name?: string }).name, 'Mine')
})

test('G2 property: rows lost, doubled or late on the way to a region are asked for and end in one dense order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (fates) => {
      const { world, anna, mei } = hiking()
      world.group(mei, hikers, kinds.groupJoin, here)
      world.settle()
      const late: (typeof world.waiting)[0][] = []
      for (const [index, fate] of fates.entries()) {
        say(world, fate % 2 === 0 ? anna : mei, `${index}`)
        while (world.foldAll() || world.waiting.length > 0) {
          for (const delivery of world.waiting.splice(0)) {
            if (fate === 0 && delivery.topic === 'feed') continue
            if (fate === 1) late.push(delivery)
            else world.append(delivery)
            if (fate === 8) world.append(delivery)
          }
        }
        if (fate === 5) for (const delivery of late.splice(0)) world.append(delivery)
      }
      say(world, anna, 'last')
      say(world, mei, 'last')
      world.settle()
      for (let i = 0; i < 3; i++) {
        world.askAgain()
        world.settle()
      }
      const [home, away] = [world.timeline(eu, hikers), world.timeline(ap, hikers)]
      assert.equal(texts(home).length, fates.length + 2)
      assert.deepEqual(texts(away), texts(home))
      assert.deepEqual(
        away.map((row) => row.gseq),
        home.slice(1).map((row) => row.gseq),
      )
    }),
    { numRuns: 60 },
  )
})

test('G1 R7 who posts what one region may not read any more is told, once for each region, and the post stays', () => {
  const { world, anna, mei } = hiking()
  const carl = world.person('carl', us)
  world.settle()
  for (const person of [mei, carl]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  world.policy(without(allowed([eu, us, ap]), 'group.body'))
  const { n } = say(world, anna, 'for Frankfurt alone')
  world.foldAll()
  // Told twice, as a lane may.
  while (world.waiting.length > 0 || world.foldAll())
    for (const delivery of world.waiting.splice(0))
      for (let time = 0; time < (delivery.kind === recordKinds.notice ? 2 : 1); time++) world.append(delivery)
  const rows = world.rowsOf(anna)
  const told = rows.filter(({ kind }) => kind === kinds.withheld)
  const { place } = rows.find((row) => row.n === n) ?? { place: 0 }
  assert.deepEqual(
    told.map(({ target, peer, error, body }) => [target, peer, error, readDenial(body ?? new Uint8Array(0)).toZone]),
    [us, ap].map((region) => [place, hikers, errorTable.policy_denied.wire, region]),
  )
  const [{ because, action, fromZone }] = told.map(({ body }) => readDenial(body ?? new Uint8Array(0))) as [Denial]
  assert.deepEqual([because, action, fromZone], ['default', 'post', eu])
  assert.deepEqual(texts(world.timeline(eu, hikers)), ['for Frankfurt alone'])
  for (const region of [us, ap]) assert.deepEqual(texts(world.timeline(region, hikers)), [''])
  assert.deepEqual(refusals(world, anna), [])
})

test('G1 who reacts, or posts what all may read, is told nothing of the kind', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'for everybody')
  world.settle()
  assert.ok(world.rowsOf(anna).every(({ kind }) => kind !== kinds.withheld))
})
