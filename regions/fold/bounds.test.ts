import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorTable } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { kinds } from '../../protocol/messages.ts'
import {
  type ConversationCell,
  conversationCellKey,
  feedCellKey,
  type FeedCell,
  groupCellKey,
  type GroupCell,
  type PersonCell,
  personCellKey,
} from './cells.ts'
import type { FoldHarness, HarnessPerson } from './fold-harness.ts'
import { about, annaAndMei, ap, codes, eu, here, hikers, hiking, messages, say } from './fold-stories.ts'

const dayMs = 86_400_000

/** A UUID of version 7 made at `ms`. */
function idAt(ms: number, number: number): Uint8Array {
  const id = new Uint8Array(16)
  for (let i = 5, rest = ms; i >= 0; i--, rest = Math.floor(rest / 256)) id[i] = rest % 256
  id[6] = 0x70
  id[14] = number >> 8
  id[15] = number & 0xff
  return id
}

function ask(world: FoldHarness, from: HarnessPerson, to: HarnessPerson, clientMsgId: Uint8Array) {
  const body = Buffer.from('unary')
  const command = world.command(from, { writer: 0, n: 0, prev: 0, clientMsgId, to: to.user, toRegion: to.region, body })
  world.submit(from, command)
}

const personCell = (world: FoldHarness, { region, partition, user }: HarnessPerson): PersonCell =>
  world.part(region, 'user', partition).cells.get(personCellKey(user)) as PersonCell

test('W5 answers are forgotten after eight days of the part’s time, and then the id is refused, never taken for new', () => {
  const { world, anna, mei } = annaAndMei()
  const id = idAt(world.time, 1)
  ask(world, anna, mei, id)
  world.settle()
  world.time += 7 * dayMs
  ask(world, anna, mei, id)
  world.settle()
  world.time += dayMs
  ask(world, anna, mei, idAt(world.time, 2))
  world.settle()
  assert.equal(personCell(world, anna).unary.size, 1)
  world.part(eu, 'user', 0).restart()
  ask(world, anna, mei, id)
  world.settle()
  assert.deepEqual(codes(world), [0, 0, 0, errorTable.id_expired.wire])
  assert.deepEqual(messages(world.rowsOf(mei)), ['unary', 'unary'])
})

test('W5 too many answers: the oldest ids are forgotten and refused, new ones go on', () => {
  const { world, anna, mei } = annaAndMei()
  const start = world.time
  const ids = Array.from({ length: limits.unaryIdsMax + 1 }, (_, at) => idAt(start + at, at))
  for (const id of ids) ask(world, anna, mei, id)
  world.settle()
  assert.ok(personCell(world, anna).unary.size <= limits.unaryIdsMax)
  ask(world, anna, mei, ids[0] as Uint8Array)
  ask(world, anna, mei, ids.at(-1) as Uint8Array)
  ask(world, anna, mei, idAt(start + ids.length, 9_999))
  world.settle()
  assert.deepEqual(codes(world).slice(-3), [errorTable.id_expired.wire, 0, 0])
  assert.equal(messages(world.rowsOf(mei)).length, ids.length + 1)
})

test('W3 W4 devices that are gone keep their newest n for ever and their answers no longer', () => {
  const { world, anna, mei } = annaAndMei()
  const first = world.send(anna, mei, 'from the first device')
  for (let writer = 2; writer <= limits.devicesMax + 1; writer++) {
    world.send(anna, mei, `from device ${writer}`, { writer, n: 1, prev: 0 })
  }
  world.settle()
  const { writers } = personCell(world, anna)
  assert.deepEqual(writers.get(1), { last: 1, answers: [] })
  assert.equal(writers.get(2)?.answers.length, 1)
  world.submit(anna, first)
  world.settle()
  assert.equal(codes(world).at(-1), errorTable.duplicate.wire)
})

test('W12 a chain remembers the newest devices of its sender, and an old n under a new place makes no row', () => {
  const { world, anna, mei } = annaAndMei()
  for (let writer = 1; writer <= limits.writersSeenMax + 10; writer++) {
    world.send(anna, mei, `${writer}`, { writer, n: 5, prev: 0 })
  }
  world.settle()
  const cell = world.part(ap, 'user', 0).cells.get(conversationCellKey(mei.user, anna.user)) as ConversationCell
  assert.equal(cell.writersSeen.size, limits.writersSeenMax)
  assert.equal(cell.writersSeen.has(10), false)
  assert.equal(messages(world.rowsOf(mei)).length, limits.writersSeenMax + 10)
})

test('G2 G3 coming and going without end: stays, intervals and former members are bounded, the newest kept', () => {
  const { world, anna, mei } = hiking()
  const times = Math.max(limits.intervalsKeptMax, limits.regionStaysMax) + 5
  for (let i = 0; i < times; i++) {
    world.group(mei, hikers, kinds.groupJoin, here)
    world.settle()
    world.group(mei, hikers, kinds.groupLeave)
    world.settle()
    say(world, anna, 'between')
    world.settle()
  }
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  const group = world.part(eu, 'group', 0).cells.get(groupCellKey(hikers)) as GroupCell
  const feed = world.part(ap, 'feed', 0).cells.get(feedCellKey(hikers)) as FeedCell
  assert.equal(group.regions.get(ap)?.sent.length, limits.regionStaysMax)
  assert.equal(feed.local.get(mei.user)?.length, limits.intervalsKeptMax)
  assert.deepEqual(feed.local.get(mei.user)?.at(-1)?.to, 0)
  assert.equal(feed.lastGseq, group.gseq)
})

test('G3 of those who have left, the first to go is the first to be forgotten; members are not', () => {
  const { world, anna, ben, mei } = hiking()
  for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  const feed = world.part(eu, 'feed', 0).cells.get(feedCellKey(hikers)) as FeedCell
  const gone = (at: number) => `gone-${at}`.padEnd(16, '-') as UserKey
  const most = limits.groupMembersMax + limits.formerMembersMax
  for (let at = 0; feed.local.size < most + 1; at++) {
    feed.local.set(gone(at), [{ from: 1, to: at === 7 ? 1 : 2, pm: 0, read: 0, end: 0 }])
  }
  world.group(anna, hikers, kinds.groupRemove, about(ben))
  world.settle()
  assert.equal(feed.local.size, most)
  assert.equal(feed.local.has(gone(7)), false)
  assert.equal(feed.local.has(anna.user), true)
  assert.ok((feed.local.get(ben.user)?.at(-1)?.to ?? 0) > 0)
})
