import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { FolderLocked, lockFolder } from './folder-lock.sqlite.ts'

const inFolder = async (body: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-lock-'))
  try {
    await body(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Another process that locks `folder` and says how that went. */
const locker = async (folder: string): Promise<{ child: ChildProcess; said: string }> => {
  const module = pathToFileURL(join(import.meta.dirname, 'folder-lock.sqlite.ts')).href
  const script = `
    import { lockFolder } from ${JSON.stringify(module)}
    try { lockFolder(${JSON.stringify(folder)}); console.log('locked') } catch (error) { console.log(error.message) }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script])
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, said: said.toString().trim() }
}

const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a second lock on a folder is refused, in this process and in another', () =>
  inFolder(async (folder) => {
    const lock = lockFolder(folder)
    assert.throws(() => lockFolder(folder), FolderLocked)
    const { child, said } = await locker(folder)
    assert.match(said, new RegExp(`in use by process ${process.pid}$`))
    lock.release()
    lock.release()
    lockFolder(folder).release()
    await kill(child)
  }))

test('the lock of a process that was killed is free', () =>
  inFolder(async (folder) => {
    const { child, said } = await locker(folder)
    assert.equal(said, 'locked')
    assert.throws(() => lockFolder(folder), new RegExp(`in use by process ${child.pid}`))
    await kill(child)
    lockFolder(folder).release()
  }))

test('two folders have two locks', () =>
  inFolder(async (folder) => {
    const locks = [lockFolder(join(folder, 'eu')), lockFolder(join(folder, 'us'))]
    for (const lock of locks) lock.release()
  }))
