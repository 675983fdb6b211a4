import assert from 'node:assert/strict'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { UserKey } from '../../protocol/ids.ts'
import { userPart } from '../../protocol/log-records.ts'
import { historyContract } from './history.contract.ts'
import { rowStoreContract, type StoreUnderTest } from './row-store.contract.ts'
import { openEmbeddedRowStore } from './row-store.embedded.ts'

async function openAt(root: string): Promise<StoreUnderTest> {
  let store = await openEmbeddedRowStore({ folder: join(root, 'rows') })
  const opened: StoreUnderTest = {
    get store() {
      return store
    },
    reopen: async () => {
      await store.close()
      store = await openEmbeddedRowStore({ folder: join(root, 'rows') })
      return opened
    },
    dispose: async () => {
      await store.close()
      await rm(root, { recursive: true })
    },
  }
  return opened
}

const openFresh = async () => openAt(await mkdtemp(join(tmpdir(), 'meridian-rows-')))
rowStoreContract('LevelDB', openFresh)
historyContract('LevelDB', openFresh)

test('L7 a snapshot holds one moment, rows and checkpoint alike, and is not changed by what follows', async () => {
  const root = await mkdtemp(join(tmpdir(), 'meridian-rows-'))
  const anna = 'anna-anna-anna-1' as UserKey
  const { store, dispose } = await openAt(root)
  const write = (seq: number) =>
    store.write({
      part: userPart(0),
      rows: [
        {
          user: anna,
          seq,
          prevSeq: seq - 1,
          peer: undefined,
          convN: 0,
          author: anna,
          place: 0,
          bytes: Buffer.alloc(100_000, seq),
        },
      ],
      groupRows: [],
      marks: [],
      checkpoint: { offset: seq, cells: [], partCell: Buffer.alloc(0) },
    })
  for (let seq = 1; seq <= 300; seq++) await write(seq)
  await store.snapshot(join(root, 'snapshot'))
  for (let seq = 301; seq <= 400; seq++) await write(seq)
  await cp(join(root, 'snapshot'), join(root, 'copy'), { recursive: true })
  const copy = await openEmbeddedRowStore({ folder: join(root, 'copy') })
  try {
    assert.equal((await copy.checkpoint(userPart(0)))?.offset, 300)
    assert.equal((await copy.rowsAfter(anna, 0, 1_000, 1_000, 1 << 30)).length, 300)
  } finally {
    await copy.close()
    await dispose()
  }
})
