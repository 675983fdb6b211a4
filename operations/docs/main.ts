/** Writes what is made from code: pages of `docs/`, the schema of the residency document, the table of regions for Terraform. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { degradationPage } from './degradation-page.ts'
import { errorsPage } from './errors-page.ts'
import { regionsTablePath, regionsTableText } from '../infra/regions-table.ts'
import { metricsPages } from './metrics-page.ts'
import { policyPages } from './policy-pages.ts'

const root = join(import.meta.dirname, '..', '..')
const degradation = 'docs/degradation.md'

const made: readonly (readonly [path: string, text: string])[] = [
  ['docs/errors.md', errorsPage()],
  [degradation, degradationPage(readFileSync(join(root, degradation), 'utf8'))],
  ...policyPages(),
  ...metricsPages(),
  [regionsTablePath, regionsTableText()],
]
for (const [path, text] of made) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
