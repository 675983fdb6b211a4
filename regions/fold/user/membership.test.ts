import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readGroupInvitation } from '../../../protocol/cold-messages.ts'
import { errorTable } from '../../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../../protocol/ids.ts'
import { limits } from '../../../protocol/limits.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import { type ConversationCell, conversationCellKey, type PersonCell, personCellKey } from '../cells.ts'
import type { FoldHarness, HarnessPerson } from '../fold-harness.ts'
import { about, ap, codes, eu, groupProfile, here, hikers, hiking, refusals, say, texts, us } from '../fold-stories.ts'

const cellsOf = (world: FoldHarness, { region, partition }: HarnessPerson) =>
  world.part(region, 'user', partition).cells
const conversation = (world: FoldHarness, person: HarnessPerson): ConversationCell =>
  cellsOf(world, person).get(conversationCellKey(person.user, hikers)) as ConversationCell
const personCell = (world: FoldHarness, person: HarnessPerson): PersonCell =>
  cellsOf(world, person).get(personCellKey(person.user)) as PersonCell
const forged = { toRegion: us, toPart: 0 }

test('G4 a forged link moves no member: the way to a group is the group’s to tell', () => {
  const { world, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  world.group(mei, hikers, kinds.groupJoin, forged)
  say(world, mei, 'still here')
  world.settle()
  assert.equal(conversation(world, mei).route.region, eu)
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['still here'])
  assert.deepEqual(refusals(world, mei), [errorTable.already_member.wire])
})

test('G4 W13 a forged link leads nowhere, once; what went there is refused and is not in the group later', () => {
  const { world, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, forged)
  world.group(mei, hikers, kinds.groupJoin, here)
  say(world, mei, 'astray')
  world.settle()
  assert.deepEqual(refusals(world, mei), Array(3).fill(errorTable.group_unknown.wire))
  world.group(mei, hikers, kinds.groupJoin, here)
  say(world, mei, 'found')
  world.foldAll()
  // Lost on the way, so that the group asks for the chain.
  world.waiting.shift()
  world.settle()
  assert.equal(conversation(world, mei).membership, 'member')
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['found'])
  world.group(mei, hikers, kinds.groupJoin, { toRegion: 77, toPart: 0 })
  world.settle()
  assert.equal(conversation(world, mei).route.region, eu)
})

test('G4 a forged link while the true one is not answered yet goes the same way', () => {
  const { world, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.group(mei, hikers, kinds.groupJoin, forged)
  say(world, mei, 'not astray')
  world.settle()
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['not astray'])
  assert.deepEqual(refusals(world, mei), [errorTable.already_member.wire])
  assert.equal(conversation(world, mei).membership, 'member')
})

test('G4 an invitation from elsewhere moves no member either, and nobody else may say who is one', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  // Carl makes a group of the same id in another region, and invites, removes, refuses from there.
  const carl = world.person('carl', us)
  world.settle()
  world.group(carl, hikers, kinds.groupCreate, { ...forged, flags: flags.open, ...groupProfile('Forged') })
  world.settle()
  world.group(carl, hikers, kinds.groupInvite, about(mei))
  world.settle()
  assert.equal(conversation(world, mei).route.region, eu)
  assert.equal(world.rowsOf(mei).filter((row) => row.kind === kinds.groupInvited).length, 0)
  say(world, mei, 'here')
  say(world, anna, 'and here')
  world.settle()
  assert.deepEqual(texts(world.timeline(eu, hikers)).sort(), ['and here', 'here'])
})

test('FC-023 FC-021 who was removed hears it from the group; the next post and the next leave are refused at once', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  assert.equal(personCell(world, mei).groups, 1)
  world.group(anna, hikers, kinds.groupRemove, about(mei))
  world.settle()
  assert.equal(conversation(world, mei).membership, 'left')
  assert.equal(personCell(world, mei).groups, 0)
  say(world, mei, 'too late')
  world.group(mei, hikers, kinds.groupLeave)
  world.settle()
  assert.deepEqual(codes(world).slice(-2), [errorTable.not_member.wire, errorTable.already_left.wire])
  world.group(mei, hikers, kinds.groupJoin)
  world.settle()
  assert.equal(conversation(world, mei).membership, 'member')
})

test('G3 word of a join and of a removal may come in any order and twice', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.foldAll()
  for (const delivery of world.waiting.splice(0)) world.append(delivery)
  world.foldAll()
  const word = world.waiting.splice(0)
  world.group(anna, hikers, kinds.groupRemove, about(mei))
  world.settle()
  for (const delivery of [...word, ...word]) world.append(delivery)
  world.settle()
  assert.equal(conversation(world, mei).membership, 'left')
  assert.equal(personCell(world, mei).groups, 0)
})

test('groupsPerPersonMax: one more group is refused, and one less makes room', () => {
  const { world, mei } = hiking()
  personCell(world, mei).groups = limits.groupsPerPersonMax
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  assert.equal(codes(world).at(-1), errorTable.limit_reached.wire)
  personCell(world, mei).groups -= 1
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  assert.equal(codes(world).at(-1), 0)
  const mine = 'meis-meis-meis-m' as GroupKey
  world.group(mei, mine, kinds.groupCreate, { toRegion: ap, toPart: 0, ...groupProfile('Mine') })
  world.settle()
  assert.equal(codes(world).at(-1), errorTable.limit_reached.wire)
  world.group(mei, hikers, kinds.groupLeave)
  world.group(mei, mine, kinds.groupCreate, { toRegion: ap, toPart: 0, ...groupProfile('Mine') })
  world.settle()
  assert.deepEqual(codes(world).slice(-2), [0, 0])
})

test('groupsPerPersonMax: a join that the group refuses gives its room back', () => {
  const { world, anna, mei } = hiking()
  world.group(anna, hikers, kinds.groupMode, { flags: 0 })
  world.settle()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  assert.deepEqual(refusals(world, mei), [errorTable.not_invited.wire])
  assert.equal(personCell(world, mei).groups, 0)
  assert.equal(conversation(world, mei).membership, 'none')
})

test('contactsMax: contacts and blocks are counted, each person once', () => {
  const { world, anna, mei } = hiking()
  const set = (kind: number, to: UserKey) => world.submit(mei, world.command(mei, { kind, to }))
  for (const [add, remove, field] of [
    [kinds.contactAdd, kinds.contactRemove, 'contacts'],
    [kinds.block, kinds.unblock, 'blocks'],
  ] as const) {
    set(add, anna.user)
    set(add, anna.user)
    world.settle()
    assert.equal(personCell(world, mei)[field], 1)
    personCell(world, mei)[field] = limits.contactsMax
    set(add, 'omar-omar-omar-o' as UserKey)
    set(add, anna.user)
    set(remove, anna.user)
    set(remove, anna.user)
    set(add, 'omar-omar-omar-o' as UserKey)
    world.settle()
    assert.deepEqual(codes(world).slice(-5), [errorTable.limit_reached.wire, 0, 0, 0, 0])
    assert.equal(personCell(world, mei)[field], limits.contactsMax)
  }
})

test('an invitation names the region of the group by its name, as links do', () => {
  const { world, anna, mei } = hiking()
  world.group(anna, hikers, kinds.groupInvite, about(mei))
  world.settle()
  const row = world.rowsOf(mei).find(({ kind }) => kind === kinds.groupInvited)
  assert.equal(readGroupInvitation(row?.body as Uint8Array).region, 'region-1')
})
