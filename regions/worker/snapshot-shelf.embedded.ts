/**
 * Snapshots in a folder: `<number>/rows` is a copy of the store's files, `<number>/snapshot.json` says
 * of which moment. One is made under another name, synced file by file and renamed, so that a crash
 * leaves all of it or a leftover that the next start removes.
 */
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { topic } from '../../platform/event-log/event-log.ts'
import { restoreSnapshot } from '../mailbox/row-snapshot.leveldb.ts'
import type { CopiedRowStore } from '../mailbox/row-store.ts'
import type { Snapshot, SnapshotShelf, StoredUpTo } from './snapshot-shelf.ts'

const unfinished = '.unfinished'
const about = 'snapshot.json'

/** Opens the shelf in `folder`; `rows` is the folder of the live store. */
export async function openSnapshotShelf(folder: string, rows: string): Promise<SnapshotShelf> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    if (name.endsWith(unfinished)) await rm(join(folder, name), { recursive: true })
  }
  return new FolderShelf(folder, rows)
}

class FolderShelf implements SnapshotShelf {
  readonly #folder: string
  readonly #rows: string

  constructor(folder: string, rows: string) {
    this.#folder = folder
    this.#rows = rows
  }

  async list(): Promise<readonly Snapshot[]> {
    const numbers = (await readdir(this.#folder)).map(Number).filter((number) => Number.isSafeInteger(number))
    return Promise.all(numbers.sort((a, b) => a - b).map((number) => this.#read(number)))
  }

  async make(rows: CopiedRowStore, at: number, offsets: readonly StoredUpTo[]): Promise<Snapshot> {
    const number = ((await this.list()).at(-1)?.number ?? 0) + 1
    const finished = join(this.#folder, String(number))
    const aside = finished + unfinished
    try {
      await mkdir(aside, { mode: 0o700 })
      await rows.snapshot(join(aside, 'rows'))
      await writeFile(join(aside, about), JSON.stringify({ at, offsets }))
      await syncFiles(aside)
      await rename(aside, finished)
      await sync(this.#folder)
    } catch (caught) {
      await rm(aside, { recursive: true, force: true })
      throw caught
    }
    return { number, at, offsets }
  }

  async remove({ number }: Snapshot): Promise<void> {
    // Renamed first: half of a snapshot must never be taken for one.
    const aside = join(this.#folder, `${number}${unfinished}`)
    await rename(join(this.#folder, String(number)), aside)
    await rm(aside, { recursive: true })
  }

  async restore({ number }: Snapshot): Promise<void> {
    await rm(this.#rows, { recursive: true, force: true })
    await restoreSnapshot(join(this.#folder, String(number), 'rows'), this.#rows)
  }

  async #read(number: number): Promise<Snapshot> {
    const { at, offsets } = JSON.parse(await readFile(join(this.#folder, String(number), about), 'utf8')) as {
      at: number
      offsets: { part: { topic: string; partition: number }; offset: number }[]
    }
    return {
      number,
      at,
      offsets: offsets.map(({ part, offset }) => ({
        part: { topic: topic(part.topic), partition: part.partition },
        offset,
      })),
    }
  }
}

/** Makes the files of a folder durable, then their names. */
async function syncFiles(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) await sync(join(folder, entry.name))
  }
  await sync(folder)
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
