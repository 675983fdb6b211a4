import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { openEmbeddedRowStore } from '../mailbox/row-store.embedded.ts'
import { type ShelfUnderTest, snapshotShelfContract } from './snapshot-shelf.contract.ts'
import { openSnapshotShelf } from './snapshot-shelf.embedded.ts'

async function openIn(root: string): Promise<ShelfUnderTest> {
  const folder = join(root, 'rows')
  const shelf = await openSnapshotShelf(join(root, 'snapshots'), folder)
  const store = await openEmbeddedRowStore({ folder, scheduler: nodeScheduler })
  return {
    shelf,
    rows: () => store,
    reopen: async (beforeOpening) => {
      await store.close()
      await beforeOpening(shelf)
      return openIn(root)
    },
    dispose: async () => {
      await store.close()
      await rm(root, { recursive: true })
    },
  }
}

snapshotShelfContract('in a folder', async () => openIn(await mkdtemp(join(tmpdir(), 'meridian-shelf-'))))

test('L7 what a crash left unfinished is no snapshot and goes at the next start', async () => {
  const root = await mkdtemp(join(tmpdir(), 'meridian-shelf-'))
  try {
    await mkdir(join(root, '7.unfinished', 'rows'), { recursive: true })
    await writeFile(join(root, '7.unfinished', 'rows', 'CURRENT'), '')
    const shelf = await openSnapshotShelf(root, join(root, 'rows'))
    assert.deepEqual(await shelf.list(), [])
    assert.deepEqual(await readdir(root), [])
  } finally {
    await rm(root, { recursive: true })
  }
})
