/** Every switch breaks what it says and nothing hides it: one story each, told with and without. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeDerived, readDerived } from '../../protocol/codec/derived.ts'
import { errorTable } from '../../protocol/errors.ts'
import { limits } from '../../protocol/limits.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { type ConversationCell, conversationCellKey } from './cells.ts'
import { type FoldFaults, noFoldFaults } from './fold-faults.ts'
import type { Delivery, FoldHarness } from './fold-harness.ts'
import {
  about,
  allowed,
  annaAndMei,
  ap,
  atMost,
  cn,
  codes,
  eu,
  here,
  hikers,
  hiking,
  messages,
  refusals,
  say,
  texts,
  us,
  without,
} from './fold-stories.ts'

type Story = (faults: Partial<FoldFaults>) => unknown

function sendOneByOne(faults: Partial<FoldFaults>, arrange: (sent: Delivery[]) => Delivery[]) {
  const { world, anna, mei } = annaAndMei(faults)
  for (const said of ['1', '2', '3']) world.send(anna, mei, said)
  world.foldAll()
  for (const delivery of arrange(world.waiting.splice(0))) world.append(delivery)
  world.settle()
  return messages(world.rowsOf(mei))
}

const chooseFrom = (sent: Delivery[], ...indexes: number[]) => indexes.map((at) => sent[at] as Delivery)

function voided(world: FoldHarness): void {
  world.foldAll()
  for (const delivery of world.waiting.splice(0)) {
    const derived = readDerived(delivery.payload)
    const emptied = { ...derived, flags: flags.void, error: errorTable.policy_denied.wire, body: undefined }
    world.append({ ...delivery, payload: encodeDerived(emptied).slice() })
  }
  world.settle()
}

const stories: Record<keyof FoldFaults, Story> = {
  noDedup: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    world.submit(anna, world.send(anna, mei, 'once'))
    world.settle()
    // Her own mailbox: at the other end the second copy is taken for one of a restored sender (W12).
    return messages(world.rowsOf(anna))
  },
  dedupWindow: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    const first = world.send(anna, mei, 'once')
    for (let i = 0; i < limits.writerWindow; i++) world.send(anna, mei, `${i}`)
    world.submit(anna, first)
    world.settle()
    return messages(world.rowsOf(anna)).filter((said) => said === 'once')
  },
  noPrev: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    const to = { to: mei.user, toRegion: ap }
    const [lost, second] = [world.command(anna, to), world.command(anna, to)]
    for (const command of [second, lost]) world.submit(anna, command)
    world.settle()
    return codes(world)
  },
  noRefusalMemory: (faults) => {
    const { world, anna } = annaAndMei(faults)
    const li = world.person('li', cn)
    world.submit(anna, world.send(anna, li, 'refused'))
    world.settle()
    return codes(world)
  },
  sourceCursor: (faults) => sendOneByOne(faults, (sent) => chooseFrom(sent, 0, 2, 1)),
  noChain: (faults) => sendOneByOne(faults, (sent) => chooseFrom(sent, 0, 2)),
  noRepair: (faults) => sendOneByOne(faults, (sent) => chooseFrom(sent, 0, 2)),
  blockKeepsPlace: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    world.submit(mei, world.command(mei, { kind: kinds.block, to: anna.user }))
    world.settle()
    world.send(anna, mei, 'kept away')
    world.settle()
    const cell = world.part(ap, 'user', 0).cells.get(conversationCellKey(mei.user, anna.user)) as ConversationCell
    return cell.in
  },
  voidSilent: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    world.send(anna, mei, 'stopped on the way')
    voided(world)
    return refusals(world, anna)
  },
  markerLww: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    for (let i = 0; i < 3; i++) world.send(anna, mei, `${i}`)
    world.settle()
    for (const target of [3, 1]) world.submit(mei, world.command(mei, { kind: kinds.read, to: anna.user, target }))
    world.settle()
    const read = world.rowsOf(mei).filter(({ kind }) => kind === kinds.read)
    return read.map(({ target }) => target)
  },
  groupRefusalSilent: (faults) => {
    const { world, anna, mei } = hiking(faults)
    world.group(mei, hikers, kinds.groupJoin, here)
    world.settle()
    say(world, mei, 'on its way')
    world.foldAll()
    const held = world.waiting.splice(0)
    world.group(anna, hikers, kinds.groupRemove, about(mei))
    world.settle()
    for (const delivery of held) world.append(delivery)
    world.settle()
    return refusals(world, mei)
  },
  withheldSilent: (faults) => {
    const { world, anna, mei } = hiking(faults)
    world.group(mei, hikers, kinds.groupJoin, here)
    world.settle()
    world.policy(without(allowed([eu, us, ap]), 'group.body'))
    say(world, anna, 'blank in Singapore')
    world.settle()
    return world.rowsOf(anna).filter(({ kind }) => kind === kinds.withheld).length
  },
  withheldTwice: (faults) => {
    const { world, anna, mei } = hiking(faults)
    world.group(mei, hikers, kinds.groupJoin, here)
    world.settle()
    world.policy(without(allowed([eu, us, ap]), 'group.body'))
    say(world, anna, 'blank in Singapore')
    // A lane may say a notice twice.
    while (world.foldAll() || world.waiting.length > 0)
      for (const delivery of world.waiting.splice(0)) {
        world.append(delivery)
        if (delivery.kind === recordKinds.notice) world.append(delivery)
      }
    return world.rowsOf(anna).filter(({ kind }) => kind === kinds.withheld).length
  },
  rosterGlobal: (faults) => {
    const { world, anna } = hiking(faults)
    say(world, anna, 'for Frankfurt alone')
    world.settle()
    return world.timeline(us, hikers).length
  },
  noLaneCounter: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    world.send(anna, mei, 'x')
    world.settle()
    return [world.crossed.map(({ counter }) => counter), world.part(eu, 'user', 0).cell.laneCounters.size]
  },
  staleTable: (faults) => {
    const { world, anna, mei } = annaAndMei(faults)
    world.policy(without(allowed([eu, ap]), 'msg.body'))
    world.settle()
    world.submit(anna, world.send(anna, mei, 'forbidden now'))
    world.settle()
    return codes(world)
  },
  quotaUncounted: (faults) => codesOf(underQuota(faults, 1), ['anna', 'ben']),
  quotaPerMessage: (faults) => codesOf(underQuota(faults, 1), ['anna', 'anna', 'anna']),
  quotaNotInGroups: (faults) => {
    const { world, anna, mei } = hiking(faults)
    world.group(mei, hikers, kinds.groupJoin, here)
    world.settle()
    world.policy(allowed([eu, us, ap], 2), atMost(0))
    world.settle()
    say(world, anna, 'nobody may')
    world.settle()
    return texts(world.timeline(ap, hikers))
  },
  quotaRoomTwice: (faults) => {
    const story = underQuota(faults, 1)
    const { world } = story
    const { log } = world.part(eu, 'user', 0)
    const room = log.find(({ kind }) => kind === recordKinds.quotaRoom)
    if (room !== undefined) log.push({ ...room, offset: log.length })
    world.settle()
    return codesOf(story, ['anna', 'carl'])
  },
}

/** Anna and Carl in one part of Frankfurt, Ben in the other; whoever was refused has asked, so that there is room by now. */
function underQuota(faults: Partial<FoldFaults>, stop: number) {
  const { world, anna, mei } = annaAndMei(faults)
  const people = { anna, ben: world.person('ben', eu, 1), carl: world.person('carl', eu) }
  world.policy(allowed([eu, ap], 2), atMost(stop))
  world.settle()
  world.send(anna, mei, 'too early')
  world.settle()
  return { world, mei, people }
}

function codesOf({ world, mei, people }: ReturnType<typeof underQuota>, who: readonly ('anna' | 'ben' | 'carl')[]) {
  for (const name of who) {
    world.send(people[name], mei, name)
    world.settle()
  }
  return codes(world)
}

for (const [key, story] of Object.entries(stories)) {
  test(`the planted bug ${key} shows`, () => {
    assert.notDeepEqual(story({ [key]: true }), story({}))
  })
}

test('every switch has its story', () => {
  assert.deepEqual(Object.keys(stories).sort(), Object.keys(noFoldFaults).sort())
})
