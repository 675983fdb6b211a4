/** What every shelf of snapshots must do (L7, R9). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { userPart } from '../../protocol/log-records.ts'
import type { CellKey } from '../fold/cells.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'

export interface ShelfUnderTest {
  readonly shelf: SnapshotShelf
  /** The live store, as opened last. */
  rows(): RowStore
  /** Ends this run and begins another one; `beforeOpening` is done while nobody has the rows open. */
  reopen(beforeOpening: (shelf: SnapshotShelf) => Promise<void>): Promise<ShelfUnderTest>
  dispose(): Promise<void>
}

const part = userPart(3)

const anna = 'uanna-anna-anna-1' as CellKey
const mei = 'umei-mei-mei-mei1' as CellKey

/** A checkpoint at `offset`, before which these cells were touched; each says when. */
async function storeUpTo(rows: RowStore, offset: number, touched: readonly CellKey[] = []): Promise<void> {
  const cells = touched.map((key) => ({ key, bytes: Buffer.from(`as of ${offset}`) }))
  const checkpoint = { offset, cells, partCell: new Uint8Array(1) }
  await rows.write({ part, reach: 0, rows: [], groupRows: [], marks: [], checkpoint })
}

const numbers = async (shelf: SnapshotShelf): Promise<number[]> => (await shelf.list()).map(({ number }) => number)

export function snapshotShelfContract(name: string, open: () => Promise<ShelfUnderTest>): void {
  test(`L7 ${name}: snapshots are listed oldest first, with what they hold, also by the next run`, async () => {
    let under = await open()
    try {
      assert.deepEqual(await under.shelf.list(), [])
      await storeUpTo(under.rows(), 5)
      const first = await under.shelf.make(under.rows(), 1_000, [{ part, offset: 5 }])
      await storeUpTo(under.rows(), 9)
      const second = await under.shelf.make(under.rows(), 2_000, [{ part, offset: 9 }])
      assert.ok(second.number > first.number)
      assert.deepEqual(await under.shelf.list(), [first, second])
      under = await under.reopen(() => Promise.resolve())
      assert.deepEqual(await under.shelf.list(), [first, second])
      await under.shelf.remove(first)
      const third = await under.shelf.make(under.rows(), 3_000, [{ part, offset: 9 }])
      assert.deepEqual(await numbers(under.shelf), [second.number, third.number])
    } finally {
      await under.dispose()
    }
  })

  test(`R9 ${name}: a snapshot takes the place of the rows and stays as it is`, async () => {
    let under = await open()
    try {
      await storeUpTo(under.rows(), 5)
      const snapshot = await under.shelf.make(under.rows(), 1_000, [{ part, offset: 5 }])
      await storeUpTo(under.rows(), 9)
      for (let again = 0; again < 2; again++) {
        under = await under.reopen((shelf) => shelf.restore(snapshot))
        assert.equal((await under.rows().checkpoint(part))?.offset, 5)
        await storeUpTo(under.rows(), 12)
        assert.deepEqual(await under.shelf.list(), [snapshot])
      }
    } finally {
      await under.dispose()
    }
  })

  test(`R9, W9 ${name}: cells come back as of the moment, and what is folded again from there stands`, async () => {
    let under = await open()
    const cells = async (): Promise<string[]> =>
      (await under.rows().load(part, [anna, mei])).map((bytes) => Buffer.from(bytes ?? []).toString())
    try {
      await storeUpTo(under.rows(), 4, [anna, mei])
      await storeUpTo(under.rows(), 5, [anna])
      const snapshot = await under.shelf.make(under.rows(), 1_000, [{ part, offset: 5 }])
      for (let again = 0; again < 2; again++) {
        for (const offset of [6, 7, 8, 9]) {
          await storeUpTo(under.rows(), offset, offset === 8 ? [anna, mei] : [anna])
          assert.deepEqual(await cells(), [`as of ${offset}`, offset < 8 ? 'as of 4' : 'as of 8'])
        }
        under = await under.reopen((shelf) => shelf.restore(snapshot))
        assert.deepEqual(await cells(), ['as of 5', 'as of 4'])
      }
    } finally {
      await under.dispose()
    }
  })
}
