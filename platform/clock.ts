/**
 * Time as a parameter. Nothing outside the adapters (`*.node.ts`, the simulation) reads a clock or
 * sets a timer by itself, so that the simulation runs production code under a time of its own.
 */
export interface Clock {
  /** Wall-clock milliseconds since the Unix epoch. May jump either way: never order anything by it. */
  now(): number
  /** Milliseconds that only grow, from an arbitrary start. For intervals and deadlines. */
  monotonic(): number
}

/** A pending timer; cancelling twice, or after it ran, is harmless. */
export interface Timer {
  cancel(): void
}

/**
 * Deferred work. A callback that throws is a bug of its owner: the Node adapter lets it end the
 * process, the simulation fails the run.
 */
export interface Scheduler {
  /** Runs `work` once, not before `delayMs` have passed. */
  after(delayMs: number, work: () => void): Timer
  /** Runs `work` repeatedly, first after `periodMs`; runs never overlap and are never made up for. */
  every(periodMs: number, work: () => void): Timer
  /** Runs `work` after the I/O that is already waiting: the batching point of log and gateway. */
  soon(work: () => void): void
}

/**
 * `clock` as it was when it was first asked in this turn of the event loop. Reading a clock costs as
 * much as folding a record on machines where it is a call into the kernel, and what happens in one
 * turn happens at one time.
 */
export function oncePerTurn(clock: Clock, scheduler: Scheduler): Clock {
  let now: number | undefined
  let monotonic: number | undefined
  const forget = (): void => {
    now = undefined
    monotonic = undefined
  }
  const remember = (): void => {
    if (now === undefined && monotonic === undefined) scheduler.soon(forget)
  }
  return {
    now: () => {
      remember()
      now ??= clock.now()
      return now
    },
    monotonic: () => {
      remember()
      monotonic ??= clock.monotonic()
      return monotonic
    },
  }
}

/** Resolves after `delayMs`. */
export const sleep = (scheduler: Scheduler, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    scheduler.after(delayMs, resolve)
  })

/** Resolves when `work` has settled, however, or after `waitMs`: for whoever must not wait for ever. */
export const settledWithin = (scheduler: Scheduler, waitMs: number, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const timer = scheduler.after(waitMs, resolve)
    const done = (): void => {
      timer.cancel()
      resolve()
    }
    work.then(done, done)
  })
