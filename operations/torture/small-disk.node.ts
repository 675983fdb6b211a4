/** A disk of its own for one node, small enough to be filled: a tmpfs, which only root may mount. */
import { execFile } from 'node:child_process'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** What a broker holds in an hour of the torture, several times over. */
const diskMib = 512
const pieceBytes = 1 << 20

export class SmallDisk {
  readonly name: string
  readonly region: string
  readonly #folder: string

  /** Undefined, and why: this machine lets nobody mount. The node has not been started before. */
  static async mount(region: string, name: string, folder: string): Promise<SmallDisk | string> {
    await mkdir(folder, { recursive: true })
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${diskMib}m`, 'tmpfs', folder])
    } catch (caught) {
      return `no small disk for ${name}: ${(caught as Error).message.trim().split('\n').at(-1)}`
    }
    return new SmallDisk(region, name, folder)
  }

  private constructor(region: string, name: string, folder: string) {
    this.region = region
    this.name = name
    this.#folder = folder
  }

  async fill(): Promise<void> {
    const file = await open(this.#filler, 'w')
    try {
      for (let written = 0; written < diskMib * pieceBytes; written += pieceBytes)
        await file.write(Buffer.alloc(pieceBytes))
    } catch (caught) {
      if ((caught as NodeJS.ErrnoException).code !== 'ENOSPC') throw caught
    } finally {
      await file.close()
    }
  }

  async empty(): Promise<void> {
    await rm(this.#filler, { force: true })
  }

  /** When nothing runs in it any more; what was in it is gone. */
  async unmount(): Promise<void> {
    await run('umount', ['--lazy', this.#folder])
  }

  get #filler(): string {
    return join(this.#folder, 'filler')
  }
}
