/**
 * Small files that one process of a region keeps for it between starts: the policies it took, how far its
 * lanes are, its words. Each is read when that process starts and replaced as a whole while it runs.
 *
 * Duties, each with a test in `kept-files.contract.ts`:
 *  - `replace` is atomic, and durable when it resolves. After one that was rejected the old content is there
 *    or the new one. Who replaces a file waits for one replacement before the next.
 *  - Where several processes reach the same files, those of whoever opened them last count: what an earlier
 *    one replaces is rejected with `KeepingTaken` and changes nothing, however long that one stood still.
 */
export interface KeptFiles {
  /** Undefined: there is none of this name yet. */
  read(name: string): Promise<Uint8Array | undefined>
  replace(name: string, content: Uint8Array): Promise<void>
}

/** Another process keeps these files now: this one may act for the region no longer. */
export class KeepingTaken extends Error {
  override readonly name = 'KeepingTaken'
  constructor() {
    super('another process keeps this region by now')
  }
}

/** Takes over once what was kept elsewhere before: a file that `files` have is theirs from then on. */
export const adopting = (files: KeptFiles, before: Pick<KeptFiles, 'read'>): KeptFiles => ({
  async read(name) {
    const kept = await files.read(name)
    if (kept !== undefined) return kept
    const found = await before.read(name)
    if (found !== undefined) await files.replace(name, found)
    return found
  },
  replace: (name, content) => files.replace(name, content),
})
