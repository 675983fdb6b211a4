import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { errorCodes, errorTable } from '../../protocol/errors.ts'
import { errorsPage } from './errors-page.ts'

test('docs/errors.md says what the error table says (else: npm run generate)', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'errors.md'), 'utf8')
  assert.equal(page, errorsPage())
})

test('the page has one row for every code, with its number and sentence', () => {
  const rows = errorsPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  assert.equal(rows.length, errorCodes.length)
  for (const code of errorCodes) {
    const { wire, hint } = errorTable[code]
    assert.ok(
      rows.some((row) => row.startsWith(`| \`${code}\` | ${wire} |`) && row.includes(hint)),
      code,
    )
  }
})
