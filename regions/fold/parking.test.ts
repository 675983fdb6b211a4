import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { errorTable } from '../../protocol/errors.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { annaAndMei, ap, busyWorld, codes, eu, here, hikers, hiking, messages, say, texts } from './fold-stories.ts'

/** Throws on records that have this word in them, as often as `times`. */
const poison = (word: string, times = Infinity) => {
  let left = times
  return ({ payload, kind }: StoredRecord): boolean =>
    kind !== recordKinds.unpark && Buffer.from(payload).includes(word) && left-- > 0
}

test('W18 a record whose fold throws parks its chain; every other chain flows', () => {
  const { world, anna, mei } = annaAndMei()
  const ben = world.person('ben', eu, 1)
  world.settle()
  const part = world.part(ap, 'user', 0)
  part.poisons = poison('poison')
  for (const said of ['1', 'poison', '3']) world.send(anna, mei, said)
  world.send(ben, mei, 'ben')
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)).sort(), ['1', 'ben'])
  assert.equal(part.cell.parked.size, 1)
  // Nobody asks for what cannot be taken.
  assert.equal(part.cell.gaps.size, 0)
  assert.deepEqual(
    world.parked.map(({ state, place }) => [state, place]),
    [['parked', 2]],
  )
})

test('W18 replay goes on from the cursor, in order and once, even if the first question is lost', () => {
  const { world, anna, mei } = annaAndMei()
  const part = world.part(ap, 'user', 0)
  part.poisons = poison('poison', 1)
  for (const said of ['1', 'poison', '3', '4']) world.send(anna, mei, said)
  world.settle()
  part.restart()
  world.unpark(ap, 'user', 0, false)
  world.foldAll()
  assert.equal(part.cell.gaps.size, 1)
  world.waiting.length = 0
  world.askAgain()
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', 'poison', '3', '4'])
  assert.equal(part.cell.gaps.size, 0)
  assert.equal(part.cell.parked.size, 0)
})

test('W18 a place that is skipped is refused to its sender, and what stood behind it is asked for', () => {
  const { world, anna, mei } = annaAndMei()
  const part = world.part(ap, 'user', 0)
  part.poisons = poison('poison')
  for (const said of ['1', 'poison', '3']) world.send(anna, mei, said)
  world.settle()
  world.unpark(ap, 'user', 0, true)
  // A second word of the operator changes nothing.
  world.unpark(ap, 'user', 0, true)
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', '3'])
  const refused = world.rowsOf(anna).filter((row) => row.kind === kinds.refused)
  assert.deepEqual(
    refused.map(({ target, error }) => [target, error]),
    [[2, errorTable.undeliverable.wire]],
  )
  world.send(anna, mei, '4')
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', '3', '4'])
})

test('W18 W2 a late copy of the operator’s word lets no other record go', () => {
  const { world, anna, mei } = annaAndMei()
  const part = world.part(ap, 'user', 0)
  part.poisons = poison('poison')
  world.send(anna, mei, 'poison')
  world.settle()
  world.unpark(ap, 'user', 0, true)
  const word = part.log.at(-1) as StoredRecord
  world.send(anna, mei, 'more poison')
  world.settle()
  part.log.push({ ...word, offset: part.log.length })
  world.settle()
  assert.equal(part.cell.parked.size, 1)
  assert.equal(world.rowsOf(anna).filter((row) => row.kind === kinds.refused).length, 1)
})

test('W18 a record that throws behind a hole shows the hole and parks nothing', () => {
  const { world, anna, mei } = annaAndMei()
  const part = world.part(ap, 'user', 0)
  part.poisons = poison('poison', 1)
  for (const said of ['1', 'lost', 'poison']) world.send(anna, mei, said)
  world.foldAll()
  const sent = world.waiting.splice(0)
  for (const delivery of sent) if (!Buffer.from(delivery.payload).includes('lost')) world.append(delivery)
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', 'lost', 'poison'])
  assert.equal(part.cell.parked.size, 0)
})

test('W18 a member whose record throws in the group part is parked alone; skip refuses', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  const part = world.part(eu, 'group', 0)
  part.poisons = poison('poison')
  for (const said of ['1', 'poison', '3']) say(world, mei, said)
  say(world, anna, 'anna')
  world.settle()
  assert.deepEqual(texts(world.timeline(ap, hikers)).sort(), ['1', 'anna'])
  world.unpark(eu, 'group', 0, true)
  world.settle()
  assert.deepEqual(texts(world.timeline(ap, hikers)).sort(), ['1', '3', 'anna'])
  const refused = world.rowsOf(mei).filter((row) => row.kind === kinds.refused)
  assert.deepEqual(
    refused.map(({ error }) => error),
    [errorTable.undeliverable.wire],
  )
})

test('W18 G2 rows of a group that a region cannot take stop that group there; replay and skip go on', () => {
  for (const skip of [false, true]) {
    const { world, anna, mei } = hiking()
    world.group(mei, hikers, kinds.groupJoin, here)
    world.settle()
    const part = world.part(ap, 'feed', 0)
    part.poisons = poison('poison', 1)
    for (const said of ['1', 'poison', '3']) say(world, anna, said)
    world.settle()
    assert.deepEqual(texts(world.timeline(ap, hikers)), ['1'])
    assert.deepEqual(texts(world.timeline(eu, hikers)), ['1', 'poison', '3'])
    assert.equal(part.cell.parked.size, 1)
    part.restart()
    world.unpark(ap, 'feed', 0, skip)
    world.settle()
    const rows = world.timeline(ap, hikers)
    assert.deepEqual(
      rows.map(({ gseq }) => gseq),
      [2, 3, 4, 5],
    )
    const empty = rows.filter((row) => (row.flags & flags.void) !== 0)
    assert.deepEqual(
      empty.map(({ gseq, body, author }) => [gseq, body, author]),
      skip ? [[4, undefined, anna.user]] : [],
    )
    assert.equal(part.cell.gaps.size, 0)
  }
})

test('W18 a removal that a region could not take still removes when it is skipped', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  world.part(ap, 'feed', 0).poisons = () => true
  world.group(anna, hikers, kinds.groupRemove, {
    subject: mei.user,
    subjectRegion: ap,
    subjectPart: 0,
    subjectZone: ap,
  })
  world.settle()
  world.part(ap, 'feed', 0).poisons = () => false
  world.unpark(ap, 'feed', 0, true)
  world.settle()
  assert.deepEqual(world.timelines.get(`${ap}/${hikers}`)?.at(-1)?.membership, { user: mei.user, open: false })
})

test('W18 a command whose fold throws is answered `internal`, uses its n and changes nothing else', () => {
  const { world, anna, mei } = annaAndMei()
  world.part(eu, 'user', 0).poisons = poison('poison', 1)
  const command = world.send(anna, mei, 'poison')
  world.send(anna, mei, 'next')
  world.settle()
  world.submit(anna, command)
  world.settle()
  const { internal } = errorTable
  assert.deepEqual(codes(world), [internal.wire, 0, internal.wire])
  assert.deepEqual(messages(world.rowsOf(mei)), ['next'])
})

test('W8 W18 property: a fold that throws has changed nothing, whatever bytes it was given', () => {
  const world = busyWorld()
  const parts = [...world.parts].map(([, part]) => part).filter(({ log }) => log.length > 0)
  let thrown = 0
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.nat(), fc.nat(), damage, fc.option(fc.nat(11)), (partAt, recordAt, bytes, kind) => {
      const part = parts[partAt % parts.length] as (typeof parts)[0]
      const original = part.log[recordAt % part.log.length] as StoredRecord
      const payload = original.payload.slice()
      for (const [at, byte] of bytes) payload[at % payload.length] = byte
      const record = { ...original, offset: part.folded++, kind: kind ?? original.kind, payload, at: ++world.time }
      const before = part.bytes()
      try {
        part.fold.fold(record, part.cellsFor(record), part.cell, [])
      } catch {
        thrown += 1
        assert.equal(part.bytes(), before)
      }
    }),
    { numRuns: 1_000 },
  )
  assert.ok(thrown > 30)
})
