/** Failures others have met (field-cases), where the fold is what must get them right. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeDerived, readDerived } from '../../protocol/codec/derived.ts'
import { encodeGroupFeed, encodeNotice, readGroupFeed } from '../../protocol/cold-messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, kinds, toKinds } from '../../protocol/messages.ts'
import { type ConversationCell, conversationCellKey, type PersonCell, personCellKey } from './cells.ts'
import type { Delivery, FoldHarness, HarnessPerson } from './fold-harness.ts'
import { about, annaAndMei, ap, codes, eu, here, hikers, hiking, messages, say, text, texts } from './fold-stories.ts'

const seqs = (world: FoldHarness, person: HarnessPerson): number[] => world.rowsOf(person).map(({ seq }) => seq)
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at))
const ascending = (list: readonly number[]): boolean =>
  list.every((seq, at) => at === 0 || seq > (list[at - 1] as number))
const conversation = (world: FoldHarness, of: HarnessPerson, peer: HarnessPerson): ConversationCell =>
  world.part(of.region, 'user', of.partition).cells.get(conversationCellKey(of.user, peer.user)) as ConversationCell
const set = (world: FoldHarness, by: HarnessPerson, kind: number, to: HarnessPerson, bits = 0) =>
  world.submit(by, world.command(by, { kind, to: to.user, flags: bits }))

test('FC-001 numbers come from the log: a region that lost every cache goes on above all it ever gave', () => {
  const { world, anna, mei } = annaAndMei()
  for (let i = 0; i < 50; i++) world.send(anna, mei, `${i}`)
  world.settle()
  const before = seqs(world, mei)
  world.part(ap, 'user', 0).restart()
  for (let i = 50; i < 53; i++) world.send(anna, mei, `${i}`)
  world.settle()
  const after = seqs(world, mei)
  assert.deepEqual(after.slice(0, before.length), before)
  assert.ok(ascending(after))
  assert.deepEqual(messages(world.rowsOf(mei)), numbers(0, 52))
})

test('FC-003 a thousand sends without waiting: what is accepted, what is stored and what arrives are the same list', () => {
  const { world, anna, mei } = annaAndMei()
  for (let i = 1; i <= 1_000; i++) world.send(anna, mei, `${i}`)
  world.settle()
  assert.ok(codes(world).every((code) => code === 0))
  assert.deepEqual(messages(world.rowsOf(anna)), numbers(1, 1_000))
  assert.deepEqual(messages(world.rowsOf(mei)), numbers(1, 1_000))
})

test('FC-003 one that got lost on its way up fails all behind it, and all of them can be sent again', () => {
  const { world, anna, mei } = annaAndMei()
  const make = (said: string) => world.command(anna, { to: mei.user, toRegion: ap, toPart: 0, body: Buffer.from(said) })
  const commands = numbers(1, 5).map(make)
  for (const command of commands) if (command.n !== 2) world.submit(anna, command)
  world.settle()
  const missing = errorTable.previous_missing.wire
  assert.deepEqual(codes(world), [0, missing, missing, missing])
  for (const command of commands.slice(1)) world.submit(anna, command)
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), numbers(1, 5))
})

test('FC-005 a retry after twenty minutes, three days and a month hears of the first message', () => {
  const { world, anna, mei } = annaAndMei()
  const command = world.send(anna, mei, 'once')
  world.settle()
  for (const minutes of [20, 3 * 24 * 60, 30 * 24 * 60]) {
    world.time += minutes * 60_000
    world.part(eu, 'user', 0).restart()
    // Another id was stamped at the gateway it came to: the first one stays the message's.
    world.submit(anna, { ...command, idLo: command.idLo + minutes })
    world.settle()
  }
  const [first, ...repeats] = world.verdicts
  for (const { code, seq, repeat } of repeats) assert.deepEqual([code, seq, repeat], [0, first?.seq, true])
  assert.deepEqual(messages(world.rowsOf(mei)), ['once'])
  assert.deepEqual(messages(world.rowsOf(anna)), ['once'])
})

test('FC-007 four failed ones are sent again by the app and by the person at once: each is there once, in order', () => {
  for (const swapped of [false, true]) {
    const { world, anna, mei } = annaAndMei()
    const four = numbers(1, 4).map((said) =>
      world.command(anna, { to: mei.user, toRegion: ap, body: Buffer.from(said) }),
    )
    const rounds = swapped ? [four.slice(2), four, four.slice(0, 2), four] : [four, four, four.slice(1)]
    for (const command of rounds.flat()) world.submit(anna, command)
    world.settle()
    assert.deepEqual(messages(world.rowsOf(mei)), numbers(1, 4))
    assert.deepEqual(messages(world.rowsOf(anna)), numbers(1, 4))
  }
})

test('FC-008 FC-012 a clock that goes back, or is years off, moves no message and forgets none', () => {
  const { world, anna, mei } = annaAndMei()
  for (const [at, ms] of [600_000, -10_800_000, -1_800_000_000_000 + 5, 0].entries()) {
    world.time = Math.max(1, world.time + ms)
    world.send(anna, mei, `${at}`)
    world.settle()
  }
  assert.deepEqual(messages(world.rowsOf(mei)), numbers(0, 3))
  assert.ok(ascending(seqs(world, mei)))
})

test('FC-009 a device that sends before it has synced: its message stands behind what was there', () => {
  const { world, anna, mei } = annaAndMei()
  const phone = { ...anna, writer: 2, n: 0 }
  for (let i = 0; i < 5; i++) {
    world.send(anna, mei, `${i} desk`)
    world.settle()
    world.send(mei, anna, `${i} back`)
    world.settle()
  }
  world.send(phone, mei, 'from the phone')
  world.settle()
  assert.equal(messages(world.rowsOf(anna)).at(-1), 'from the phone')
  assert.equal(messages(world.rowsOf(mei)).at(-1), 'from the phone')
})

test('FC-010 homes whose clocks differ: an answer never stands before what it answers', () => {
  const { world, anna, mei } = annaAndMei()
  for (let i = 0; i < 20; i++) {
    world.time += i % 2 === 0 ? 5_000 : -5_000
    if (i % 2 === 0) world.send(anna, mei, `${i}`)
    else world.send(mei, anna, `${i}`)
    world.settle()
  }
  for (const person of [anna, mei]) assert.deepEqual(messages(world.rowsOf(person)), numbers(0, 19))
})

test('FC-013 a link between two regions is cut while both sides write to a group: in the end all is everywhere', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  const cut: Delivery[] = []
  for (let i = 0; i < 40; i++) {
    say(world, anna, `a${i}`)
    say(world, mei, `m${i}`)
    while (world.foldAll() || world.waiting.length > 0) {
      for (const delivery of world.waiting.splice(0)) {
        const crosses = (delivery.region === ap) !== (delivery.topic === 'user' && delivery.region === ap)
        const fromMei = delivery.topic === 'group' && Buffer.from(delivery.payload).includes(mei.user)
        if (crosses || fromMei) cut.push(delivery)
        else world.append(delivery)
      }
    }
  }
  assert.equal(texts(world.timeline(ap, hikers)).length, 0)
  // Half of what was under way is lost for good.
  for (const [at, delivery] of cut.entries()) if (at % 2 === 0) world.append(delivery)
  world.settle()
  say(world, mei, 'last')
  world.settle()
  for (let i = 0; i < 3; i++) {
    world.askAgain()
    world.settle()
  }
  const all = texts(world.timeline(eu, hikers))
  assert.equal(all.length, 81)
  assert.deepEqual(texts(world.timeline(ap, hikers)), all)
})

test('FC-015 an own message is one row that names its device and number, wherever its verdict went', () => {
  const { world, anna, mei } = annaAndMei()
  const command = world.send(anna, mei, 'mine')
  world.settle()
  world.submit(anna, command)
  world.settle()
  const own = world.rowsOf(anna).filter(({ writer, n }) => writer === command.writer && n === command.n)
  assert.deepEqual(own.map(text), ['mine'])
  assert.equal(world.verdicts[1]?.seq, own[0]?.seq)
})

test('FC-022 taking somebody off the contacts and blocking them changes no group', () => {
  const { world, anna, ben, mei } = hiking()
  for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
  world.settle()
  set(world, anna, kinds.contactAdd, ben)
  set(world, anna, kinds.contactRemove, ben)
  set(world, anna, kinds.block, ben)
  say(world, mei, 'from mei')
  say(world, ben, 'from ben')
  world.settle()
  say(world, anna, 'still here')
  world.settle()
  assert.equal(texts(world.timeline(eu, hikers)).length, 3)
  const shown = world.timelines.get(`${eu}/${hikers}`)?.filter(({ to }) => to.includes(anna.user)) ?? []
  assert.equal(shown.length, world.timeline(eu, hikers).length)
  const before = codes(world).length
  world.send(anna, ben, 'blocked')
  world.settle()
  assert.deepEqual(codes(world).slice(before), [errorTable.not_allowed.wire])
})

test('FC-023 a removal is the same one row for all, whether the region of the removed is there or cut off', () => {
  for (const isCut of [false, true]) {
    const { world, anna, ben, mei } = hiking()
    for (const person of [ben, mei]) world.group(person, hikers, kinds.groupJoin, here)
    world.settle()
    world.group(anna, hikers, kinds.groupRemove, about(mei))
    const held: Delivery[] = []
    while (world.foldAll() || world.waiting.length > 0) {
      for (const delivery of world.waiting.splice(0)) {
        if (isCut && delivery.region === ap) held.push(delivery)
        else world.append(delivery)
      }
    }
    say(world, anna, 'after')
    world.settle()
    for (const delivery of held) world.append(delivery)
    world.settle()
    for (const region of [eu, ap]) {
      const removals = world.timeline(region, hikers).filter(({ kind }) => kind === kinds.groupRemove)
      assert.deepEqual(
        removals.map(({ subject, author }) => [subject, author]),
        [[mei.user, anna.user]],
      )
    }
    assert.deepEqual(texts(world.timeline(ap, hikers)), [])
    assert.deepEqual(texts(world.timeline(eu, hikers)), ['after'])
  }
})

test('FC-024 two first messages at once, one of them retried: one conversation with both, for both', () => {
  const { world, anna, mei } = annaAndMei()
  const command = world.send(anna, mei, 'from anna')
  world.send(mei, anna, 'from mei')
  world.submit(anna, command)
  world.settle()
  for (const [person, peer] of [
    [anna, mei],
    [mei, anna],
  ] as const) {
    assert.deepEqual(messages(world.rowsOf(person)).sort(), ['from anna', 'from mei'])
    assert.equal(conversation(world, person, peer).count, 2)
  }
})

test('FC-025 hidden, blocked, unblocked, begun again: the conversation is the same one, and comes back', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, '1')
  world.settle()
  set(world, mei, kinds.conversationSettings, anna, flags.hidden | flags.muted)
  world.settle()
  assert.equal(conversation(world, mei, anna).hidden, true)
  world.send(anna, mei, '2')
  world.settle()
  set(world, mei, kinds.block, anna)
  set(world, mei, kinds.unblock, anna)
  world.send(mei, anna, '3')
  world.settle()
  const { hidden, muted, count, unread } = conversation(world, mei, anna)
  assert.deepEqual({ hidden, muted, count, unread }, { hidden: false, muted: true, count: 3, unread: [] })
  assert.deepEqual(
    world
      .rowsOf(mei)
      .filter(({ convN }) => convN > 0)
      .map(({ convN }) => convN),
    [1, 2, 3],
  )
})

test('FC-026 an edit and a new message in one breath are an edit and a new message', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'M1')
  world.send(anna, mei, 'M1 edited', { kind: kinds.edit, target: 1 })
  world.send(anna, mei, 'M2')
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['M1', 'M2'])
  const edits = world.rowsOf(mei).filter(({ kind }) => kind === kinds.edit)
  assert.deepEqual(
    edits.map((row) => [row.target, text(row)]),
    [[1, 'M1 edited']],
  )
})

test('FC-071 what is said of a parked chain, for logs and operators, has no word of a message', () => {
  const canary = 'canary-of-anna-4711'
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  for (const [, part] of world.parts) part.poisons = ({ payload }) => Buffer.from(payload).includes(canary)
  world.send(anna, mei, canary)
  say(world, anna, canary)
  world.settle()
  const feed = readGroupFeed(
    world.part(ap, 'feed', 0).log.find(({ kind }) => kind === recordKinds.groupFeed)?.payload as Uint8Array,
  )
  const damaged = { ...feed, gseq: feed.gseq + 1, prevGseq: feed.gseq, row: Buffer.from(canary) }
  world.part(ap, 'feed', 0).poisons = () => false
  world.append({
    region: ap,
    topic: 'feed',
    partition: 0,
    kind: recordKinds.groupFeed,
    payload: encodeGroupFeed(damaged),
  })
  world.settle()
  assert.ok(world.parked.length > 0)
  for (const { reason } of world.parked) assert.ok(!reason.includes(canary))
  for (const { cells } of [world.part(ap, 'feed', 0)]) assert.ok(!JSON.stringify([...cells.values()]).includes(canary))
})

test('FC-090 what a newer region says and this one does not know costs nobody a place or a row', () => {
  const newer = 55
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, '1')
  world.send(anna, mei, 'of tomorrow')
  world.send(anna, mei, '3')
  world.foldAll()
  for (const delivery of world.waiting.splice(0)) {
    const derived = readDerived(delivery.payload)
    const payload = derived.place === 2 ? encodeDerived({ ...derived, kind: newer }).slice() : delivery.payload
    world.append({ ...delivery, payload })
  }
  const notice = {
    kind: newer,
    error: 0,
    target: 1,
    number: 1,
    from: anna.user,
    to: mei.user,
    fromKind: toKinds.person,
    sentAt: 1,
    id: { idHi: 0, idLo: 0 },
    fromRegion: eu,
    fromPart: 0,
    body: Buffer.from('of tomorrow'),
  }
  world.append({ region: ap, topic: 'user', partition: 0, kind: recordKinds.notice, payload: encodeNotice(notice) })
  world.settle()
  assert.deepEqual(
    world
      .rowsOf(mei)
      .filter(({ convN }) => convN > 0)
      .map(({ kind, place }) => [kind, place]),
    [
      [kinds.message, 1],
      [newer, 2],
      [kinds.message, 3],
    ],
  )
  world.submit(anna, world.command(anna, { kind: newer, to: mei.user, toRegion: ap }))
  world.settle()
  assert.equal(codes(world).at(-1), errorTable.request_invalid.wire)
})

test('FC-090 fields of a group row that this version does not know reach every region', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'hello')
  for (let turn = 0; turn < 3; turn++) {
    world.foldAll()
    for (const delivery of world.waiting.splice(0)) {
      if (delivery.kind !== recordKinds.groupFeed) {
        world.append(delivery)
        continue
      }
      // Field 40, one byte long: what a newer home might add.
      const feed = readGroupFeed(delivery.payload)
      const row = Buffer.concat([feed.row, Buffer.from([0xc2, 0x02, 0x01, 0x2a])])
      world.append({ ...delivery, payload: encodeGroupFeed({ ...feed, row }).slice() })
    }
  }
  world.settle()
  for (const region of [eu, ap]) {
    const bytes = world.timelines.get(`${region}/${hikers}`)?.at(-1)?.bytes as Uint8Array
    assert.deepEqual([...bytes.slice(-4)], [0xc2, 0x02, 0x01, 0x2a])
  }
})

test('FC-067 a settings command moves the settings it means and no other; without a mask all of its kind', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, '1')
  world.settle()
  const prefer = (bits: number, target: number): number => {
    world.submit(
      mei,
      world.command(mei, { kind: kinds.preferences, toKind: toKinds.nobody, to: undefined, flags: bits, target }),
    )
    world.settle()
    return (world.part(ap, 'user', mei.partition).cells.get(personCellKey(mei.user)) as PersonCell).preferences
  }
  assert.equal(prefer(flags.receiptsOff, flags.receiptsOff), flags.receiptsOff)
  // Another device, which knows only of the other setting.
  assert.equal(prefer(flags.lastSeenOff, flags.lastSeenOff), flags.receiptsOff | flags.lastSeenOff)
  assert.equal(prefer(0, flags.lastSeenOff), flags.receiptsOff)
  assert.equal(prefer(0, 0), 0)
  const show = (bits: number, target: number) => {
    world.submit(mei, world.command(mei, { kind: kinds.conversationSettings, to: anna.user, flags: bits, target }))
    world.settle()
    const { muted, hidden } = conversation(world, mei, anna)
    return { muted, hidden }
  }
  assert.deepEqual(show(flags.muted, flags.muted), { muted: true, hidden: false })
  assert.deepEqual(show(flags.hidden, flags.hidden), { muted: true, hidden: true })
  assert.deepEqual(show(0, flags.muted), { muted: false, hidden: true })
  assert.deepEqual(show(0, 0), { muted: false, hidden: false })
})
