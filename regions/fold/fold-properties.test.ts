import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { recordKinds } from '../../protocol/log-records.ts'
import { flags, kinds } from '../../protocol/messages.ts'
import { FoldHarness } from './fold-harness.ts'
import {
  annaAndMei,
  ap,
  busyWorld,
  eu,
  here,
  hikers,
  hiking,
  messages,
  refusals,
  say,
  texts,
  us,
} from './fold-stories.ts'

const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('hex') : part,
  )

test('W8 W9 property: whoever folds a prefix, from any checkpoint, says the same and holds the same', () => {
  const world = busyWorld()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), (every, phase) => {
      const one = new FoldHarness([eu, us, ap])
      const other = new FoldHarness([eu, us, ap])
      for (const [name, { log }] of world.parts) {
        const [region, topic, partition] = name.split('/') as [string, 'user' | 'group' | 'feed', string]
        const [straight, restarted] = [one, other].map((each) => each.part(Number(region), topic, Number(partition)))
        if (straight === undefined || restarted === undefined) continue
        for (const record of log) {
          assert.equal(plain(straight.foldOne(record)), plain(restarted.foldOne(record)))
          if (record.offset % every === phase % every) restarted.restart()
        }
        assert.equal(straight.bytes(), restarted.bytes())
        assert.equal(straight.passedOver, 0)
      }
    }),
    { numRuns: 8 },
  )
})

/** What happens to a message on its way, and at the fold that it comes to. */
const fates = fc.array(
  fc.record({
    way: fc.constantFrom('arrives', 'arrives', 'arrives', 'lost', 'twice', 'late'),
    poison: fc.constantFrom(0, 0, 0, 0, 1, 2),
    skip: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
)

/** Throws as often as each message is fated to. */
function poisonOf(list: readonly { readonly poison: number }[]) {
  const left = list.map(({ poison }) => poison)
  return ({ payload, kind }: { payload: Uint8Array; kind: number }): boolean => {
    const at = left.findIndex((times, index) => times > 0 && Buffer.from(payload).includes(`<${index}>`))
    if (kind === recordKinds.unpark || at < 0) return false
    left[at] = (left[at] as number) - 1
    return true
  }
}

/** The operator and the gap timer go on until nothing is left to do. */
function healed(world: FoldHarness, region: number, topic: 'user' | 'group' | 'feed', skips: readonly boolean[]): void {
  const { cell } = world.part(region, topic, 0)
  // A lost tail is seen in the second at the latest.
  for (let round = 0; round < 60; round++) {
    world.settle()
    if (cell.parked.size === 0 && cell.gaps.size === 0 && round >= 2) return
    world.askAgain()
    world.settle()
    if (cell.parked.size > 0) world.unpark(region, topic, 0, skips[round % skips.length] as boolean)
  }
}

function deliver(world: FoldHarness, list: readonly { readonly way: string }[], topic: string): void {
  const late: (typeof world.waiting)[0][] = []
  while (world.foldAll() || world.waiting.length > 0) {
    for (const delivery of world.waiting.splice(0)) {
      const at = list.findIndex((_fate, index) => Buffer.from(delivery.payload).includes(`<${index}>`))
      const way = delivery.topic === topic ? list[at]?.way : undefined
      if (way === 'lost') continue
      if (way === 'late') late.push(delivery)
      else world.append(delivery)
      if (way === 'twice') late.push(delivery)
    }
  }
  for (const delivery of late) world.append(delivery)
}

test('W7 W18 property: under loss, repeats, poison and operators each message is there in order or refused, never both', () => {
  fc.assert(
    fc.property(fates, (list) => {
      const { world, anna, mei } = annaAndMei()
      world.part(ap, 'user', 0).poisons = poisonOf(list)
      for (const index of list.keys()) world.send(anna, mei, `<${index}>`)
      deliver(world, list, 'user')
      world.send(anna, mei, 'last')
      healed(
        world,
        ap,
        'user',
        list.map(({ skip }) => skip),
      )
      const refused = world.rowsOf(anna).filter((row) => row.kind === kinds.refused)
      const gone = new Set(refused.map(({ target }) => target))
      assert.equal(gone.size, refused.length)
      const wanted = list.map((_fate, index) => `<${index}>`).filter((_said, index) => !gone.has(index + 1))
      assert.deepEqual(messages(world.rowsOf(mei)), [...wanted, 'last'])
      assert.equal(world.part(ap, 'user', 0).cell.gaps.size, 0)
    }),
    { numRuns: 30 },
  )
})

test('G1 W18 property: in a group, too, where the group’s home meets the poison', () => {
  fc.assert(
    fc.property(fates, (list) => {
      const { world, mei } = hiking()
      world.group(mei, hikers, kinds.groupJoin, here)
      world.settle()
      world.part(eu, 'group', 0).poisons = poisonOf(list)
      for (const index of list.keys()) say(world, mei, `<${index}>`)
      deliver(world, list, 'group')
      say(world, mei, 'last')
      healed(
        world,
        eu,
        'group',
        list.map(({ skip }) => skip),
      )
      const wanted = list.length + 1 - refusals(world, mei).length
      const placed = texts(world.timeline(eu, hikers))
      assert.equal(placed.length, wanted)
      assert.deepEqual(placed, [
        ...placed.slice(0, -1).sort((a, b) => Number(a.slice(1, -1)) - Number(b.slice(1, -1))),
        'last',
      ])
      assert.deepEqual(texts(world.timeline(ap, hikers)), placed)
    }),
    { numRuns: 30 },
  )
})

test('G2 W18 property: and where a region that takes its rows does: the same order there, with voids for what was skipped', () => {
  fc.assert(
    fc.property(fates, (list) => {
      const { world, anna, mei } = hiking()
      world.group(mei, hikers, kinds.groupJoin, here)
      world.settle()
      world.part(ap, 'feed', 0).poisons = poisonOf(list)
      for (const index of list.keys()) say(world, anna, `<${index}>`)
      deliver(world, list, 'feed')
      say(world, anna, 'last')
      healed(
        world,
        ap,
        'feed',
        list.map(({ skip }) => skip),
      )
      healed(world, eu, 'feed', [false])
      const home = world.timeline(eu, hikers).slice(1)
      const away = world.timeline(ap, hikers)
      assert.deepEqual(
        away.map(({ gseq, author, place }) => [gseq, author, place]),
        home.map(({ gseq, author, place }) => [gseq, author, place]),
      )
      const isVoid = (at: number) => ((away[at]?.flags ?? 0) & flags.void) !== 0
      const shown = (rows: typeof home) => texts(rows.filter((_row, at) => !isVoid(at)))
      assert.deepEqual(shown(away), shown(home))
    }),
    { numRuns: 30 },
  )
})
