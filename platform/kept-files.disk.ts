/** `KeptFiles` in a folder, which one process has open at a time. */
import { type Disk, DiskError } from './disk.ts'
import type { KeptFiles } from './kept-files.ts'

export const keptOnDisk = (disk: Pick<Disk, 'readAll' | 'replace'>): KeptFiles => ({
  async read(name) {
    try {
      return await disk.readAll(name)
    } catch (caught) {
      if (caught instanceof DiskError && caught.code === 'not-found') return undefined
      throw caught
    }
  },
  replace: (name, content) => disk.replace(name, content),
})
