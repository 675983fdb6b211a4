import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesMax, untidyThings } from './tidy.ts'

const untidy = (path: string, text = ''): string[] => untidyThings([{ path, text }])

test('a file of the longest allowed length passes, one line more does not', () => {
  assert.deepEqual(untidy('regions/a.ts', '\n'.repeat(linesMax)), [])
  assert.equal(untidy('regions/a.ts', '\n'.repeat(linesMax + 1)).length, 1)
  assert.deepEqual(untidy('docs/a.md', '\n'.repeat(linesMax + 1)), [])
})

test('names that name a drawer are refused, in folders and in parts of a name', () => {
  for (const path of ['regions/utils/a.ts', 'regions/string-helpers.ts', 'edge/common.ts', 'edge/session-manager.ts']) {
    assert.equal(untidy(path).length, 1, path)
  }
  assert.deepEqual(untidy('regions/community.ts'), [])
})

test('code files are named in kebab case', () => {
  assert.equal(untidy('regions/rowStore.ts').length, 1)
  assert.deepEqual(untidy('regions/mailbox/row-store.leveldb.test.ts'), [])
  assert.deepEqual(untidy('README.md'), [])
})

test('paths of one machine are refused, paths of a repository or of a URL are not', () => {
  for (const folder of ['root', 'home', 'Users', 'tmp']) {
    assert.equal(untidy('docs/a.md', `see /${folder}/anna/notes`).length, 1, folder)
  }
  assert.deepEqual(untidy('docs/a.md', 'see operations/home/notes and https://example.com/home/anna'), [])
})
