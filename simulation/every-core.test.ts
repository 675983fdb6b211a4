import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEveryCore } from './every-core.node.ts'
import { runSeed } from './run.ts'
import type { SeedAnswer, SeedTask } from './seed-thread.node.ts'

const entry = new URL('./seed-thread.node.ts', import.meta.url)

test('T2 a seed gives one trace, on whichever thread and after whatever', async () => {
  const tasks = [3, 1, 3].map((seed) => ({ seed }))
  const hashes: [number, string][] = []
  for await (const { seed, traceHash } of onEveryCore<SeedTask, SeedAnswer<{ seed: number }>>(entry, tasks, 2))
    hashes.push([seed, traceHash])
  assert.deepEqual(
    hashes.map(([seed]) => seed),
    [3, 1, 3],
  )
  const [first, , again] = hashes.map(([, hash]) => hash)
  assert.equal(first, again)
  assert.equal(first, (await runSeed(3)).traceHash)
})

test('a thread that fails fails the run', async () => {
  const answers = onEveryCore<SeedTask, unknown>(entry, [{ bug: 'none of ours' }], 1)
  await assert.rejects(answers.next(), /no bug/)
})
