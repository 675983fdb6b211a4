/**
 * Where home entries are kept: SQLite here, PostgreSQL there. The key is a keyed hash of the id, so
 * that a region stores where other regions' people live without storing who they are (I7).
 *
 * Duties of every adapter, each with a test in `directory-store.contract.ts`:
 *  - `put` is one transaction, durable when it resolves. Each entry is taken unless one is stored
 *    that is at least as new: entries are ordered by (epoch, here), so the order in which copies
 *    arrive does not matter and a repeated one changes nothing (W10, R4).
 *  - `get` sees every `put` that has resolved. It may answer at once; SQLite does.
 *  - Infrastructure failures are thrown as they come, with `storage_full` for a full disk.
 */
import type { Route } from '../../protocol/messages.ts'

/** The first 16 bytes of HMAC(k, id), one character per byte. */
export type HomeHash = string & { readonly __key: 'home' }

export interface HomeEntry extends Route {
  /** Residency epoch. */
  readonly epoch: number
}

export interface StoredHome extends HomeEntry {
  readonly hash: HomeHash
  /** Whether `region` is the one that stores this. */
  readonly here: boolean
}

export interface DirectoryStore {
  /** For each entry whether it was taken. At most `homesPerPut`. */
  put(homes: readonly StoredHome[]): Promise<readonly boolean[]>
  get(hash: HomeHash): HomeEntry | undefined | Promise<HomeEntry | undefined>
  /** Entries with `here`, in order of hash, above `after`; for spreading them anew. */
  pageHere(after: HomeHash | undefined, limit: number): Promise<readonly StoredHome[]>
  /** Entries with `here` by part. */
  loadOfParts(): Promise<ReadonlyMap<number, number>>
  close(): Promise<void>
}

/** Entries of one transaction: long enough to share a sync, short enough not to hold up the thread (≤ 10 ms). */
export const homesPerPut = 500
