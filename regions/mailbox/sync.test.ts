import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readGroupRow } from '../../protocol/codec/group-row.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { GroupKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import { kinds } from '../../protocol/messages.ts'
import { seqOf } from '../../protocol/place.ts'
import { positionOf } from '../groups/group-sync.ts'
import { anna, cooks, groupTextsOf, hikers, mailboxRow, mei, numbers, textsOf, timelineRow } from './row-fixtures.ts'
import { elsewhere, FollowingDevice, here, places, SyncHarness, viewOf } from './sync-harness.embedded.ts'

const on = (title: string, run: (harness: SyncHarness) => Promise<void>): void =>
  void test(title, async () => {
    const harness = await SyncHarness.open()
    try {
      await run(harness)
    } finally {
      await harness.close()
    }
  })

/** Rows of Anna's mailbox with holes between their numbers, as records of others leave them. */
const chain = (count: number, body?: Uint8Array) =>
  numbers(1, count).map((n) =>
    mailboxRow(anna, n * 3, { prevSeq: (n - 1) * 3, convN: n, place: n, ...(body && { body }) }),
  )
const refused = (code: string) => (error: unknown) => error instanceof MeridianError && error.code === code
const keyAt = (harness: SyncHarness, m: number, region = here, t = 0) => harness.keys.write(anna, { region, m, t })

for (const place of places) {
  on(`S2 pages are exactly (key, head], a chain from page to page: rows in ${place}`, async (harness) => {
    await harness.fill(chain(250), place)
    const device = new FollowingDevice(harness)
    const last = await device.catchUp(100)
    assert.equal(device.pages, 3)
    assert.deepEqual(
      device.rows.map(({ seq }) => seq),
      numbers(1, 250).map((n) => n * 3),
    )
    assert.equal(last.head, 750)
    const again = await harness.sync(device.key)
    assert.deepEqual([again.rows, again.more, again.behind, again.key], [[], false, false, device.key])
  })

  on(
    `S2 a page of large rows ends by bytes, fits a frame and says that there is more: rows in ${place}`,
    async (harness) => {
      await harness.fill(chain(20, Buffer.alloc(limits.bodyBytesMax, 'x')), place)
      const device = new FollowingDevice(harness)
      const first = await harness.sync(device.key, 500)
      assert.ok(first.rows.length > 1 && first.rows.length < 20 && first.more)
      await device.catchUp(500)
      assert.equal(device.rows.length, 20)
    },
  )

  on(`W10 a recall that is not stored yet blanks its message: rows in ${place}`, async (harness) => {
    await harness.fill(chain(5), place)
    harness.mark({ scope: { type: 'mailbox', user: anna, peer: mei }, author: anna, place: 2 })
    harness.mailbox = { ...harness.mailbox, hasMarks: true }
    assert.deepEqual(textsOf((await harness.sync('start')).rows), ['anna 3', '', 'anna 9', 'anna 12', 'anna 15'])
    assert.deepEqual(textsOf((await harness.sync('')).rows), ['anna 3', '', 'anna 9', 'anna 12', 'anna 15'])
  })

  on(
    `S7 a full resync says where everything stands, with the newest of it, and goes on from there: rows in ${place}`,
    async (harness) => {
      await harness.fill(chain(250), place)
      const joined = timelineRow(hikers, 40, { kind: kinds.groupJoin, subject: anna, pm: 12, tick: 3 })
      const rows = [
        ...numbers(1, 39).map((gseq) => timelineRow(hikers, gseq, { tick: 1 })),
        joined,
        timelineRow(hikers, 41, { tick: 3 }),
      ]
      await harness.fillGroup(rows, place)
      harness.groups = [
        viewOf(rows, {
          intervals: [
            { from: 5, to: 12, pm: 0 },
            { from: 40, to: 0, pm: 12 },
          ],
        }),
      ]
      harness.ticks = [5, 5]
      const page = await harness.sync('', 100)
      assert.equal(page.fullResync, true)
      assert.deepEqual(
        page.rows.map((bytes) => readRow(bytes).seq),
        numbers(151, 250).map((n) => n * 3),
      )
      assert.deepEqual(groupTextsOf(page.groupRows), ['hike 41'])
      assert.deepEqual(page.groups, [
        {
          group: hikers,
          gseq: 41,
          mseq: 41,
          fromGseq: 40,
          pm: 12,
          intervals: [
            { fromGseq: 5, toGseq: 12 },
            { fromGseq: 40, toGseq: 0 },
          ],
        },
      ])
      const next = await harness.sync(page.key)
      assert.deepEqual([next.rows, next.groupRows, next.fullResync, next.behind], [[], [], false, false])
    },
  )
}

on('S2 a lagging reader answers nothing with the same key, and never a lower one', async (harness) => {
  await harness.fill(chain(10), 'memory')
  harness.mailbox = { ...harness.mailbox, head: 15, logEnd: 30 }
  for (const key of [keyAt(harness, 30, here, positionOf(7, 2)), keyAt(harness, 18, elsewhere, positionOf(9_000, 0))]) {
    const page = await harness.sync(key)
    assert.deepEqual([page.key, page.rows, page.more, page.behind, page.fullResync], [key, [], false, true, false])
  }
})

on('S2 the part of the key for groups never falls, whatever the feed parts say', async (harness) => {
  await harness.fill(chain(1), 'memory')
  harness.ticks = [9, 4]
  const key = keyAt(harness, 3, here, positionOf(6, 1))
  assert.equal((await harness.sync(key)).key, key)
})

on('K4 a damaged key, another person’s, or one of another version is told so', async (harness) => {
  await harness.fill(chain(3), 'memory')
  const key = keyAt(harness, 3)
  const damaged = `${key.slice(0, 5)}${key[5] === 'A' ? 'B' : 'A'}${key.slice(6)}`
  for (const bad of [damaged, harness.keys.write(mei, { region: here, m: 3, t: 0 }), 'x', 'start '])
    await assert.rejects(harness.sync(bad), refused('sync_key_invalid'))
})

on('K4 a key beyond the epoch or beyond the end of the log is answered with a full resync', async (harness) => {
  await harness.fill(chain(3), 'memory')
  for (const m of [seqOf(1, 1), harness.mailbox.logEnd + 1]) {
    const page = await harness.sync(keyAt(harness, m))
    assert.deepEqual([page.fullResync, page.head, page.key], [true, 9, keyAt(harness, 9)])
  }
})

on('K4 a key between what was folded and the end of the log waits', async (harness) => {
  await harness.fill(chain(3), 'memory')
  harness.mailbox = { ...harness.mailbox, logEnd: 20 }
  const page = await harness.sync(keyAt(harness, 20))
  assert.deepEqual([page.fullResync, page.behind, page.key], [false, true, keyAt(harness, 20)])
})

on('S1 the same key asks for the same rows for ever, and whoever has no mailbox has none', async (harness) => {
  await harness.fill(chain(20), 'both')
  const key = keyAt(harness, 30)
  const first = await harness.sync(key)
  assert.deepEqual((await harness.sync(key)).rows, first.rows)
  const nobody = await SyncHarness.open()
  assert.deepEqual((await nobody.sync('start')).rows, [])
  await nobody.close()
})

on(
  'S7 with another region’s tag the mailbox goes on as before, and each group tells its newest final row',
  async (harness) => {
    await harness.fill(chain(250), 'both')
    const ofHikers = numbers(1, 60).map((gseq) => timelineRow(hikers, gseq, { tick: gseq <= 50 ? 2 : 8 }))
    const ofCooks = numbers(1, 9).map((gseq) => timelineRow(cooks, gseq, { tick: 3 }))
    await harness.fillGroup(ofHikers, 'both')
    await harness.fillGroup(ofCooks, 'store')
    harness.groups = [viewOf(ofHikers), viewOf(ofCooks, { intervals: [{ from: 2, to: 6, pm: 0 }] })]
    harness.ticks = [9, 7]
    const foreign = keyAt(harness, 300, elsewhere, positionOf(90_000, 0))
    const first = await harness.sync(foreign, 100)
    assert.deepEqual([first.more, first.groupRows], [true, []])
    assert.deepEqual(harness.keys.read(anna, first.key), { region: elsewhere, m: 600, t: positionOf(90_000, 0) })
    const last = await harness.sync(first.key, 100)
    assert.equal(last.more, false)
    assert.equal(last.rows.length, 50)
    assert.deepEqual(groupTextsOf(last.groupRows), ['hike 50', 'cook 6'])
    assert.deepEqual(harness.keys.read(anna, last.key), { region: here, m: 750, t: positionOf(7, 0) })
    harness.ticks = [9, 9]
    assert.equal((await harness.sync(last.key)).groupRows.length, 10)
  },
)

on('S7 what does not fit into the page is told by its number, so that the device finds the hole', async (harness) => {
  const groups = numbers(1, 30).map((n) => `group-${n}`.padEnd(16, '-') as GroupKey)
  for (const group of groups) {
    const rows = [timelineRow(group, 1, { tick: 1, body: Buffer.alloc(20_000, 'x') })]
    await harness.fillGroup(rows, 'memory')
    harness.groups.push(viewOf(rows))
  }
  harness.ticks = [2, 2]
  const page = await harness.sync(keyAt(harness, 0, elsewhere))
  assert.ok(page.groupRows.length > 0 && page.groups.length > 0)
  const told = [...page.groupRows.map((bytes) => readGroupRow(bytes).group), ...page.groups.map(({ group }) => group)]
  assert.deepEqual(told.sort(), groups.sort())
  new FollowingDevice(harness).take(page)
})

on('S7 five hundred groups with large rows and long texts in the mailbox still fit one frame', async (harness) => {
  await harness.fill(chain(20, Buffer.alloc(30_000, 'x')), 'store')
  for (const n of numbers(1, limits.groupsPerPersonMax)) {
    const rows = [
      timelineRow(`group-${n}`.padEnd(16, '-') as GroupKey, 1_000_000, { tick: 1, body: Buffer.alloc(3_000, 'x') }),
    ]
    await harness.fillGroup(rows, 'memory')
    const intervals = numbers(1, 12).map((i) => ({ from: i * 1_000, to: i === 12 ? 0 : i * 1_000 + 9, pm: 0 }))
    harness.groups.push(viewOf(rows, { intervals }))
  }
  harness.ticks = [2, 2]
  const page = await harness.sync('', 500)
  assert.equal(page.groups.length, 500)
  const device = new FollowingDevice(harness)
  device.m = readRow(page.rows[0] as Uint8Array).prevSeq
  device.take(page)
  assert.equal(device.m, harness.mailbox.head)
})
