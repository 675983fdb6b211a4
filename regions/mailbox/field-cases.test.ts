/** What others have met in sync, history and pages, tried on ours; the numbers are those of the field cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gseqOfGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import type { UserKey } from '../../protocol/ids.ts'
import { kinds } from '../../protocol/messages.ts'
import { groupHistory, history } from './history.ts'
import { anna, ben, hikers, mailboxRow, mei, numbers, timelineRow } from './row-fixtures.ts'
import { FollowingDevice, places, SyncHarness, viewOf } from './sync-harness.embedded.ts'

const on = (title: string, run: (harness: SyncHarness) => Promise<void>): void =>
  void test(title, async () => {
    const harness = await SyncHarness.open()
    try {
      await run(harness)
    } finally {
      await harness.close()
    }
  })

const chain = (from: number, to: number) => numbers(from, to).map((seq) => mailboxRow(anna, seq))
const seqsOf = (device: FollowingDevice): number[] => device.rows.map(({ seq }) => seq)

on('FC-001 with everything in memory gone the old key brings the new rows, and a new device all', async (harness) => {
  await harness.fill(chain(1, 50), 'both')
  const old = new FollowingDevice(harness)
  await old.catchUp()
  harness.forgetMemory()
  await harness.fill(chain(51, 53), 'store')
  await old.catchUp()
  assert.deepEqual(seqsOf(old), numbers(1, 53))
  const fresh = new FollowingDevice(harness)
  await fresh.catchUp()
  assert.deepEqual(seqsOf(fresh), numbers(1, 53))
})

on(
  'FC-002 what a closing connection was given and did not take is given again: the server keeps no copy to drop',
  async (harness) => {
    const device = new FollowingDevice(harness)
    for (const n of numbers(1, 500)) {
      await harness.fill(chain(n, n), n % 2 === 0 ? 'memory' : 'both')
      const page = await harness.sync(device.key)
      // Every third answer is lost on its way, as are all pushes.
      if (n % 3 !== 0) device.take(page)
    }
    await device.catchUp()
    assert.deepEqual(seqsOf(device), numbers(1, 500))
  },
)

on('FC-013 whatever arrived while a link was cut comes without a hole, in pages of any size', async (harness) => {
  const rows = numbers(1, 80).map((gseq) => timelineRow(hikers, gseq, { tick: gseq <= 40 ? 3 : 4 }))
  await harness.fillGroup(rows, 'both')
  harness.groups = [viewOf(rows)]
  harness.ticks = [9, 9]
  for (const limit of [1, 7, 40, 500]) {
    const device = new FollowingDevice(harness)
    await device.catchUp(limit)
    assert.deepEqual(
      device.groupRows.map(({ gseq }) => gseq),
      numbers(1, 80),
    )
    assert.deepEqual(device.holes, [])
  }
})

on('FC-014 a device that froze in the middle of an answer goes on from where it was', async (harness) => {
  await harness.fill(chain(1, 120), 'store')
  const device = new FollowingDevice(harness)
  device.take(await harness.sync(device.key, 50))
  // The next page was on its way when the lid closed; sixteen hours later there is much more.
  await harness.sync(device.key, 50)
  await harness.fill(chain(121, 420), 'memory')
  await device.catchUp(100)
  assert.deepEqual(seqsOf(device), numbers(1, 420))
})

on(
  'FC-015 the own message stands where it was accepted, in whatever page, and names the number it was sent under',
  async (harness) => {
    const own = mailboxRow(anna, 90, { prevSeq: 89, writer: 4, n: 17 })
    await harness.fill([...chain(1, 89), own, ...chain(91, 200)], 'store')
    const device = new FollowingDevice(harness)
    await device.catchUp(40)
    const found = device.rows.filter(({ writer, n }) => writer === 4 && n === 17)
    assert.deepEqual(
      found.map(({ seq }) => seq),
      [90],
    )
    assert.deepEqual(seqsOf(device), numbers(1, 200))
  },
)

on('FC-016 a full resync moves the position to the head, and every chat still opens whole', async (harness) => {
  const peers = numbers(1, 60).map((n) => `peer-${n}`.padEnd(16, '-') as UserKey)
  const rows = numbers(1, 600).map((seq) =>
    mailboxRow(anna, seq, {
      peer: peers[seq % 60] as UserKey,
      author: peers[seq % 60] as UserKey,
      convN: Math.ceil(seq / 60),
    }),
  )
  await harness.fill(rows, 'store')
  const page = await harness.sync('', 60)
  assert.deepEqual([page.fullResync, page.rows.length], [true, 60])
  // The device dies before it has filled anything in. By numbers alone it finds all of it.
  for (const peer of peers) {
    const opened = await history(harness.store, anna, peer, 0, 100, false)
    assert.deepEqual(
      [opened.rows.map((bytes) => readRow(bytes).convN), opened.more],
      [numbers(1, 10).toReversed(), false],
    )
  }
})

on('FC-021 who left gets no row after the leave: not by an old key, a new one, or history', async (harness) => {
  const rows = numbers(1, 40).map((gseq) => timelineRow(hikers, gseq, { tick: Math.ceil(gseq / 5) }))
  rows[29] = timelineRow(hikers, 30, { tick: 6, kind: kinds.groupLeave, subject: anna })
  await harness.fillGroup(rows, 'both')
  const intervals = [{ from: 1, to: 30, pm: 0 }]
  harness.groups = [viewOf(rows, { intervals })]
  harness.ticks = [50, 50]
  const offline = new FollowingDevice(harness)
  await offline.catchUp(9)
  assert.equal(offline.groupRows.at(-1)?.gseq, 30)
  assert.deepEqual((await harness.sync(offline.key)).groupRows, [])
  const bare = await harness.sync('')
  assert.deepEqual(
    bare.groupRows.map((bytes) => gseqOfGroupRow(bytes)),
    [30],
  )
  assert.deepEqual(
    bare.groups.map(({ gseq, mseq, intervals: told }) => ({ gseq, mseq, told })),
    [{ gseq: 30, mseq: 30, told: [{ fromGseq: 1, toGseq: 30 }] }],
  )
  for (const range of [
    { before: 0, after: 0, limit: 200 },
    { before: 0, after: 30, limit: 200 },
    { before: 41, after: 0, limit: 200 },
  ]) {
    const page = await groupHistory(harness.store, hikers, intervals, range, 40, false)
    assert.ok(page.rows.every((bytes) => gseqOfGroupRow(bytes) <= 30))
  }
})

for (const place of places) {
  on(`FC-058 pages smaller than a tie end, and each moves on: rows in ${place}`, async (harness) => {
    await harness.fill(chain(1, 7), place)
    const rows = numbers(1, 50).map((gseq) => timelineRow(hikers, gseq, { tick: 3 }))
    await harness.fillGroup(rows, place)
    harness.groups = [viewOf(rows)]
    harness.ticks = [5, 5]
    const device = new FollowingDevice(harness)
    const seen = new Set([device.key])
    for (let more = true; more; ) {
      const page = await harness.sync(device.key, 1)
      device.take(page)
      more = page.more
      assert.equal(seen.has(page.key), false, 'a key that was given before')
      seen.add(page.key)
    }
    assert.deepEqual([device.rows.length, device.groupRows.length, device.holes.length], [7, 50, 0])
  })
}

on('FC-058 history of one row a page reaches the first row and says so', async (harness) => {
  await harness.fill([...chain(1, 9), mailboxRow(anna, 10, { peer: ben, convN: 1 })], 'store')
  const seen: number[] = []
  for (let more = true; more; ) {
    const page = await history(harness.store, anna, mei, seen.at(-1) ?? 0, 1, false)
    seen.push(...page.rows.map((bytes) => readRow(bytes).convN))
    more = page.more
  }
  assert.deepEqual(seen, numbers(1, 9).toReversed())
})
