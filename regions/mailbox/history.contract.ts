/** History over every row store: pages backwards, and a group's also forwards, each row once and none missing. */
import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { checksOn } from '../../platform/check.contract.ts'
import { gseqOfGroupRow } from '../../protocol/codec/group-row.ts'
import { MeridianError } from '../../protocol/errors.ts'
import { feedPart } from '../../protocol/log-records.ts'
import { limits } from '../../protocol/limits.ts'
import { groupHistory, history } from './history.ts'
import {
  anna,
  batchOf,
  ben,
  groupTextsOf,
  hikers,
  mailboxRow,
  mei,
  numbers,
  textsOf,
  timelineRow,
} from './row-fixtures.ts'
import type { StoreUnderTest } from './row-store.contract.ts'
import type { RowStore } from './row-store.ts'

const longText = Buffer.alloc(4_000, 'x')
const bytesIn = (rows: readonly Uint8Array[]): number => rows.reduce((sum, row) => sum + row.length, 0)
const gseqs = (rows: readonly Uint8Array[]): number[] => rows.map((row) => gseqOfGroupRow(row))
const open = [{ from: 1, to: 0, pm: 0 }]

async function storeTimeline(store: RowStore, head: number, body?: Uint8Array): Promise<void> {
  for (let from = 1; from <= head; from += 50) {
    const groupRows = numbers(from, Math.min(from + 49, head)).map((gseq) =>
      timelineRow(hikers, gseq, body === undefined ? {} : { body }),
    )
    await store.write(batchOf({ part: feedPart(0), groupRows }))
  }
}

export function historyContract(name: string, openFresh: () => Promise<StoreUnderTest>): void {
  const check = checksOn(openFresh)
  const on = (title: string, run: (store: RowStore) => Promise<void>): void => check(title, ({ store }) => run(store))

  void describe(`history: ${name}`, () => {
    on(
      'L9 a conversation is walked backwards to its first row, which says that nothing is before it',
      async (store) => {
        await store.write(batchOf({ rows: numbers(1, 90).map((seq) => mailboxRow(anna, seq)) }))
        const newest = await history(store, anna, mei, 0, 40, false)
        const middle = await history(store, anna, mei, 51, 40, false)
        const oldest = await history(store, anna, mei, 11, 10, false)
        const all = [...newest.rows, ...middle.rows, ...oldest.rows]
        assert.deepEqual(
          textsOf(all),
          numbers(1, 90)
            .toReversed()
            .map((seq) => `anna ${seq}`),
        )
        assert.deepEqual([newest.more, middle.more, oldest.more], [true, true, false])
        assert.deepEqual(await history(store, anna, ben, 0, 40, false), { rows: [], more: false })
      },
    )

    on('L9 a page of long messages ends by bytes and says that there is more', async (store) => {
      for (let from = 1; from <= 120; from += 20) {
        const rows = numbers(from, from + 19).map((seq) => mailboxRow(anna, seq, { body: longText }))
        await store.write(batchOf({ rows }))
      }
      const page = await history(store, anna, mei, 0, 200, false)
      assert.ok(bytesIn(page.rows) < limits.pageBytesMax, `${bytesIn(page.rows)} bytes`)
      assert.ok(page.rows.length > 10 && page.more, `${page.rows.length} rows`)
    })

    on(
      'S6 a page upwards that bytes cut says that there is more, and the next begins where it ended',
      async (store) => {
        await storeTimeline(store, 150, longText)
        const seen: number[] = []
        for (let more = true; more; ) {
          const range = { before: 0, after: seen.at(-1) ?? 10, limit: 200 }
          const page = await groupHistory(store, hikers, open, range, 150, false)
          assert.ok(bytesIn(page.rows) < limits.pageBytesMax)
          seen.push(...gseqs(page.rows))
          more = page.more
        }
        assert.deepEqual(seen, numbers(11, 150))
      },
    )

    on('S6 a page downwards is bounded in bytes, too, and the pages join', async (store) => {
      await storeTimeline(store, 150, longText)
      const seen: number[] = []
      for (let more = true; more; ) {
        const page = await groupHistory(
          store,
          hikers,
          open,
          { before: seen.at(-1) ?? 0, after: 0, limit: 200 },
          150,
          false,
        )
        assert.ok(bytesIn(page.rows) < limits.pageBytesMax)
        seen.push(...gseqs(page.rows))
        more = page.more
      }
      assert.deepEqual(seen, numbers(1, 150).toReversed())
    })

    on('G3 nothing is below one’s own join, and the answer says so at once', async (store) => {
      await storeTimeline(store, 120)
      const joined = [{ from: 100, to: 0, pm: 0 }]
      const own = await groupHistory(store, hikers, joined, { before: 0, after: 0, limit: 50 }, 120, false)
      assert.deepEqual(
        groupTextsOf(own.rows),
        numbers(100, 120)
          .toReversed()
          .map((gseq) => `hike ${gseq}`),
      )
      assert.equal(own.more, false)
      const below = await groupHistory(store, hikers, joined, { before: 100, after: 0, limit: 50 }, 120, false)
      assert.deepEqual([below.rows, below.more], [[], false])
    })

    on('G3 who left and came back sees both times and nothing between, either way', async (store) => {
      await storeTimeline(store, 100)
      const twice = [
        { from: 5, to: 8, pm: 0 },
        { from: 60, to: 0, pm: 8 },
      ]
      const down = await groupHistory(store, hikers, twice, { before: 63, after: 0, limit: 5 }, 100, false)
      assert.deepEqual(gseqs(down.rows), [62, 61, 60, 8, 7])
      assert.equal(down.more, true)
      const rest = await groupHistory(store, hikers, twice, { before: 7, after: 0, limit: 5 }, 100, false)
      assert.deepEqual([gseqs(rest.rows), rest.more], [[6, 5], false])
      const up = await groupHistory(store, hikers, twice, { before: 0, after: 6, limit: 4 }, 100, false)
      assert.deepEqual([gseqs(up.rows), up.more], [[7, 8, 60, 61], true])
      const last = await groupHistory(store, hikers, twice, { before: 0, after: 98, limit: 4 }, 100, false)
      assert.deepEqual([gseqs(last.rows), last.more], [[99, 100], false])
    })

    on('G3 somebody who never was a member is told so', async (store) => {
      await assert.rejects(
        groupHistory(store, hikers, [], { before: 0, after: 0, limit: 5 }, 100, false),
        (error) => error instanceof MeridianError && error.code === 'not_member',
      )
    })

    on('S6 rows above what was folded are not served, and the answer names how far it goes', async (store) => {
      await storeTimeline(store, 20)
      const page = await groupHistory(store, hikers, open, { before: 0, after: 15, limit: 50 }, 18, false)
      assert.deepEqual([gseqs(page.rows), page.more, page.completeTo], [[16, 17, 18], false, 18])
    })

    on('W10, G5 a recalled message comes without its body', async (store) => {
      const scope = { type: 'mailbox', user: anna, peer: mei } as const
      await store.write(
        batchOf({
          rows: [mailboxRow(anna, 1), mailboxRow(anna, 2), mailboxRow(anna, 3)],
          groupRows: numbers(1, 3).map((gseq) => timelineRow(hikers, gseq)),
          marks: [
            { scope, author: anna, place: 2 },
            { scope: { type: 'group', group: hikers }, author: anna, place: 3 },
          ],
        }),
      )
      assert.deepEqual(textsOf((await history(store, anna, mei, 0, 9, true)).rows), ['anna 3', '', 'anna 1'])
      const page = await groupHistory(store, hikers, open, { before: 0, after: 0, limit: 9 }, 3, true)
      assert.deepEqual(groupTextsOf(page.rows), ['', 'hike 2', 'hike 1'])
    })
  })
}
