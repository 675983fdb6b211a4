/**
 * A device's records in one file: a line for each commit, behind a line with everything there was when
 * the file was written. A commit is one write and one fdatasync, whatever the size of the store; a line
 * that a crash cut off is no commit. When most of the file is history, it is written anew beside itself
 * and renamed.
 */
import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail } from '../../protocol/errors.ts'
import { applyChanges, type DeviceStore } from './ports.ts'

type Changes = ReadonlyMap<string, string | undefined>

/** History that is not worth rewriting the file for. */
const historyBytesMin = 65_536

/** One process at a time; the file is readable by its owner only. */
export function fileStore(path: string): DeviceStore {
  const file = new FileStore(path)
  return {
    load: () => file.inTurn(() => file.load()),
    commit: (changes) => file.inTurn(() => file.commit(changes)),
    close: () => file.inTurn(() => file.close()),
  }
}

class FileStore {
  readonly #path: string
  #last: Promise<unknown> = Promise.resolve()
  #kept: Map<string, string> | undefined
  #file: FileHandle | undefined
  #snapshotBytes = 0
  #bytes = 0

  constructor(path: string) {
    this.#path = path
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#last
    const turn = (async () => {
      await Promise.allSettled([before])
      return await work()
    })()
    this.#last = turn
    return await turn
  }

  async load(): Promise<ReadonlyMap<string, string>> {
    this.#kept ??= await this.#read()
    return new Map(this.#kept)
  }

  async commit(changes: Changes): Promise<void> {
    this.#kept ??= await this.#read()
    if (this.#file === undefined || this.#bytes > 2 * this.#snapshotBytes + historyBytesMin) {
      const next = new Map(this.#kept)
      applyChanges(next, changes)
      await this.#rewrite(next)
      this.#kept = next
      return
    }
    try {
      await this.#append(this.#file, lineOf(changes))
    } catch (caught) {
      // How much of the line is there is unknown: the next commit begins a new file.
      await this.close()
      throw caught
    }
    applyChanges(this.#kept, changes)
  }

  async #append(file: FileHandle, line: Uint8Array): Promise<void> {
    await file.writeFile(line)
    await file.datasync()
    this.#bytes += line.length
  }

  async #rewrite(records: Changes): Promise<void> {
    await this.close()
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 })
    const line = lineOf(records)
    const file = await open(`${this.#path}.new`, 'w', 0o600)
    try {
      this.#bytes = 0
      await this.#append(file, line)
      await rename(`${this.#path}.new`, this.#path)
      await syncFolder(dirname(this.#path))
    } catch (caught) {
      await file.close()
      throw caught
    }
    this.#file = file
    this.#snapshotBytes = line.length
  }

  async close(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    await file?.close()
  }

  async #read(): Promise<Map<string, string>> {
    const records = new Map<string, string>()
    const lines = (await textOf(this.#path)).split('\n')
    // Behind the last line break is nothing, or what a crash left of a commit.
    lines.pop()
    for (const line of lines) applyChanges(records, changesIn(line))
    return records
  }
}

const lineOf = (changes: Changes): Uint8Array =>
  Buffer.from(`${JSON.stringify([...changes].map(([key, value]) => (value === undefined ? [key] : [key, value])))}\n`)

/** Throws `request_invalid`: a whole line that cannot be read is damage, and starting without it could send twice. */
function changesIn(line: string): Changes {
  try {
    return new Map((JSON.parse(line) as [string, string?][]).map(([key, value]) => [key, value]))
  } catch {
    throw fail('request_invalid', 'the file of this device cannot be read')
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (caught) {
    if ((caught as { code?: string }).code === 'ENOENT') return ''
    throw caught
  }
}

/** The rename itself is durable. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
