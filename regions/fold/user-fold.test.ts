import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeDenial, readDenial } from '../../protocol/codec/denial.ts'
import { encodeDerived, readDerived } from '../../protocol/codec/derived.ts'
import { encodeHome } from '../../protocol/cold-messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { placeOf } from '../../protocol/place.ts'
import { conversationCellKey, type ConversationCell } from './cells.ts'
import { annaAndMei, ap, cn, codes, eu, messages, text } from './fold-stories.ts'

test('W7 accepted means a row for the sender and one for the recipient, in another region, too', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'hallo')
  world.settle()
  assert.deepEqual(codes(world), [0])
  const mine = world.rowsOf(anna).at(-1)
  const theirs = world.rowsOf(mei).at(-1)
  assert.equal(text(mine), 'hallo')
  assert.equal(text(theirs), 'hallo')
  assert.equal((mine?.flags ?? 0) & flags.mine, flags.mine)
  assert.equal((theirs?.flags ?? 0) & flags.counted, flags.counted)
  assert.equal(mine?.place, theirs?.place)
})

test('W14 every row names the one before it', () => {
  const { world, anna, mei } = annaAndMei()
  for (let i = 0; i < 5; i++) world.send(anna, mei, `${i}`)
  world.send(mei, anna, 'back')
  world.settle()
  for (const person of [anna, mei]) {
    let head = 0
    for (const row of world.rowsOf(person)) {
      assert.equal(row.prevSeq, head)
      assert.ok(row.seq > head || head === 0)
      head = row.seq
    }
  }
})

test('W3 W4 the same n again: the same answer for the same payload, a conflict for another, for ever', () => {
  const { world, anna, mei } = annaAndMei()
  const first = world.send(anna, mei, 'one')
  world.settle()
  world.submit(anna, first)
  world.submit(anna, { ...first, hash: 99 })
  world.settle()
  assert.deepEqual(codes(world), [0, 0, errorTable.conflict.wire])
  assert.equal(world.verdicts[1]?.seq, world.verdicts[0]?.seq)
  assert.equal(world.verdicts[1]?.repeat, true)
  for (let i = 0; i < 300; i++) world.send(anna, mei, `${i}`)
  world.settle()
  world.submit(anna, first)
  world.settle()
  assert.equal(codes(world).at(-1), errorTable.duplicate.wire)
  assert.equal(messages(world.rowsOf(mei)).filter((said) => said === 'one').length, 1)
})

test('W3 a send whose predecessor is missing changes nothing and says what is known', () => {
  const { world, anna, mei } = annaAndMei()
  const [one, two, three] = [1, 2, 3].map((n) =>
    world.command(anna, { n, prev: n - 1, to: mei.user, toRegion: ap, body: Buffer.from(`${n}`) }),
  )
  for (const command of [one, three, two, three]) world.submit(anna, command as NonNullable<typeof one>)
  world.settle()
  assert.deepEqual(codes(world), [0, errorTable.previous_missing.wire, 0, 0])
  assert.equal(world.verdicts[1]?.last, 1)
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', '2', '3'])
})

test('W4 a refusal uses its n up and is remembered with its reason, over a restart, too', () => {
  const { world, anna } = annaAndMei()
  const li = world.person('li', cn)
  world.settle()
  const denied = world.send(anna, li, 'nicht erlaubt')
  world.settle()
  world.submit(anna, denied)
  world.settle()
  world.part(eu, 'user', 0).restart()
  world.submit(anna, denied)
  world.settle()
  const { wire } = errorTable.policy_denied
  assert.deepEqual(codes(world), [wire, wire, wire])
  const why = {
    because: 'default',
    action: 'send',
    rule: '',
    policy: 'list',
    version: 1,
    fromZone: eu,
    toZone: cn,
  }
  assert.deepEqual(
    world.verdicts.map(({ denial }) => denial),
    [why, why, why],
  )
  assert.deepEqual(messages(world.rowsOf(li)), [])
})

test('W5 a request without a counter is known by its id until it cannot come again', () => {
  const { world, anna, mei } = annaAndMei()
  const clientMsgId = new Uint8Array(16).fill(7)
  const unary = world.command(anna, {
    n: 0,
    prev: 0,
    writer: 0,
    clientMsgId,
    to: mei.user,
    toRegion: ap,
    body: Buffer.from('x'),
  })
  world.submit(anna, unary)
  world.settle()
  world.time += 6 * 86_400_000
  world.submit(anna, unary)
  world.submit(anna, { ...unary, hash: 5 })
  world.settle()
  assert.deepEqual(codes(world), [0, 0, errorTable.conflict.wire])
  assert.deepEqual(messages(world.rowsOf(mei)), ['x'])
})

test('W11 a gap is neither taken nor held, it is asked for and comes in order', () => {
  const { world, anna, mei } = annaAndMei()
  for (let i = 1; i <= 5; i++) world.send(anna, mei, `${i}`)
  world.foldAll()
  const sent = world.waiting.splice(0)
  // The second and third are lost; the fourth shows it.
  for (const index of [0, 3, 4]) world.append(sent[index] as NonNullable<(typeof sent)[0]>)
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['1', '2', '3', '4', '5'])
  assert.equal(world.part(ap, 'user', 0).cell.gaps.size, 0)
})

test('W13 a blocked message uses its place, makes no row, and the chain goes on', () => {
  const { world, anna, mei } = annaAndMei()
  world.submit(mei, world.command(mei, { kind: kinds.block, to: anna.user }))
  world.settle()
  world.send(anna, mei, 'hörst du mich?')
  world.settle()
  world.submit(mei, world.command(mei, { kind: kinds.unblock, to: anna.user }))
  world.settle()
  world.send(anna, mei, 'und jetzt?')
  world.settle()
  assert.deepEqual(messages(world.rowsOf(mei)), ['und jetzt?'])
  assert.deepEqual(
    codes(world).filter((code) => code !== 0),
    [],
  )
})

test('W13 what arrives as a void is refused to its sender, once', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'x')
  world.foldAll()
  const [delivery] = world.waiting.splice(0)
  assert.ok(delivery)
  const derived = readDerived(delivery.payload)
  const denial = { because: 'stopped', action: 'send', rule: '', policy: 'list', version: 2, fromZone: eu, toZone: ap }
  const payload = encodeDerived({
    ...derived,
    flags: flags.void,
    error: errorTable.policy_denied.wire,
    denial: encodeDenial(denial),
    body: undefined,
  }).slice()
  world.append({ ...delivery, payload })
  world.append({ ...delivery, payload })
  world.settle()
  const refused = world.rowsOf(anna).filter((row) => row.kind === kinds.refused)
  assert.equal(refused.length, 1)
  assert.equal(refused[0]?.target, 1)
  assert.deepEqual(readDenial(refused[0]?.body as Uint8Array), denial)
  assert.deepEqual(messages(world.rowsOf(mei)), [])
})

test('FC-017 unread goes with the message: 3, 2, 0, and a mention with its edit', () => {
  const { world, anna, mei } = annaAndMei()
  const conversation = () =>
    world.part(ap, 'user', 0).cells.get(conversationCellKey(mei.user, anna.user)) as ConversationCell
  world.send(anna, mei, 'a')
  world.send(anna, mei, '@mei', { mentions: [mei.user] })
  world.send(anna, mei, 'c', { mentions: [mei.user] })
  world.settle()
  assert.equal(conversation().unread.length, 3)
  assert.equal(conversation().unreadMentions.length, 2)
  world.send(anna, mei, '', { kind: kinds.recall, target: 2, body: undefined })
  world.send(anna, mei, 'c without', { kind: kinds.edit, target: 3 })
  world.settle()
  assert.equal(conversation().unread.length, 2)
  assert.equal(conversation().unreadMentions.length, 0)
  for (const target of [1, 3]) world.send(anna, mei, '', { kind: kinds.recall, target, body: undefined })
  world.settle()
  assert.equal(conversation().unread.length, 0)
})

test('a note to oneself is one row', () => {
  const { world, anna } = annaAndMei()
  world.send(anna, anna, 'milk')
  world.settle()
  assert.deepEqual(messages(world.rowsOf(anna)), ['milk'])
})

test('W11 whoever moved here begins new chains in their epoch, with themselves, too', () => {
  const { world, anna, mei } = annaAndMei()
  const user = 'omar-omar-omar-o' as UserKey
  const home = { user, zone: eu, region: eu, part: 0, epoch: 2, profile: undefined }
  world.append({ region: eu, topic: 'user', partition: 0, kind: recordKinds.home, payload: encodeHome(home) })
  const omar = { ...anna, user, n: 0 }
  for (const to of [omar, mei, omar]) world.send(omar, to, 'x')
  world.settle()
  assert.deepEqual(
    world.verdicts.map(({ place }) => place),
    [placeOf(2, 1), placeOf(2, 1), placeOf(2, 2)],
  )
  assert.equal(world.rowsOf(mei).at(-1)?.place, placeOf(2, 1))
})

test('W11 property: whatever is doubled, delayed or lost on the way, each message is there once and in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ from: fc.boolean(), fate: fc.integer({ min: 0, max: 9 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (steps) => {
        const { world, anna, mei } = annaAndMei()
        const said = { anna: [] as string[], mei: [] as string[] }
        const late: (typeof world.waiting)[0][] = []
        for (const [index, { from, fate }] of steps.entries()) {
          const name = from ? 'anna' : 'mei'
          said[name].push(`${index}`)
          if (from) world.send(anna, mei, `${index}`)
          else world.send(mei, anna, `${index}`)
          world.foldAll()
          for (const delivery of world.waiting.splice(0)) {
            if (fate === 0) continue
            if (fate === 1) late.push(delivery)
            else world.append(delivery)
            if (fate >= 8) world.append(delivery)
          }
          if (fate === 5) for (const delivery of late.splice(0)) world.append(delivery)
        }
        // One more from each shows what was lost at the end.
        world.send(anna, mei, 'last')
        world.send(mei, anna, 'last')
        world.settle()
        world.askAgain()
        world.settle()
        const received = (person: typeof anna) =>
          messages(world.rowsOf(person).filter((row) => row.author !== person.user))
        assert.deepEqual(received(mei), [...said.anna, 'last'])
        assert.deepEqual(received(anna), [...said.mei, 'last'])
      },
    ),
    { numRuns: 60 },
  )
})
