import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

test('a command line that is none is told to a program as every other error', () => {
  for (const words of [['frobnicate'], ['check'], ['impact', 'a', 'b']]) {
    const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words, '--json'], {
      encoding: 'utf8',
    })
    assert.equal(status, 2)
    const { error } = JSON.parse(stdout) as { error: { code: string; hint: string } }
    assert.equal(error.code, 'usage')
    assert.match(error.hint, /unknown command|missing required|required option/)
  }
})
