/** `KeyFile` as a file with mode 0600, replaced by renaming. Refuses to read one that others can read. */
import { open, readFile, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { KeyFile } from './key-file.ts'

export function keyFileAt(path: string): KeyFile {
  return {
    async read() {
      try {
        const { mode } = await stat(path)
        if ((mode & 0o077) !== 0) throw new Error(`${path} holds keys and may be read by others: chmod 600 it`)
        return await readFile(path, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async write(content) {
      const aside = `${path}.new`
      const file = await open(aside, 'w', 0o600)
      try {
        await file.chmod(0o600)
        await file.writeFile(content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, path)
      const folder = await open(dirname(path), 'r')
      try {
        await folder.sync()
      } finally {
        await folder.close()
      }
    },
  }
}
