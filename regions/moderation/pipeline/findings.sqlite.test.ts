import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findingsContract, keptOfTest } from './findings.contract.ts'
import { openFindings } from './findings.sqlite.ts'

findingsContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-findings-'))
  return {
    open: () => Promise.resolve(openFindings(join(folder, 'findings.sqlite'), keptOfTest)),
    dispose: () => rm(folder, { recursive: true }),
  }
})
