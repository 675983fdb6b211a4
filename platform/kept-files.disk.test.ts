import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDisk } from './disk.node.ts'
import { keptFilesContract } from './kept-files.contract.ts'
import { keptOnDisk } from './kept-files.disk.ts'

keptFilesContract('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-kept-files-'))
  const open = async (name: string) => keptOnDisk(await openDisk(join(folder, name)))
  return {
    files: await open('policy'),
    reopen: () => open('policy'),
    others: () => open('lanes'),
    dispose: () => rm(folder, { recursive: true }),
  }
})
