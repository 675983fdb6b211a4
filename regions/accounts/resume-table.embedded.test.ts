import { embeddedResumeTable } from './resume-table.embedded.ts'
import { resumeTableContract } from './resume-table.contract.ts'

resumeTableContract('in memory', async () => {
  let now = 0
  const table = embeddedResumeTable({ now: () => now })
  return {
    table,
    setTime: (ms) => {
      now = ms
    },
    beside: () => Promise.resolve(table),
    dispose: () => Promise.resolve(),
  }
})
