/** Writes the pages of `docs/` that are made from code, and the schema of the residency document. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorsPage } from './errors-page.ts'
import { metricsPages } from './metrics-page.ts'
import { policyPages } from './policy-pages.ts'

for (const [path, text] of [['docs/errors.md', errorsPage()] as const, ...policyPages(), ...metricsPages()]) {
  const file = join(import.meta.dirname, '..', '..', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
