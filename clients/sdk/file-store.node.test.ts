import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileStore } from './file-store.node.ts'

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'meridian-store-'))
  t.after(() => rm(path, { recursive: true }))
  return path
}

test('FC-004 what was committed is there after a restart, what was removed is not', async (t) => {
  const path = join(await folder(t), 'deeper', 'device.log')
  const store = fileStore(path)
  assert.equal((await store.load()).size, 0)
  await Promise.all([
    store.commit(new Map([['a', '1']])),
    store.commit(
      new Map([
        ['b', '2'],
        ['c', 'drei\n"3"'],
      ]),
    ),
    store.commit(new Map([['a', undefined]])),
  ])
  assert.deepEqual(
    [...(await fileStore(path).load())],
    [
      ['b', '2'],
      ['c', 'drei\n"3"'],
    ],
  )
  assert.equal((await stat(path)).mode & 0o777, 0o600)
})

test('a commit that a crash cut off did not happen; a damaged one is not passed over', async (t) => {
  const path = join(await folder(t), 'device.log')
  await fileStore(path).commit(new Map([['a', '1']]))
  await appendFile(path, '[["a","2"],["b"')
  const store = fileStore(path)
  assert.deepEqual([...(await store.load())], [['a', '1']])
  await store.commit(new Map([['c', '3']]))
  assert.deepEqual([...(await fileStore(path).load()).keys()], ['a', 'c'])
  await writeFile(path, 'no line of ours\n')
  await assert.rejects(fileStore(path).load(), { code: 'request_invalid' })
})

test('the file does not grow for ever, and nothing is left beside it', async (t) => {
  const path = join(await folder(t), 'device.log')
  const store = fileStore(path)
  await store.commit(new Map([['kept', 'from the start']]))
  for (let i = 0; i < 300; i++) await store.commit(new Map([['changing', `${i} ${'x'.repeat(1_000)}`]]))
  assert.ok((await stat(path)).size < 100_000)
  assert.deepEqual(await readdir(join(path, '..')), ['device.log'])
  const records = await fileStore(path).load()
  assert.equal(records.get('kept'), 'from the start')
  assert.ok(records.get('changing')?.startsWith('299 '))
  assert.ok((await readFile(path, 'utf8')).endsWith('\n'))
})
