/**
 * What the SDK needs from where it runs. Everything else is the same in a browser, in Node and in the
 * simulation.
 */
export type { Clock, Scheduler, Timer } from '../../platform/clock.ts'
export type { Random } from '../../platform/random.ts'

/** One socket to an edge. */
export interface Line {
  /** Sends one frame. Nothing happens on a closed line. */
  send(frame: Uint8Array): void
  close(): void
}

export interface LineEvents {
  open(): void
  /** The bytes belong to the line again when the call returns. */
  frame(bytes: Uint8Array): void
  /** Once, whoever ended it. `code` 1006: no close frame was seen. `retryAfterMs`: no earlier, says the other side. */
  closed(code: number, retryAfterMs?: number): void
}

/** Dials `url` with an access token. Nothing is told before it has returned. */
export type Connect = (url: string, token: string, events: LineEvents) => Line

/** Keeps the small records of one device of one person. */
export interface DeviceStore {
  /** Everything there is. */
  load(): Promise<ReadonlyMap<string, string>>
  /**
   * Resolves when all of the changes are durable; a crash leaves all of them or none. `undefined`
   * removes. Later calls are later, also when the one before has not ended; nobody retries.
   */
  commit(changes: ReadonlyMap<string, string | undefined>): Promise<void>
  /** Gives back what it holds of the system; a later call takes it again. */
  close?(): Promise<void>
}

/** For programs that need not survive a restart. */
export function memoryStore(): DeviceStore {
  const kept = new Map<string, string>()
  return {
    load: () => Promise.resolve(new Map(kept)),
    commit: (changes) => Promise.resolve(applyChanges(kept, changes)),
  }
}

export function applyChanges(kept: Map<string, string>, changes: ReadonlyMap<string, string | undefined>): void {
  for (const [key, value] of changes) {
    if (value === undefined) kept.delete(key)
    else kept.set(key, value)
  }
}
