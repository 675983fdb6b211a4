import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { nodeScheduler } from '../../platform/clock.node.ts'
import { sleep } from '../../platform/clock.ts'
import { userPart } from '../../protocol/log-records.ts'
import { historyContract } from './history.contract.ts'
import { anna, batchOf, mailboxRow, many, numbers } from './row-fixtures.ts'
import { restoreSnapshot } from './row-snapshot.leveldb.ts'
import { rowStoreContract, type StoreUnderTest } from './row-store.contract.ts'
import { openEmbeddedRowStore } from './row-store.embedded.ts'
import { type RowStore, RowStoreError, type StoreBatch } from './row-store.ts'

const open = (folder: string, writeBufferBytes?: number) =>
  openEmbeddedRowStore({ folder, scheduler: nodeScheduler, ...(writeBufferBytes && { writeBufferBytes }) })

async function openAt(root: string): Promise<StoreUnderTest> {
  let store = await open(join(root, 'rows'))
  const opened: StoreUnderTest = {
    get store() {
      return store
    },
    reopen: async () => {
      await store.close()
      store = await open(join(root, 'rows'))
      return opened
    },
    dispose: async () => {
      await store.close()
      await rm(root, { recursive: true })
    },
  }
  return opened
}

const freshRoot = () => mkdtemp(join(tmpdir(), 'meridian-rows-'))
const openFresh = async () => openAt(await freshRoot())
rowStoreContract('LevelDB', openFresh)
historyContract('LevelDB', openFresh)

const longBody = Buffer.alloc(20_000, 'x')
/** A row and the checkpoint behind it: one cannot be there without the other. */
const step = (seq: number): StoreBatch =>
  batchOf({
    part: userPart(0),
    rows: [mailboxRow(anna, seq, { body: longBody })],
    checkpoint: { offset: seq, cells: [], partCell: Buffer.alloc(0) },
  })

/** Writes steps from the second on, one after the other, until told to stop; answers the last one written. */
function keepWriting(store: RowStore): { stop(): Promise<number> } {
  let going = true
  const done = (async () => {
    for (let seq = 2; ; seq++) {
      await store.write(step(seq))
      if (!going) return seq
    }
  })()
  return {
    stop: () => {
      going = false
      return done
    },
  }
}

test('L7, R9 a snapshot made under load is one moment, and a store made of it goes on by itself', async () => {
  const root = await freshRoot()
  // Small buffers: tables are written and compacted all the time.
  const store = await open(join(root, 'rows'), 65_536)
  await store.write(step(1))
  const writing = keepWriting(store)
  const names = numbers(1, 5).map((n) => join(root, `snapshot-${n}`))
  for (const name of names) {
    await sleep(nodeScheduler, 20)
    await store.snapshot(name)
  }
  const newest = await writing.stop()
  for (const [at, name] of names.entries()) {
    await restoreSnapshot(name, join(root, `copy-${at}`))
    const copy = await open(join(root, `copy-${at}`))
    const { offset } = (await copy.checkpoint(userPart(0))) ?? { offset: 0 }
    assert.ok(offset > 0 && offset <= newest)
    assert.equal((await copy.rowsAfter(anna, 0, many, 100_000, many)).length, offset)
    await copy.write(step(offset + 1))
    await copy.close()
  }
  // What the copies did and what was compacted since has changed nothing in the store.
  assert.equal((await store.rowsAfter(anna, 0, many, 100_000, many)).length, newest)
  await store.close()
  await rm(root, { recursive: true })
})

test('L7 a snapshot is not opened where it lies, and one that broke off is not taken for whole', async () => {
  const root = await freshRoot()
  const store = await open(join(root, 'rows'))
  await store.write(step(1))
  await store.snapshot(join(root, 'snapshot'))
  await store.close()
  await assert.rejects(open(join(root, 'snapshot')), /is a snapshot/)
  await assert.rejects(restoreSnapshot(join(root, 'snapshot'), join(root, 'rows')), /in the way/)
  await rm(join(root, 'snapshot', 'SNAPSHOT'))
  await assert.rejects(restoreSnapshot(join(root, 'snapshot'), join(root, 'copy')), /no finished snapshot/)
  await rm(root, { recursive: true })
})

test('L3 a store that failed is opened again, and what was refused is taken then', async () => {
  const root = await freshRoot()
  const folder = join(root, 'rows')
  const store = await open(folder, 65_536)
  await store.write(step(1))
  // Folders stand where the next tables are to be written: from then on LevelDB refuses everything.
  const taken = numbers(1, 60).map((n) => `${String(n).padStart(6, '0')}.ldb`)
  for (const name of taken) await mkdir(join(folder, name)).catch(() => undefined)
  let next = 2
  await assert.rejects(async () => {
    for (; next < 1_000; next++) await store.write(step(next))
  }, RowStoreError)
  for (const name of await readdir(folder))
    if (name.endsWith('.ldb')) await rmdir(join(folder, name)).catch(() => undefined)
  for (;;) {
    const refused = await store.write(step(next)).catch((caught: unknown) => caught)
    if (refused === undefined) break
    assert.ok(refused instanceof RowStoreError)
    await sleep(nodeScheduler, 20)
  }
  assert.equal((await store.rowsAfter(anna, 0, many, 10_000, many)).length, next)
  await store.close()
  await rm(root, { recursive: true })
})

test('L3 a store whose folder has gone is not begun anew', async () => {
  const root = await freshRoot()
  const folder = join(root, 'rows')
  const store = await open(folder, 65_536)
  await store.write(step(1))
  await rm(folder, { recursive: true })
  await assert.rejects(async () => {
    for (let seq = 2; seq < 1_000; seq++) await store.write({ ...step(seq), checkpoint: undefined })
  }, RowStoreError)
  await sleep(nodeScheduler, 200)
  await assert.rejects(store.write({ ...step(2), checkpoint: undefined }), RowStoreError)
  assert.deepEqual(await readdir(root), [])
  await store.close()
  await rm(root, { recursive: true })
})

test('W9 whatever a checkpoint counts on is on the disk before it is written', async () => {
  const root = await freshRoot()
  const store = await open(join(root, 'rows'))
  const rowsAlone = (seq: number) => batchOf({ part: userPart(0), rows: [mailboxRow(anna, seq)] })
  await store.write(rowsAlone(1))
  await store.write(rowsAlone(2))
  assert.equal(store.counters.syncs, 0)
  await store.write(step(3))
  assert.equal(store.counters.syncs, 1)
  await store.close()
  await rm(root, { recursive: true })
})
