import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { diskContract } from './disk.contract.ts'
import { openDisk } from './disk.node.ts'

diskContract('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-disk-'))
  return {
    disk: await openDisk(join(folder, 'data')),
    reopen: () => openDisk(join(folder, 'data')),
    dispose: () => rm(folder, { recursive: true }),
  }
})

test('what a crash left unfinished is removed at the next start and never listed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-disk-'))
  const disk = await openDisk(folder)
  await writeFile(join(folder, 'log-1.unfinished'), 'half')
  assert.deepEqual(await disk.list(), [])
  await openDisk(folder)
  assert.deepEqual(await readdir(folder), [])
  await rm(folder, { recursive: true })
})
