import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultEngines } from '../engines/engine-set.ts'
import { enginesOfFiles, together } from './engines-of-files.ts'

test('a test gets the engines that it or what it imports asks for, and all if no word tells', () => {
  const sources = [
    { path: 'regions/a.engine.test.ts', text: `import { client } from './client.ts'\n` },
    { path: 'regions/client.ts', text: `export const client = () => engineOfTest('redis')\n` },
    { path: 'regions/b.engine.test.ts', text: `engineOfTest('kafka')\nengineOfTest('kafka', 'us')\n` },
    { path: 'regions/c.engine.test.ts', text: `engineOfTest(name)\n` },
  ]
  const files = ['regions/a.engine.test.ts', 'regions/b.engine.test.ts', 'regions/c.engine.test.ts']
  const [a, b, c] = enginesOfFiles(sources, files).values()
  assert.ok(a && b && c)
  assert.deepEqual([...a], [['eu', ['redis']]])
  assert.deepEqual(
    [...b],
    [
      ['eu', ['kafka']],
      ['us', ['kafka']],
    ],
  )
  assert.deepEqual([...c], [['eu', defaultEngines]])
  assert.deepEqual(
    [...together([a, b])],
    [
      ['eu', ['kafka', 'redis']],
      ['us', ['kafka']],
    ],
  )
})
