import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { errorTable } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { membershipCellKey, type MembershipCell } from './cells.ts'
import type { FoldHarness, HarnessPerson } from './fold-harness.ts'
import { annaAndMei, codes, eu, here, hikers, hiking, refusals, say } from './fold-stories.ts'

const { target_invalid: targetInvalid } = errorTable
const edit = (target: number) => ({ kind: kinds.edit, target })
const recall = (target: number) => ({ kind: kinds.recall, target, body: undefined })
const react = (world: FoldHarness, by: HarnessPerson, author: HarnessPerson, target: number) =>
  world.group(by, hikers, kinds.react, { flags: flags.set, target, targetAuthor: author.user, body: Buffer.from('👍') })

test('FC-027 an edit names an own message; another’s, one to come, an edit or a recalled one is refused', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(mei, anna, 'hers')
  world.send(anna, mei, 'mine')
  world.send(anna, mei, 'second')
  world.settle()
  const before = codes(world).length
  world.send(anna, mei, 'edited', edit(1))
  world.send(anna, mei, 'an edit is no message', edit(3))
  world.send(anna, mei, 'the future', edit(9))
  world.send(anna, mei, '', recall(2))
  world.send(anna, mei, 'recalled', edit(2))
  world.send(anna, mei, '', recall(0))
  world.settle()
  const no = targetInvalid.wire
  assert.deepEqual(codes(world).slice(before), [0, no, no, 0, no, no])
  const edits = world.rowsOf(mei).filter((row) => row.kind === kinds.edit)
  assert.deepEqual(
    edits.map(({ target }) => target),
    [1],
  )
})

test('FC-027 a message may be edited for fifteen minutes by the part’s time, after a restart, too', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'first')
  world.settle()
  world.part(eu, 'user', 0).restart()
  world.time += limits.editWindowMs - 1_000
  world.send(anna, mei, 'in time', edit(1))
  world.settle()
  world.time += 1_000
  world.send(anna, mei, 'too late', edit(1))
  world.send(anna, mei, '', recall(1))
  world.settle()
  assert.deepEqual(codes(world), [0, 0, targetInvalid.wire, 0])
})

test('FC-027 only the newest messages of a conversation are remembered for editing', () => {
  const { world, anna, mei } = annaAndMei()
  for (let i = 0; i <= limits.editableMessagesMax; i++) world.send(anna, mei, `${i}`)
  world.send(anna, mei, 'too old', edit(1))
  world.send(anna, mei, 'the oldest', edit(2))
  world.settle()
  assert.deepEqual(codes(world).slice(-2), [targetInvalid.wire, 0])
})

test('W17 a recall is let out also to somebody whom one has blocked; a message or an edit is not', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'regretted')
  world.submit(anna, world.command(anna, { kind: kinds.block, to: mei.user }))
  world.send(anna, mei, 'edited', edit(1))
  world.send(anna, mei, '', recall(1))
  world.settle()
  assert.deepEqual(codes(world), [0, 0, errorTable.not_allowed.wire, 0])
  assert.equal(world.rowsOf(mei).filter(({ kind }) => kind === kinds.recall).length, 1)
})

test('FC-027 in a group, too: what was refused or recalled is not edited, and no row is made', () => {
  const { world, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  say(world, mei, 'first')
  world.settle()
  world.group(mei, hikers, kinds.edit, { target: 2, body: Buffer.from('edited') })
  world.group(mei, hikers, kinds.edit, { target: 1, body: Buffer.from('a join is no message') })
  world.group(mei, hikers, kinds.recall, { target: 2 })
  world.group(mei, hikers, kinds.edit, { target: 2, body: Buffer.from('recalled') })
  world.group(mei, hikers, kinds.recall, { target: 1 })
  world.settle()
  const no = targetInvalid.wire
  assert.deepEqual(codes(world).slice(-5), [0, no, 0, no, 0])
  // A recall has no end, so only the group can tell that its place is no message.
  assert.deepEqual(refusals(world, mei), [no])
  assert.deepEqual(
    world.timeline(eu, hikers).map(({ kind }) => kind),
    [kinds.groupCreate, kinds.groupJoin, kinds.message, kinds.edit, kinds.recall],
  )
})

test('FC-027 a reaction in a group means a message that is there and that the person has seen', () => {
  const { world, anna, ben, mei } = hiking()
  world.group(ben, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'before mei')
  world.settle()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'with mei')
  world.settle()
  react(world, mei, anna, 2)
  react(world, mei, anna, 3)
  react(world, mei, anna, 4)
  react(world, mei, ben, 1)
  react(world, mei, { ...ben, user: 'omar-omar-omar-o' as typeof ben.user }, 1)
  react(world, ben, anna, 2)
  world.settle()
  assert.deepEqual(refusals(world, mei), Array(4).fill(targetInvalid.wire))
  assert.deepEqual(refusals(world, ben), [])
  const reactions = world.timeline(eu, hikers).filter(({ kind }) => kind === kinds.react)
  assert.deepEqual(
    new Set(reactions.map(({ author, target }) => `${author} ${target}`)),
    new Set([`${mei.user} 3`, `${ben.user} 2`]),
  )
})

test('FC-028 a reaction is set or unset per person: each of the retries is one command with one answer', () => {
  const { world, anna, mei } = annaAndMei()
  world.send(anna, mei, 'hello')
  world.settle()
  const unset = world.command(mei, {
    kind: kinds.react,
    to: anna.user,
    target: 1,
    targetAuthor: anna.user,
    toRegion: eu,
    body: Buffer.from('👍'),
  })
  for (let i = 0; i < 3; i++) world.submit(mei, unset)
  world.settle()
  assert.equal(world.rowsOf(anna).filter((row) => row.kind === kinds.react).length, 1)
  assert.deepEqual(codes(world).slice(-3), [0, 0, 0])
})

test('FC-027 property: what a member may react to is what they have seen since they joined, whoever comes and goes', () => {
  const step = fc.record({ who: fc.integer({ min: 0, max: 2 }), what: fc.integer({ min: 0, max: 3 }) })
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const { world, anna, ben, mei } = hiking()
      const people = [anna, ben, mei]
      for (const { who, what } of steps) {
        const person = people[who] as HarnessPerson
        if (what === 0 && who > 0) world.group(person, hikers, kinds.groupJoin, here)
        else if (what === 1 && who > 0) world.group(person, hikers, kinds.groupLeave)
        else say(world, person, 'x')
        world.settle()
      }
      const rows = world.homeRows.get(hikers) ?? []
      const group = world.part(eu, 'group', 0)
      for (const person of people) {
        const cell = group.cells.get(membershipCellKey(hikers, person.user)) as MembershipCell | undefined
        if (cell?.state !== 'member') continue
        const seen = world
          .timeline(eu, hikers)
          .filter((row) => row.kind === kinds.message && row.gseq > cell.joined)
          .map((row) => `${row.author} ${row.place}`)
        const before = refusals(world, person).length
        let asked = 0
        for (const author of people) {
          for (let target = 1; target <= 8; target++) {
            react(world, person, author, target)
            asked += 1
          }
        }
        world.settle()
        const wanted = seen.filter((one) => Number(one.split(' ').at(-1)) <= 8).length
        assert.equal(refusals(world, person).length - before, asked - wanted)
      }
      assert.ok(rows.length > 0)
    }),
    { numRuns: 20 },
  )
})
