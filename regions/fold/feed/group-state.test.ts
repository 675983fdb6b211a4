import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeGroupFeed, encodeGroupRepair, readGroupFeed } from '../../../protocol/cold-messages.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import { feedCellKey, type FeedCell, groupCellKey, type GroupCell } from '../cells.ts'
import type { FoldHarness, HarnessPerson } from '../fold-harness.ts'
import { stateOf } from '../group/roster.ts'
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
} from '../fold-stories.ts'

const feed = (world: FoldHarness, region: number): FeedCell =>
  world.part(region, 'feed', 0).cells.get(feedCellKey(hikers)) as FeedCell
const home = (world: FoldHarness): GroupCell => world.part(eu, 'group', 0).cells.get(groupCellKey(hikers)) as GroupCell
const known = ({ name, avatarColor, open, owner, admins }: FeedCell) => ({
  name,
  avatarColor,
  open,
  owner,
  admins: [...admins].sort(),
})
const truth = (world: FoldHarness) => {
  const state = stateOf(home(world))
  return { ...state, admins: [...state.admins].sort() }
}
const unread = (cell: FeedCell, { user }: HarnessPerson, marker = 0): number => {
  const interval = cell.local.get(user)?.at(-1)
  return cell.headMseq - Math.max(marker, interval?.read ?? 0)
}

/** Renamed, closed, with an administrator, all before Mei's region had a member. */
function grownUp() {
  const { world, anna, ben, mei } = hiking()
  world.group(ben, hikers, kinds.groupJoin, here)
  world.settle()
  world.group(anna, hikers, kinds.groupRole, { ...about(ben), flags: flags.admin })
  world.group(anna, hikers, kinds.groupProfile, groupProfile('Climbing'))
  world.group(anna, hikers, kinds.groupMode, { flags: 0 })
  world.group(anna, hikers, kinds.groupInvite, about(mei))
  world.settle()
  world.group(mei, hikers, kinds.groupJoin)
  return { world, anna, ben, mei }
}

test('G2 a region that gets its first member later knows name and roles', () => {
  const { world, anna, ben } = grownUp()
  world.settle()
  assert.equal(feed(world, ap).name, 'Climbing')
  assert.deepEqual(known(feed(world, ap)), truth(world))
  world.group(anna, hikers, kinds.groupTransfer, about(ben))
  world.settle()
  world.group(ben, hikers, kinds.groupRole, { ...about(anna), flags: 0 })
  world.group(ben, hikers, kinds.groupMode, { flags: flags.open })
  world.settle()
  for (const region of [eu, ap]) assert.deepEqual(known(feed(world, region)), truth(world))
  assert.equal(truth(world).owner, ben.user)
})

test('G2 it knows them too when the join was lost and is sent again after more has changed', () => {
  const { world, anna, ben } = grownUp()
  world.foldAll()
  while (world.waiting.some(({ topic }) => topic !== 'feed') || world.foldAll()) {
    for (const delivery of world.waiting.splice(0)) if (delivery.region !== ap) world.append(delivery)
    world.foldAll()
    for (let at = world.waiting.length - 1; at >= 0; at--) {
      if (world.waiting[at]?.region === ap) world.waiting.splice(at, 1)
    }
  }
  world.group(anna, hikers, kinds.groupProfile, groupProfile('Swimming'))
  world.group(anna, hikers, kinds.groupTransfer, about(ben))
  world.settle()
  world.askAgain()
  world.settle()
  assert.equal(feed(world, ap).name, 'Swimming')
  assert.deepEqual(known(feed(world, ap)), truth(world))
})

test('G4 R7 where policy comes to keep rosters away, a region hears no new name, nobody new comes in, and messages go on', () => {
  const { world, anna, mei } = hiking()
  const joe = world.person('joe', ap)
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  const { allow } = allowed([eu, us, ap])
  const isRosterToMei = (flow: (typeof allow)[0]) => flow.dataClass === 'group.roster' && flow.toRegion === ap
  world.policy({ version: 2, allow: allow.filter((flow) => !isRosterToMei(flow)) })
  world.settle()
  world.group(anna, hikers, kinds.groupProfile, groupProfile('Swimming'))
  world.group(joe, hikers, kinds.groupJoin, here)
  say(world, anna, 'hello')
  world.settle()
  assert.equal(feed(world, ap).name, 'Hiking')
  assert.deepEqual(refusals(world, joe), [errorTable.policy_denied.wire])
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['hello'])
})

test('the row of an owner who leaves names who follows, and every region knows it', () => {
  const { world, anna, ben, mei } = hiking()
  for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  world.group(anna, hikers, kinds.groupLeave)
  world.settle()
  const row = world.timeline(ap, hikers).at(-1)
  assert.deepEqual([row?.kind, row?.subject, row?.targetAuthor], [kinds.groupLeave, anna.user, home(world).owner])
  for (const region of [eu, ap]) assert.deepEqual(known(feed(world, region)), truth(world))
  world.group(mei, hikers, kinds.groupLeave)
  world.settle()
  assert.equal(world.timeline(eu, hikers).at(-1)?.targetAuthor, home(world).owner === mei.user ? mei.user : undefined)
})

test('a group without members is over: nobody comes in, invited or not, and its id stays taken', () => {
  const { world, anna, ben, mei } = hiking()
  world.group(anna, hikers, kinds.groupInvite, about(mei))
  world.settle()
  world.group(anna, hikers, kinds.groupLeave)
  world.settle()
  for (const person of [anna, ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  for (const person of [anna, ben, mei]) assert.deepEqual(refusals(world, person), [errorTable.group_unknown.wire])
  assert.equal(home(world).open, false)
  world.group(ben, hikers, kinds.groupCreate, { ...here, flags: flags.open, ...groupProfile('Mine') })
  world.settle()
  assert.deepEqual(refusals(world, ben).at(-1), errorTable.conflict.wire)
})

test('L10 unread in a group begins with the join and does not count what is one’s own', () => {
  const { world, anna, ben, mei } = hiking()
  world.group(ben, hikers, kinds.groupJoin, here)
  for (const said of ['1', '2', '3']) say(world, anna, said)
  world.settle()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  assert.equal(unread(feed(world, ap), mei), 0)
  say(world, anna, '4')
  world.settle()
  assert.equal(unread(feed(world, ap), mei), 1)
  say(world, mei, '5')
  world.settle()
  assert.equal(unread(feed(world, ap), mei), 0)
  assert.equal(unread(feed(world, eu), ben, 4), 1)
  world.group(anna, hikers, kinds.groupRemove, about(mei))
  say(world, anna, '6')
  world.settle()
  assert.deepEqual(feed(world, ap).local.get(mei.user)?.at(-1), { from: 6, to: 9, pm: 0, read: 5, end: 5 })
})

test('G2 a group has one home: rows and repairs that another region claims change nothing', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'true')
  world.settle()
  const rows = world.part(ap, 'feed', 0).log.filter(({ kind }) => kind === recordKinds.groupFeed)
  const newest = readGroupFeed(rows.at(-1)?.payload as Uint8Array)
  const forged = { ...newest, gseq: newest.gseq + 5, prevGseq: newest.gseq, homeRegion: us }
  world.append({
    region: ap,
    topic: 'feed',
    partition: 0,
    kind: recordKinds.groupFeed,
    payload: encodeGroupFeed(forged),
  })
  const ask = encodeGroupRepair({ group: hikers, after: 0, region: 77 })
  world.append({ region: eu, topic: 'group', partition: 0, kind: recordKinds.groupRepair, payload: ask })
  world.settle()
  assert.equal(feed(world, ap).home.region, eu)
  assert.equal(world.part(ap, 'feed', 0).cell.gaps.size, 0)
  assert.deepEqual([...home(world).regions.keys()].sort(), [eu, ap])
  say(world, anna, 'and on')
  world.settle()
  assert.equal(world.timeline(ap, hikers).length, 3)
})
