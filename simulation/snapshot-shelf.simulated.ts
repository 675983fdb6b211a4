/** Snapshots of a simulated row store: whole and durable, as the port says, and not lost with the rows. */
import type { CopiedRowStore } from '../regions/mailbox/row-store.ts'
import type { Snapshot, SnapshotShelf, StoredUpTo } from '../regions/worker/snapshot-shelf.ts'
import type { SimulatedRowStore } from './row-store.simulated.ts'

export class SimulatedSnapshotShelf implements SnapshotShelf {
  readonly #medium: SimulatedRowStore
  #kept: { readonly snapshot: Snapshot; readonly back: () => void }[] = []
  #number = 0

  constructor(medium: SimulatedRowStore) {
    this.#medium = medium
  }

  list(): Promise<readonly Snapshot[]> {
    return Promise.resolve(this.#kept.map(({ snapshot }) => snapshot))
  }

  async make(rows: CopiedRowStore, at: number, offsets: readonly StoredUpTo[]): Promise<Snapshot> {
    await rows.snapshot('')
    const snapshot = { number: ++this.#number, at, offsets }
    this.#kept.push({ snapshot, back: this.#medium.snapshot() })
    return snapshot
  }

  remove({ number }: Snapshot): Promise<void> {
    this.#kept = this.#kept.filter(({ snapshot }) => snapshot.number !== number)
    return Promise.resolve()
  }

  restore({ number }: Snapshot): Promise<void> {
    this.#kept.find(({ snapshot }) => snapshot.number === number)?.back()
    return Promise.resolve()
  }
}
