import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

test('K2 the reference codecs are those of the .proto files', () => {
  const result = spawnSync(process.execPath, [join(import.meta.dirname, 'generate.ts'), '--check'], {
    encoding: 'utf8',
  })
  assert.equal(result.status, 0, result.stderr)
})
