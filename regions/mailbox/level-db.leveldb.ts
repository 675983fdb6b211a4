/**
 * A LevelDB that comes back. After a failed write LevelDB refuses every later one until it is opened
 * again, so any failure here closes it and opens it again, with growing pauses, until it works; calls
 * in between fail at once, and who must not give up asks again (L3).
 *
 * It is opened again only where it was: a folder that has gone is not made anew, or a worker that has
 * confirmed much would go on upon an empty store.
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { type Scheduler, sleep } from '../../platform/clock.ts'
import { RowStoreError } from './row-store.ts'
import type { Put } from './row-puts.ts'
import { copySnapshot, exists, isSnapshot, unlessGone, withFile } from './row-snapshot.leveldb.ts'

export type Level = ClassicLevel<Buffer, Buffer>

export interface LevelDbOptions {
  readonly folder: string
  readonly scheduler: Scheduler
  readonly writeBufferBytes: number
}

type State = { readonly is: 'open'; readonly level: Level } | { readonly is: 'reopening' } | { readonly is: 'closed' }

const reopenFirstMs = 50
const reopenMaxMs = 2_000

export class LevelDb {
  readonly #options: LevelDbOptions
  #state: State
  /** Set while a snapshot is made: nothing is written until it resolves. */
  #paused: Promise<void> | undefined
  readonly #writes = new Set<Promise<void>>()
  #syncing: Promise<void> = Promise.resolve()
  #nextSync: Promise<void> | undefined

  static async open(options: LevelDbOptions): Promise<LevelDb> {
    if (await isSnapshot(options.folder)) {
      throw new Error(`${options.folder} is a snapshot, which shares files with its store: open a copy of it`)
    }
    return new LevelDb(options, await openLevel(options, true))
  }

  private constructor(options: LevelDbOptions, level: Level) {
    this.#options = options
    this.#state = { is: 'open', level }
  }

  /** Throws `RowStoreError` when the database fails or is just being opened again. */
  async run<T>(what: string, work: (level: Level) => Promise<T>): Promise<T> {
    const state = this.#state
    if (state.is !== 'open') throw new RowStoreError(`the row store could not ${what}: it is ${state.is}`)
    try {
      return await work(state.level)
    } catch (caught) {
      if (!isLevelError(caught)) throw caught
      if (this.#state === state) void this.#reopen(state.level)
      throw new RowStoreError(`the row store could not ${what}`, { cause: caught })
    }
  }

  /** All of it or nothing. */
  async write(puts: Put[]): Promise<void> {
    while (this.#paused !== undefined) await this.#paused
    const written = this.run('write', (level) => level.batch(puts))
    this.#writes.add(written)
    try {
      await written
    } finally {
      this.#writes.delete(written)
    }
  }

  /**
   * Resolves when everything written before the call is on the disk. LevelDB syncs one log file at
   * most, and leaves it for a new one unsynced: so all that there are. A failure is no `RowStoreError`:
   * what the system has failed to keep it may have forgotten, and only a new start finds out.
   */
  sync(): Promise<void> {
    this.#nextSync ??= this.#syncing.then(() => {
      this.#nextSync = undefined
      this.#syncing = syncLogs(this.#options.folder)
      return this.#syncing
    })
    return this.#nextSync
  }

  /** A moment of the store, in a folder that must not exist. Writes wait meanwhile (L7). */
  async snapshot(folder: string): Promise<void> {
    const resume = await this.#pause()
    try {
      await this.run('make a snapshot', () => copySnapshot(this.#options.folder, folder, this.#options.scheduler))
    } catch (caught) {
      if (caught instanceof RowStoreError) throw caught
      throw new RowStoreError('the snapshot could not be made', { cause: caught })
    } finally {
      resume()
    }
  }

  async close(): Promise<void> {
    const state = this.#state
    this.#state = { is: 'closed' }
    if (state.is === 'open') await state.level.close()
  }

  async #pause(): Promise<() => void> {
    while (this.#paused !== undefined) await this.#paused
    let resume = (): void => {}
    this.#paused = new Promise((resolve) => {
      resume = () => {
        this.#paused = undefined
        resolve()
      }
    })
    await Promise.allSettled(this.#writes)
    return resume
  }

  async #reopen(failed: Level): Promise<void> {
    this.#state = { is: 'reopening' }
    await failed.close().catch(() => undefined)
    for (let waitMs = reopenFirstMs; this.#state.is === 'reopening'; waitMs = Math.min(waitMs * 2, reopenMaxMs)) {
      await sleep(this.#options.scheduler, waitMs)
      // LevelDB would make the folder at least.
      if (!(await exists(join(this.#options.folder, 'CURRENT')))) continue
      const level = await openLevel(this.#options, false).catch(() => undefined)
      if (level === undefined) continue
      if (this.#isClosed()) return level.close()
      this.#state = { is: 'open', level }
    }
  }

  /** Asked after a pause, in which anything may have happened. */
  #isClosed(): boolean {
    return this.#state.is === 'closed'
  }
}

async function openLevel({ folder, writeBufferBytes }: LevelDbOptions, createIfMissing: boolean): Promise<Level> {
  const level: Level = new ClassicLevel<Buffer, Buffer>(folder, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
    createIfMissing,
    // Bodies are ciphertext or short: compressing them costs more than it saves.
    compression: false,
    writeBufferSize: writeBufferBytes,
    cacheSize: 32 << 20,
  })
  await level.open()
  return level
}

async function syncLogs(folder: string): Promise<void> {
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log'))
  await Promise.all(logs.map((name) => unlessGone(() => withFile(join(folder, name), 'r+', (log) => log.datasync()))))
}

/** What is thrown for other reasons is a fault of ours and not one of the store. */
const isLevelError = (caught: unknown): boolean =>
  caught instanceof Error && 'code' in caught && String(caught.code).startsWith('LEVEL_')
