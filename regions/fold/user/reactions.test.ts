import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorTable } from '../../../protocol/errors.ts'
import { limits } from '../../../protocol/limits.ts'
import { flags, kinds } from '../../../protocol/messages.ts'
import { conversationCellKey, type ConversationCell } from '../cells.ts'
import { annaAndMei, codes, eu, here, hikers, hiking, refusals, say } from '../fold-stories.ts'

const full = errorTable.limit_reached.wire
const { reactionsPerMessageMax: most, reactedMessagesMax } = limits

/** Anna has sent some messages to Mei, who reacts to them. */
function reacting(messages = 2) {
  const { world, anna, mei } = annaAndMei()
  for (let i = 0; i < messages; i++) world.send(anna, mei, `${i}`)
  world.settle()
  const command = (target: number, reaction: string, isSet = true) =>
    world.command(mei, {
      kind: kinds.react,
      flags: isSet ? flags.set : 0,
      to: anna.user,
      toRegion: eu,
      target,
      targetAuthor: anna.user,
      body: Buffer.from(reaction),
    })
  const react = (...what: Parameters<typeof command>): number => {
    world.submit(mei, command(...what))
    world.settle()
    return codes(world).at(-1) as number
  }
  const kept = () => {
    const { cells } = world.part(mei.region, 'user', mei.partition)
    return (cells.get(conversationCellKey(mei.user, anna.user)) as ConversationCell).reacted
  }
  return { world, anna, mei, command, react, kept }
}

const all = (count: number): string[] => Array.from({ length: count }, (_, i) => `:${i}:`)

test('L10 a person has so many reactions on a message; a repeated one is none more, and one taken back makes room', () => {
  const { world, anna, mei, react } = reacting()
  for (const reaction of all(most)) assert.equal(react(1, reaction), 0)
  assert.equal(react(1, 'one more'), full)
  assert.equal(react(1, ':0:'), 0)
  assert.equal(react(2, 'one more'), 0)
  assert.equal(react(1, 'never set', false), 0)
  assert.equal(react(1, 'one more'), full)
  world.part(mei.region, 'user', mei.partition).restart()
  assert.equal(react(1, 'one more'), full)
  assert.equal(react(1, ':0:', false), 0)
  assert.equal(react(1, 'one more'), 0)
  const there = world.rowsOf(anna).filter(({ kind }) => kind === kinds.react)
  assert.equal(there.length, most + 5)
})

test('L10 FC-028 a retry of the last reaction that fits hears what it heard, and counts once', () => {
  const { world, mei, command, react, kept } = reacting()
  for (const reaction of all(most - 1)) react(1, reaction)
  const last = command(1, 'last')
  for (let i = 0; i < 3; i++) world.submit(mei, last)
  world.settle()
  assert.deepEqual(codes(world).slice(-3), [0, 0, 0])
  assert.equal(kept()[0]?.set.length, most)
})

test('L10 the state is bounded: reactions are counted on the messages reacted to last', () => {
  const { react, kept } = reacting(reactedMessagesMax + 1)
  for (const reaction of all(most)) react(1, reaction)
  for (let place = 2; place <= reactedMessagesMax; place++) react(place, '👍')
  assert.equal(kept().length, reactedMessagesMax)
  // To be refused is no reaction, and none may keep a message from being forgotten.
  assert.equal(react(1, 'one more'), full)
  react(reactedMessagesMax + 1, '👍')
  assert.equal(kept().length, reactedMessagesMax)
  assert.equal(react(1, 'one more'), 0)
  for (let place = 2; place <= reactedMessagesMax + 1; place++) react(place, '👍', false)
  assert.deepEqual(
    kept().map(({ place }) => place),
    [1],
  )
})

test('L10 in a group, too: the group hears nothing of what is over the limit', () => {
  const { world, anna, mei } = hiking()
  world.group(mei, hikers, kinds.groupJoin, here)
  world.settle()
  say(world, anna, 'with mei')
  world.settle()
  for (const reaction of all(most + 1)) {
    const about = { flags: flags.set, target: 2, targetAuthor: anna.user, body: Buffer.from(reaction) }
    world.group(mei, hikers, kinds.react, about)
  }
  world.settle()
  assert.equal(codes(world).at(-1), full)
  assert.deepEqual(refusals(world, mei), [])
  assert.equal(world.timeline(eu, hikers).filter(({ kind }) => kind === kinds.react).length, most)
})
