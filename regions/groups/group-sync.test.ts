import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import { kinds } from '../../protocol/messages.ts'
import { anna, cooks, groupTextsOf, hikers, mailboxRow, numbers, timelineRow } from '../mailbox/row-fixtures.ts'
import type { StoredGroupRow } from '../mailbox/row-store.ts'
import { FollowingDevice, here, places, SyncHarness, viewOf } from '../mailbox/sync-harness.embedded.ts'
import { positionOf } from './group-sync.ts'

const on = (title: string, run: (harness: SyncHarness) => Promise<void>): void =>
  void test(title, async () => {
    const harness = await SyncHarness.open()
    try {
      await run(harness)
    } finally {
      await harness.close()
    }
  })

const keyAt = (harness: SyncHarness, tick: number, skip = 0) =>
  harness.keys.write(anna, { region: here, m: 0, t: positionOf(tick, skip) })
const ticked = (group: GroupKey, ticks: readonly number[]): StoredGroupRow[] =>
  ticks.map((tick, at) => timelineRow(group, at + 1, { tick }))
const gseqsOf = (rows: readonly Uint8Array[]): number[] => rows.map((bytes) => readGroupRow(bytes).gseq)

for (const place of places) {
  on(`S5 rows from the key’s tick on and below what every part has passed: rows in ${place}`, async (harness) => {
    const rows = ticked(hikers, [1, 1, 2, 4, 4, 5, 9])
    await harness.fillGroup(rows, place)
    harness.groups = [viewOf(rows)]
    harness.ticks = [9, 5]
    const page = await harness.sync(keyAt(harness, 2))
    assert.deepEqual(gseqsOf(page.groupRows), [3, 4, 5])
    assert.equal(page.behind, true)
    harness.ticks = [10, 10]
    const next = await harness.sync(page.key)
    assert.deepEqual(gseqsOf(next.groupRows), [6, 7])
    assert.equal(next.behind, false)
  })

  on(`S5 a page that ends within a tick goes on within it: rows in ${place}`, async (harness) => {
    const rows = ticked(hikers, [...numbers(1, 90).map(() => 3), ...numbers(1, 90).map(() => 4)])
    const others = ticked(
      cooks,
      numbers(1, 50).map(() => 3),
    )
    await harness.fillGroup(rows, place)
    await harness.fillGroup(others, place)
    harness.groups = [viewOf(rows), viewOf(others)]
    harness.ticks = [6, 6]
    const device = new FollowingDevice(harness)
    await device.catchUp(7)
    assert.equal(device.groupRows.length, 230)
    assert.deepEqual(device.holes, [])
  })

  on(`G3 who was removed sees the removal as the last row, and nothing after it: rows in ${place}`, async (harness) => {
    const rows = ticked(
      hikers,
      numbers(1, 90).map((n) => Math.ceil(n / 10)),
    )
    rows[59] = timelineRow(hikers, 60, { tick: 6, kind: kinds.groupRemove, subject: anna })
    await harness.fillGroup(rows, place)
    harness.groups = [viewOf(rows, { intervals: [{ from: 1, to: 60, pm: 0 }] })]
    harness.ticks = [20, 20]
    const device = new FollowingDevice(harness)
    await device.catchUp(25)
    assert.deepEqual(
      device.groupRows.map(({ gseq }) => gseq),
      numbers(1, 60),
    )
    assert.deepEqual((await harness.sync(keyAt(harness, 7))).groupRows, [])
  })

  on(
    `G3, S6 who comes back sees both times, and the join names where the first ended: rows in ${place}`,
    async (harness) => {
      const rows = ticked(
        hikers,
        numbers(1, 90).map((n) => Math.ceil(n / 10)),
      )
      rows[9] = timelineRow(hikers, 10, { tick: 1, kind: kinds.groupJoin, subject: anna })
      rows[69] = timelineRow(hikers, 70, { tick: 7, kind: kinds.groupJoin, subject: anna, pm: 33 })
      await harness.fillGroup(rows, place)
      const intervals = [
        { from: 10, to: 33, pm: 0 },
        { from: 70, to: 0, pm: 33 },
      ]
      harness.groups = [viewOf(rows, { intervals })]
      harness.ticks = [20, 20]
      const device = new FollowingDevice(harness)
      await device.catchUp(11)
      assert.deepEqual(
        device.groupRows.map(({ gseq }) => gseq),
        [...numbers(10, 33), ...numbers(70, 90)],
      )
      // The joins were taken as they came: nothing of an earlier time is missing before them.
      assert.deepEqual(device.holes, [])
    },
  )
}

on('S5 a part that stands still freezes the key: rows come again, none is lost', async (harness) => {
  const rows = ticked(hikers, [1, 2, 3])
  await harness.fillGroup(rows, 'memory')
  harness.groups = [viewOf(rows)]
  harness.ticks = [4, 2]
  const first = await harness.sync('start')
  assert.deepEqual(gseqsOf(first.groupRows), [1])
  const frozen = await harness.sync(first.key)
  assert.deepEqual([frozen.groupRows, frozen.key, frozen.behind], [[], first.key, true])
  harness.ticks = [9, 9]
  assert.deepEqual(gseqsOf((await harness.sync(first.key)).groupRows), [2, 3])
})

on(
  'S5 the parts of other people’s groups count, too: a join that one of them has not folded is not passed by',
  async (harness) => {
    const rows = ticked(hikers, [1, 2, 3])
    await harness.fillGroup(rows, 'memory')
    harness.groups = [viewOf(rows, { feedPartition: 0 })]
    harness.ticks = [9, 3]
    const page = await harness.sync('start')
    assert.deepEqual(harness.keys.read(anna, page.key).t, positionOf(3, 0))
    // The join arrives late, under the tick of its own part.
    const joined = [timelineRow(cooks, 1, { tick: 3, kind: kinds.groupJoin, subject: anna })]
    await harness.fillGroup(joined, 'memory')
    harness.groups.push(viewOf(joined, { feedPartition: 1 }))
    harness.ticks = [9, 9]
    assert.deepEqual(groupTextsOf((await harness.sync(page.key)).groupRows), ['cook 1', 'hike 3'])
  },
)

on('S5 of five hundred groups only the changed one is read', async (harness) => {
  for (const n of numbers(1, 499)) {
    const rows = ticked(`group-${n}`.padEnd(16, '-') as GroupKey, [1])
    harness.groups.push(viewOf(rows))
  }
  const changed = ticked(hikers, [1, 2, 3, 4, 5])
  await harness.fillGroup(changed, 'store')
  harness.groups.push(viewOf(changed))
  harness.ticks = [9, 9]
  harness.reads = 0
  assert.deepEqual(gseqsOf((await harness.sync(keyAt(harness, 5))).groupRows), [5])
  // One of the mailbox, two of the group: where the tick begins, and the rows.
  assert.ok(harness.reads <= 4, `${harness.reads} reads`)
})

on('S2, S5 a page filled by the mailbox says whether groups have more, and takes nothing of them', async (harness) => {
  const rows = ticked(hikers, [1, 2])
  await harness.fillGroup(rows, 'memory')
  harness.groups = [viewOf(rows)]
  harness.ticks = [5, 5]
  await harness.fill(
    numbers(1, 10).map((seq) => mailboxRow(anna, seq)),
    'memory',
  )
  const page = await harness.sync('start', 10)
  assert.deepEqual([page.rows.length, page.groupRows.length, page.more], [10, 0, true])
  const device = new FollowingDevice(harness)
  await device.catchUp(10)
  assert.equal(device.groupRows.length, 2)
})

test('S5 whatever the groups, ticks, times of membership and sizes of pages: each visible row once, in order', async () => {
  const names = [hikers, cooks, 'readers-readers-' as GroupKey]
  const history = fc.record({
    steps: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 60 }),
    cuts: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
    place: fc.constantFrom(...places),
  })
  const story = fc.record({ groups: fc.tuple(history, history, history), limit: fc.integer({ min: 1, max: 40 }) })
  await fc.assert(
    fc.asyncProperty(story, async ({ groups, limit }) => {
      const harness = await SyncHarness.open()
      try {
        const expected: string[] = []
        for (const [at, { steps, cuts, place }] of groups.entries()) {
          let tick = 1
          const rows = ticked(
            names[at] as GroupKey,
            steps.map((step) => (tick += step)),
          )
          const intervals = intervalsFrom(cuts)
          await harness.fillGroup(rows, place)
          harness.groups.push(viewOf(rows, { intervals }))
          for (const { gseq } of rows)
            if (intervals.some(({ from, to }) => from <= gseq && (to === 0 || gseq <= to)))
              expected.push(`${names[at]?.slice(0, 4)} ${gseq}`)
        }
        harness.ticks = [500, 400]
        const device = new FollowingDevice(harness)
        await device.catchUp(limit)
        assert.deepEqual(device.groupRows.map(({ body }) => Buffer.from(body ?? []).toString()).sort(), expected.sort())
        for (const name of names) {
          const mine = device.groupRows.filter(({ group }) => group === name).map(({ gseq }) => gseq)
          assert.deepEqual(
            mine,
            mine.toSorted((a, b) => a - b),
          )
        }
      } finally {
        await harness.close()
      }
    }),
    { numRuns: 25 },
  )
})

/** Pairs of join and leave; the last may be open. */
function intervalsFrom(cuts: readonly number[]) {
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  return sorted.flatMap((from, at) =>
    at % 2 === 0 ? [{ from, to: sorted[at + 1] ?? 0, pm: sorted[at - 1] ?? 0 }] : [],
  )
}
