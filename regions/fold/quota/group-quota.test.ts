import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDenial } from '../../../protocol/codec/denial.ts'
import { errorTable } from '../../../protocol/errors.ts'
import { kinds } from '../../../protocol/messages.ts'
import { type GroupCell, groupCellKey } from '../cells.ts'
import type { FoldHarness, HarnessPerson } from '../fold-harness.ts'
import { about, allowed, ap, atMost, codes, eu, here, hikers, hiking, say, texts, us } from '../fold-stories.ts'

const denied = errorTable.policy_denied.wire
const limited = (world: FoldHarness, stop: number, version = 2): void => {
  world.policy(allowed([eu, us, ap], version), atMost(stop))
  world.settle()
}

const posts = (world: FoldHarness, from: HarnessPerson, text: string): void => {
  say(world, from, text)
  world.settle()
}

const joins = (world: FoldHarness, who: HarnessPerson): void => {
  world.group(who, hikers, kinds.groupJoin, here)
  world.settle()
}

const countedIn = (world: FoldHarness, region: number): number =>
  [0, 1].reduce((sum, part) => {
    const { quotas } = world.part(region, 'user', part).cell
    return sum + [...quotas.values()].reduce((all, { used }) => all + used, 0)
  }, 0)

/** What the author was told of posts that members in Singapore see blank. */
const toldWhy = (world: FoldHarness, person: HarnessPerson): string[] =>
  world
    .rowsOf(person)
    .filter(({ kind }) => kind === kinds.withheld)
    .map(({ body }) => readDenial(body ?? new Uint8Array(0)).because)

test('R7 whoever joins, or writes to a group, is counted at home for each region that the group goes to', () => {
  const { world, anna, ben, mei } = hiking()
  limited(world, 80)
  joins(world, ben)
  posts(world, anna, 'for Frankfurt alone')
  assert.equal(countedIn(world, eu), 0)
  joins(world, mei)
  assert.equal(countedIn(world, ap), 1)
  for (const text of ['first', 'second']) for (const person of [anna, ben]) posts(world, person, text)
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['first', 'first', 'second', 'second'])
  assert.equal(countedIn(world, eu), 2)
  posts(world, mei, 'from Singapore')
  assert.equal(texts(world.timeline(eu, hikers)).at(-1), 'from Singapore')
  assert.deepEqual([...toldWhy(world, anna), ...toldWhy(world, ben), ...toldWhy(world, mei)], [])
})

test('R7 whoever has no room is read where they may be, blank elsewhere, and is told', () => {
  const { world, anna, ben, mei } = hiking()
  limited(world, 0)
  joins(world, ben)
  world.policy(allowed([eu, us, ap], 3), atMost(0, { quotas: [{ basis: 'TEST', monthly: false, warn: 1, stop: 1 }] }))
  world.settle()
  joins(world, mei)
  joins(world, mei)
  // The only room there is comes when it was missed.
  for (const text of ['first', 'second']) posts(world, anna, text)
  for (const text of ['third', 'fourth']) posts(world, ben, text)
  assert.deepEqual(texts(world.timeline(eu, hikers)), ['first', 'second', 'third', 'fourth'])
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['', 'second', '', ''])
  assert.deepEqual([toldWhy(world, anna), toldWhy(world, ben)], [['quota'], ['quota', 'quota']])
  assert.equal(countedIn(world, eu), 1)
})

test('R7 where the group’s home itself may not have it the command is refused, by the rule', () => {
  const { world, mei } = hiking()
  limited(world, 0)
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  const verdict = world.verdicts.at(-1)
  assert.deepEqual([verdict?.code, verdict?.denial?.because, verdict?.denial?.rule], [denied, 'quota', 'listed'])
})

test('R7 who was in a group before there was a quota is blank once, and counted the next time', () => {
  const { world, anna, mei } = hiking()
  joins(world, mei)
  posts(world, anna, 'before')
  limited(world, 80)
  posts(world, anna, 'not counted yet')
  posts(world, anna, 'counted')
  assert.deepEqual(texts(world.timeline(ap, hikers)), ['before', '', 'counted'])
  assert.deepEqual(toldWhy(world, anna), ['quota'])
})

test('R7 when the last member of a region leaves, nobody is counted for it any more', () => {
  const { world, anna, ben, mei } = hiking()
  limited(world, 80)
  joins(world, ben)
  joins(world, mei)
  world.group(mei, hikers, kinds.groupLeave)
  world.settle()
  posts(world, anna, 'for Frankfurt alone')
  posts(world, ben, 'for Frankfurt alone')
  assert.equal(countedIn(world, eu), 0)
})

test('R7 who invites somebody of another region is counted for it', () => {
  const { world, anna, mei } = hiking()
  limited(world, 80)
  world.group(anna, hikers, kinds.groupInvite, about(mei))
  world.settle()
  assert.ok(world.rowsOf(mei).some(({ kind }) => kind === kinds.groupInvited))
  assert.deepEqual([countedIn(world, eu), codes(world).at(-1)], [1, 0])
})

const acts = fc.array(
  fc.record({
    what: fc.constantFrom('post', 'post', 'post', 'post', 'text', 'join', 'leave', 'restart', 'policy'),
    who: fc.nat(7),
    stop: fc.nat(6),
  }),
  { minLength: 5, maxLength: 50 },
)

test('property: texts and groups together let through no more people than the quota says, and who is counted is read', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const { world, mei } = hiking()
      const people = Array.from({ length: 8 }, (_, index) => world.person(`person ${index}`, eu, index % 2))
      world.settle()
      for (const person of people) joins(world, person)
      joins(world, mei)
      let [version, most] = [2, 4]
      limited(world, most)
      const crossed = new Set<string>()
      for (const { what, who, stop } of list) {
        const person = people[who] as HarnessPerson
        const isMember = (world.part(eu, 'group', 0).cells.get(groupCellKey(hikers)) as GroupCell).members.has(
          person.user,
        )
        const before = texts(world.timeline(ap, hikers)).length
        if (what === 'post') posts(world, person, 'words')
        else if (what === 'text') {
          world.send(person, mei, 'words')
          world.settle()
          if (world.verdicts.at(-1)?.code === 0) crossed.add(person.user)
        } else if (what === 'join') joins(world, person)
        else if (what === 'leave') {
          world.group(person, hikers, kinds.groupLeave)
          world.settle()
        } else if (what === 'restart') for (const [, part] of world.parts) part.restart()
        else {
          version += 1
          most = Math.max(most, stop)
          limited(world, stop, version)
        }
        const rows = texts(world.timeline(ap, hikers)).slice(before)
        if (rows.includes('words')) crossed.add(person.user)
        else if (what === 'post' && isMember) assert.ok(rows.includes(''), 'a post has its row')
        assert.ok(crossed.size <= most, `${crossed.size} people of ${most}`)
      }
    }),
    { numRuns: 40 },
  )
})
