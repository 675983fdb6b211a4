/**
 * Snapshots of a LevelDB folder (L7). Table files never change once written and are linked; log,
 * manifest and the rest are small and copied. LevelDB compacts while nobody writes, too, and deletes
 * what it has replaced: a try counts only if the folder's files and the length of the manifest, in
 * which LevelDB notes every change of tables, are the same after it as before.
 *
 * A snapshot is never opened where it lies. A table that was being written when the snapshot was made
 * is in it and shares its bytes with the live store; LevelDB would take its number for a new table and
 * truncate it. `restoreSnapshot` copies, and opening refuses a folder with the mark of a snapshot. The
 * mark is written last: without it the snapshot was never finished.
 */
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Scheduler, sleep } from '../../platform/clock.ts'

const mark = 'SNAPSHOT'
/** Names that mean nothing to another process: its lock, its diary. */
const ownNames = new Set(['LOCK', 'LOG', 'LOG.old'])
/** A try takes milliseconds, and while nobody writes LevelDB soon has nothing left to compact. */
const triesMax = 100
const pauseMs = 20

export async function copySnapshot(from: string, to: string, scheduler: Scheduler): Promise<void> {
  for (let tries = 0; tries < triesMax; tries++) {
    await mkdir(to, { recursive: true })
    if (await copiedOneMoment(from, to)) return finish(to)
    await rm(to, { recursive: true })
    await sleep(scheduler, pauseMs)
  }
  throw new Error('its files never stood still')
}

export const isSnapshot = (folder: string): Promise<boolean> => exists(join(folder, mark))

/** Makes a store of its own out of a snapshot, in a folder that does not exist. Throws if the snapshot is unfinished. */
export async function restoreSnapshot(snapshot: string, folder: string): Promise<void> {
  if (!(await isSnapshot(snapshot))) throw new Error(`${snapshot} is no finished snapshot`)
  if (await exists(folder)) throw new Error(`${folder} is in the way of the restored store`)
  const aside = `${folder}.restoring`
  await rm(aside, { recursive: true, force: true })
  await mkdir(aside, { recursive: true })
  for (const name of await readdir(snapshot))
    if (name !== mark) await copyDurably(join(snapshot, name), join(aside, name))
  await syncFolder(aside)
  await rename(aside, folder)
  await syncFolder(dirname(folder))
}

/** What `work` answers, undefined where its file has gone meanwhile. */
export async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return undefined
    throw caught
  }
}

async function copiedOneMoment(from: string, to: string): Promise<boolean> {
  const before = await momentOf(from)
  const copied = await unlessGone(async () => {
    for (const name of before.names) await copyOrLink(join(from, name), join(to, name))
    return true
  })
  return copied === true && (await momentOf(from)).text === before.text
}

async function momentOf(folder: string): Promise<{ readonly names: readonly string[]; readonly text: string }> {
  const names = (await readdir(folder)).filter((name) => !ownNames.has(name)).sort()
  const manifests = names.filter((name) => name.startsWith('MANIFEST'))
  const sizes = await Promise.all(
    manifests.map((name) => unlessGone(async () => (await stat(join(folder, name))).size)),
  )
  return { names, text: `${names.join(' ')} ${sizes.join(' ')}` }
}

const copyOrLink = (from: string, to: string): Promise<void> =>
  from.endsWith('.ldb') ? link(from, to) : copyDurably(from, to)

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await withFile(to, 'r+', (file) => file.datasync())
}

async function finish(snapshot: string): Promise<void> {
  await withFile(join(snapshot, mark), 'w', (file) => file.sync())
  await syncFolder(snapshot)
  await syncFolder(dirname(snapshot))
}

const syncFolder = (folder: string): Promise<void> => withFile(folder, 'r', (file) => file.sync())

export async function withFile(path: string, mode: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, mode)
  try {
    await work(file)
  } finally {
    await file.close()
  }
}

export const exists = async (path: string): Promise<boolean> => (await unlessGone(() => stat(path))) !== undefined
