import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeDenial } from '../../../protocol/codec/denial.ts'
import { encodeGroupRow, readGroupRow } from '../../../protocol/codec/group-row.ts'
import { encodeGroupFeed, type GroupFeed, readGroupFeed } from '../../../protocol/cold-messages.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { type RecordKind, recordKinds } from '../../../protocol/log-records.ts'
import { flags, type GroupRow, kinds } from '../../../protocol/messages.ts'
import type { FoldHarness, HarnessPerson } from '../fold-harness.ts'
import { ap, eu, here, hikers, hiking, say } from '../fold-stories.ts'

/** Rows on their way into Singapore, as a gate or a repair would change them. */
function changedOnTheWay(world: FoldHarness, change: (feed: GroupFeed, row: GroupRow) => GroupFeed): void {
  while (world.foldAll() || world.waiting.length > 0)
    for (const delivery of world.waiting.splice(0)) {
      if (delivery.kind !== recordKinds.groupFeed || delivery.region !== ap) world.append(delivery)
      else {
        const feed = readGroupFeed(delivery.payload)
        const payload = encodeGroupFeed(change(feed, readGroupRow(feed.row))).slice()
        for (let time = 0; time < 2; time++) world.append({ ...delivery, payload })
      }
    }
}

const emptied = (feed: GroupFeed, row: GroupRow, bits: number): GroupFeed => ({
  ...feed,
  denial: encodeDenial({
    because: 'ended',
    action: 'post',
    rule: '',
    policy: 'p',
    version: 2,
    fromZone: eu,
    toZone: ap,
  }).slice(),
  row: encodeGroupRow({ ...row, flags: row.flags | bits, body: undefined }).slice(),
})

const toldTo = (world: FoldHarness, person: HarnessPerson): number[] =>
  world
    .rowsOf(person)
    .filter(({ kind }) => kind === kinds.withheld)
    .map(({ target }) => target)

test('G1 R7 of a post that is emptied on its way its author hears once, in the order of their posts, and after crashes', () => {
  const { world, anna, ben, mei } = hiking()
  for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  for (let count = 0; count < 3; count++) for (const person of [anna, ben]) say(world, person, `post ${count}`)
  changedOnTheWay(world, (feed, row) => (row.kind === kinds.message ? emptied(feed, row, flags.void) : feed))
  const places = (person: HarnessPerson) =>
    world
      .rowsOf(person)
      .filter(({ kind }) => kind === kinds.message)
      .map(({ place }) => place)
  for (const person of [anna, ben]) {
    assert.equal(places(person).length, 3)
    assert.deepEqual(toldTo(world, person), places(person))
  }
  // What a region says again after a restart is known, also to a part that has restarted itself.
  const { log } = world.part(eu, 'user', 0)
  world.part(eu, 'user', 0).restart()
  for (const { kind, payload } of log.filter((record) => record.kind === recordKinds.notice))
    world.append({ region: eu, topic: 'user', partition: 0, kind: kind as RecordKind, payload })
  world.settle()
  assert.deepEqual(toldTo(world, anna), places(anna))
})

test('G1 W17 a post that its author has recalled is blank, and nothing is told of it', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'recalled later')
  changedOnTheWay(world, (feed, row) =>
    row.kind === kinds.message ? emptied(feed, row, flags.void | flags.recalled) : feed,
  )
  assert.deepEqual(toldTo(world, anna), [])
})

test('G1 W18 of a post that an operator leaves out in one region its author hears that it was not delivered there', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  world.part(ap, 'feed', 0).poisons = ({ payload }) => Buffer.from(payload).includes('poison')
  say(world, anna, 'poison')
  world.settle()
  assert.deepEqual(toldTo(world, anna), [])
  world.unpark(ap, 'feed', 0, true)
  world.settle()
  const told = world.rowsOf(anna).filter(({ kind }) => kind === kinds.withheld)
  assert.deepEqual(
    told.map(({ error, body }) => [error, body]),
    [[errorTable.undeliverable.wire, undefined]],
  )
})
