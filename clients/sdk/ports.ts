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

/** Keeps one small document for one device of one person. `save` resolves when it is durable. */
export interface DeviceStore {
  load(): Promise<string | undefined>
  save(document: string): Promise<void>
}

/** For programs that need not survive a restart. */
export function memoryStore(): DeviceStore {
  let kept: string | undefined
  return {
    load: () => Promise.resolve(kept),
    save: (document) => {
      kept = document
      return Promise.resolve()
    },
  }
}
