/** What every shelf of snapshots must do (L7, R9). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { userPart } from '../../protocol/log-records.ts'
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

async function storeUpTo(rows: RowStore, offset: number): Promise<void> {
  const checkpoint = { offset, cells: [], partCell: new Uint8Array(1) }
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
}
