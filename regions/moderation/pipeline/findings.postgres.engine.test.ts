import { freshSchema } from '../../../platform/postgres/postgres-of-test.node.ts'
import { findingsContract, keptOfTest } from './findings.contract.ts'
import { openPostgresFindings } from './findings.postgres.ts'

findingsContract('PostgreSQL', () => {
  const { open, dispose } = freshSchema()
  return Promise.resolve({
    open: async () => openPostgresFindings(await open(), { keptMax: keptOfTest, forgetAfter: 1 }),
    dispose,
  })
})
