import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { degradationPage } from './degradation-page.ts'

test('docs/degradation.md says what its cells say (else: npm run generate)', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'degradation.md'), 'utf8')
  assert.equal(page, degradationPage(page))
})
