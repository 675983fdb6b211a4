import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DiskError } from '../platform/disk.ts'
import type { KeptFiles } from '../platform/kept-files.ts'
import { TableFile } from './table-file.ts'

/** Files whose replacements end when the test says so. */
function slowFiles() {
  const writes: { readonly text: string; end(error?: Error): void }[] = []
  const replace = (_name: string, content: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = (error?: Error): void => (error === undefined ? resolve() : reject(error))
      writes.push({ text: new TextDecoder().decode(content), end })
    })
  const files: KeptFiles = { read: () => Promise.resolve(undefined), replace }
  return { writes, files }
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function isDone(work: Promise<unknown>): Promise<boolean> {
  let done = false
  void work.then(() => (done = true))
  await soon()
  return done
}

test('R2 two saves at the same moment never write at the same moment', async () => {
  const { files, writes } = slowFiles()
  let content = 'first'
  const table = new TableFile(files, 'counters', () => content)
  table.changed()
  const first = table.save()
  await soon()
  content = 'second'
  table.changed()
  const second = table.save()
  await soon()
  assert.deepEqual(
    writes.map(({ text }) => text),
    ['"first"'],
  )
  writes[0]?.end()
  await first
  await soon()
  writes[1]?.end()
  await second
  assert.deepEqual(
    writes.map(({ text }) => text),
    ['"first"', '"second"'],
  )
})

test('R7 a save that finds nothing changed waits for the one that has just taken the change along', async () => {
  const { files, writes } = slowFiles()
  const table = new TableFile(files, 'barriers', () => 1)
  table.changed()
  const byTimer = table.save()
  const byBarrier = table.save()
  assert.equal(await isDone(byBarrier), false, 'it is not durable yet')
  writes[0]?.end()
  await byTimer
  assert.equal(await isDone(byBarrier), true)
  assert.equal(writes.length, 1)
})

test('R2 what a failed save took along is saved by the next', async () => {
  const { files, writes } = slowFiles()
  const table = new TableFile(files, 'counters', () => 1)
  table.changed()
  const [failing, next] = [table.save(), table.save()]
  await soon()
  writes[0]?.end(new DiskError('no-space', 'full'))
  await assert.rejects(failing, DiskError)
  await soon()
  writes[1]?.end()
  await next
  assert.equal(writes.length, 2)
})
