/**
 * The little of a file system that the event log needs, so that the simulation can lose unsynced
 * writes, tear them, fill the disk and fail a sync. Paths are relative to the folder the adapter
 * was opened on.
 *
 * Failures are thrown as `DiskError`. Only `no-space` may be retried; after any other failure of a
 * write or a sync the content of the file is unknown and the process must not acknowledge anything
 * more (DECISIONS L3).
 */
export interface Disk {
  /** Names of the files in the folder, sorted. */
  list(): Promise<readonly string[]>
  /**
   * Creates `name` with `bytes` zero bytes allocated and made durable, name included, and opens it.
   * Throws `no-space` and leaves no file behind when the space cannot be had.
   */
  preallocate(name: string, bytes: number): Promise<DiskFile>
  open(name: string): Promise<DiskFile>
  /** Whole content. For small files (checkpoints, keys). */
  readAll(name: string): Promise<Uint8Array>
  /**
   * Replaces `name` by `content` atomically and durably (write aside, sync, rename, sync folder). Of several
   * at the same moment the one that was asked for last stays.
   */
  replace(name: string, content: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
}

export interface DiskFile {
  readonly name: string
  size(): Promise<number>
  /** Resolves when the bytes are durable at `position`. The caller leaves `bytes` alone until then. */
  writeDurably(bytes: Uint8Array, position: number): Promise<void>
  /** Fills `into` from `position`; returns the count read, less than asked only at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>
  /** The same on the calling thread, for single small reads that the page cache answers. */
  readNow(into: Uint8Array, position: number): number
  close(): Promise<void>
}

export type DiskErrorCode = 'no-space' | 'not-found' | 'failed'

export class DiskError extends Error {
  override readonly name = 'DiskError'
  readonly code: DiskErrorCode
  constructor(code: DiskErrorCode, message: string, options?: ErrorOptions) {
    super(`${code}: ${message}`, options)
    this.code = code
  }
}
