import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyFileContract } from './key-file.contract.ts'
import { keyFileAt } from './key-file.node.ts'

keyFileContract('file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-key-file-'))
  const path = join(folder, 'keys.json')
  return {
    file: keyFileAt(path),
    reopen: () => Promise.resolve(keyFileAt(path)),
    dispose: () => rm(folder, { recursive: true }),
  }
})
