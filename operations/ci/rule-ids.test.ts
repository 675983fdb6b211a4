import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testedRules, unexplainedRules } from './rule-ids.ts'

const page = { path: 'docs/write-path.md', text: '- **W1** Durable.\n- **S3** In order.\n' }
const titled = (title: string) => ({ path: 'regions/a.test.ts', text: `test('${title}', () => {})` })

test('every number at the start of a title is seen', () => {
  assert.deepEqual([...testedRules([titled('W1 a crash loses nothing anyone saw')]).keys()], ['W1'])
  assert.deepEqual([...testedRules([titled('W1, S3 and W4 hold together')]).keys()], ['W1', 'S3', 'W4'])
  assert.deepEqual([...testedRules([titled('the S3 store is not a rule')]).keys()], [])
})

test('a number the page explains is fine, another is named with its file', () => {
  assert.deepEqual(unexplainedRules([page, titled('W1 holds')]), [])
  assert.match(unexplainedRules([page, titled(`W${'23'} holds`)])[0] ?? '', /^regions\/a\.test\.ts: `W23`/)
})
