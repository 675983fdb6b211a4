/**
 * Where a region's signing keys and secret are kept between starts. Small, read at start, replaced
 * at rotation.
 *
 * Duties: only its owner can read it; `write` is atomic and durable when it resolves, so that no
 * token is out that the next start cannot stand by; never logged, never part of a snapshot that
 * leaves the region.
 */
export interface KeyFile {
  /** Undefined when nothing was written yet. */
  read(): Promise<string | undefined>
  write(content: string): Promise<void>
}
