/** Writes what is made from code: pages of `docs/`, the schema of the residency document, the table of regions for Terraform. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorsPage } from './errors-page.ts'
import { regionsTablePath, regionsTableText } from '../infra/regions-table.ts'
import { metricsPages } from './metrics-page.ts'
import { policyPages } from './policy-pages.ts'

const made: readonly (readonly [path: string, text: string])[] = [
  ['docs/errors.md', errorsPage()],
  ...policyPages(),
  ...metricsPages(),
  [regionsTablePath, regionsTableText()],
]
for (const [path, text] of made) {
  const file = join(import.meta.dirname, '..', '..', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
