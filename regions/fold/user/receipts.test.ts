import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorTable } from '../../../protocol/errors.ts'
import { recordKinds } from '../../../protocol/log-records.ts'
import { limits } from '../../../protocol/limits.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import { conversationCellKey, type ConversationCell } from '../cells.ts'
import type { FoldHarness, HarnessPerson } from '../fold-harness.ts'
import { allowed, annaAndMei, ap, codes, eu, without } from '../fold-stories.ts'

const read = (world: FoldHarness, by: HarnessPerson, of: HarnessPerson, target: number): void =>
  world.submit(by, world.command(by, { kind: kinds.read, to: of.user, target }))
const have = (world: FoldHarness, by: HarnessPerson, of: HarnessPerson, target: number): void =>
  world.submit(by, world.command(by, { kind: kinds.delivered, writer: 0, n: 0, prev: 0, to: of.user, target }))
const prefer = (world: FoldHarness, by: HarnessPerson, bits: number): void =>
  world.submit(by, world.command(by, { kind: kinds.preferences, flags: bits, to: undefined }))
const told = (world: FoldHarness, person: HarnessPerson, kind: number): number[] =>
  world
    .rowsOf(person)
    .filter((row) => row.kind === kind)
    .map((row) => row.target)

function threeSent() {
  const { world, anna, mei } = annaAndMei()
  for (let i = 0; i < 3; i++) world.send(anna, mei, `${i}`)
  world.settle()
  return { world, anna, mei }
}

test('W17 FC-018 FC-019 the read marker only grows; a late older one is no error; the receipt names a place of the peer', () => {
  const { world, anna, mei } = threeSent()
  read(world, mei, anna, 2)
  read(world, mei, anna, 1)
  world.settle()
  assert.deepEqual(told(world, anna, kinds.seen), [2])
  assert.equal(world.rowsOf(mei).filter((row) => row.kind === kinds.read).length, 1)
  assert.deepEqual(codes(world).slice(3), [0, 0])
})

test('W17 FC-020 off means off: nothing is told while off, and switching on again tells nothing of it', () => {
  const { world, anna, mei } = threeSent()
  read(world, mei, anna, 1)
  prefer(world, mei, flags.receiptsOff)
  have(world, mei, anna, 3)
  read(world, mei, anna, 2)
  world.settle()
  assert.deepEqual(told(world, anna, kinds.seen), [1])
  assert.deepEqual(told(world, anna, kinds.delivered), [])
  world.send(mei, anna, 'an answer reads what is before it')
  prefer(world, mei, 0)
  for (const target of [2, 3]) {
    have(world, mei, anna, target)
    read(world, mei, anna, target)
  }
  world.settle()
  assert.deepEqual(told(world, anna, kinds.seen), [1])
  assert.deepEqual(told(world, anna, kinds.delivered), [])
  // The own devices know, whatever is told to others.
  assert.deepEqual(told(world, mei, kinds.read), [1, 2])
  world.send(anna, mei, 'new')
  world.settle()
  read(world, mei, anna, 4)
  world.settle()
  assert.deepEqual(told(world, anna, kinds.seen), [1, 4])
})

/** Which of her places Anna believes to be there, and read: what her rows say, taken at their word. */
function believed(world: FoldHarness, person: HarnessPerson, kind: number): number[] {
  const places = new Set<number>()
  for (const row of world.rowsOf(person).filter((one) => one.kind === kind))
    for (let place = row.place + 1; place <= row.target; place++) places.add(place)
  return [...places].sort((a, b) => a - b)
}

/** Mei blocks Anna, who writes, and lets her in again; Anna writes again. */
function blockAndUnblock(world: FoldHarness, anna: HarnessPerson, mei: HarnessPerson): void {
  for (const kind of [kinds.block, kinds.unblock]) {
    world.submit(mei, world.command(mei, { kind, to: anna.user }))
    world.settle()
    world.send(anna, mei, kind === kinds.block ? 'kept away' : 'there')
    world.settle()
  }
}

test('W7 L12 a message that a block kept away is never delivered or seen; those before and after it are', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'before')
  world.settle()
  blockAndUnblock(world, anna, mei)
  blockAndUnblock(world, anna, mei)
  have(world, mei, anna, 4)
  read(world, mei, anna, 3)
  world.settle()
  assert.deepEqual(believed(world, anna, kinds.delivered), [1, 3])
  assert.deepEqual(believed(world, anna, kinds.seen), [1, 3])
  world.part(ap, 'user', 0).restart()
  have(world, mei, anna, 5)
  read(world, mei, anna, 5)
  have(world, mei, anna, 5)
  world.settle()
  assert.deepEqual(believed(world, anna, kinds.delivered), [1, 3, 5])
  assert.deepEqual(believed(world, anna, kinds.seen), [1, 3, 5])
  assert.deepEqual(told(world, anna, kinds.seen), [1, 3, 5])
})

test('W7 L12 the state is bounded: however often somebody is blocked, no message is told that was kept away', () => {
  const { world, anna, mei } = annaAndMei()
  const times = limits.keptAwayRunsMax + 2
  for (let time = 0; time < times; time++) blockAndUnblock(world, anna, mei)
  read(world, mei, anna, times * 2)
  world.settle()
  const kept = world.part(ap, 'user', 0).cells.get(conversationCellKey(mei.user, anna.user)) as ConversationCell
  assert.equal(kept.keptAway.length, limits.keptAwayRunsMax)
  const seen = believed(world, anna, kinds.seen)
  assert.ok(seen.every((place) => place % 2 === 0))
  assert.deepEqual(seen.at(-1), times * 2)
  assert.equal(seen.length, limits.keptAwayRunsMax)
})

test('W17 N2 receipts are data of their own class: where policy stops them, messages go on', () => {
  const { world, anna, mei } = threeSent()
  read(world, mei, anna, 1)
  world.settle()
  assert.deepEqual(
    world.crossed.filter(({ recordKind }) => recordKind === recordKinds.notice).map(({ dataClass }) => dataClass),
    ['receipt'],
  )
  world.policy(without(allowed([eu, ap]), 'receipt'))
  world.settle()
  have(world, mei, anna, 3)
  read(world, mei, anna, 3)
  world.send(anna, mei, 'on')
  world.settle()
  assert.deepEqual(told(world, anna, kinds.seen), [1])
  assert.deepEqual(told(world, anna, kinds.delivered), [])
  assert.equal(world.rowsOf(mei).filter((row) => row.kind === kinds.message).length, 4)
})

test('W7 W13 every refusal reaches its sender, however late and however many came before; a copy makes no second row', () => {
  const { world, anna, mei } = annaAndMei()
  const nobody = { ...mei, user: 'nobody-nobody-no' as typeof mei.user }
  for (let i = 0; i < 200; i++) world.send(anna, nobody, `${i}`)
  world.foldAll()
  for (const delivery of world.waiting.splice(0)) world.append(delivery)
  world.foldAll()
  const notices = world.waiting.splice(0)
  assert.equal(notices.length, 200)
  // The first of all comes last, and everything comes once more.
  for (const notice of [...notices.slice(1), ...notices.slice(0, 1), ...notices]) world.append(notice)
  world.settle()
  const refused = world.rowsOf(anna).filter((row) => row.kind === kinds.refused)
  assert.deepEqual(
    refused.map(({ target }) => target).sort((a, b) => a - b),
    Array.from({ length: 200 }, (_, at) => at + 1),
  )
  assert.ok(refused.every(({ error }) => error === errorTable.undeliverable.wire))
})

test('L10 a message reads its conversation; a recall, an edit or a reaction does not', () => {
  const { world, anna, mei } = annaAndMei()
  const unread = () =>
    [...world.part(ap, 'user', 0).cells.values()].find(
      (cell) => cell.type === 'conversation' && cell.owner === mei.user,
    ) as { unread: number[] }
  world.send(mei, anna, 'hers')
  world.send(anna, mei, 'his')
  world.settle()
  world.send(mei, anna, 'hers, edited', { kind: kinds.edit, target: 1 })
  world.send(mei, anna, '👍', { kind: kinds.react, flags: flags.set, target: 1, targetAuthor: anna.user })
  world.send(mei, anna, '', { kind: kinds.recall, target: 1, body: undefined })
  world.settle()
  assert.deepEqual(unread().unread, [1])
  world.send(mei, anna, 'an answer')
  world.settle()
  assert.deepEqual(unread().unread, [])
})
