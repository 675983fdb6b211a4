/**
 * Node's clocks and timers behind the ports of `clock.ts`. Timers keep the process alive: a timer
 * that its owner forgot to cancel then shows as a process that does not end, and an awaited `sleep`
 * in a main cannot end it silently.
 */
import { type Clock, oncePerTurn, type Scheduler } from './clock.ts'

export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}

export const nodeScheduler: Scheduler = {
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return { cancel: () => clearTimeout(timer) }
  },
  every(periodMs, work) {
    const timer = setInterval(work, periodMs)
    return { cancel: () => clearInterval(timer) }
  },
  soon(work) {
    setImmediate(work)
  },
}

/** The same, read once a turn: for what happens with every message. */
export const turnClock: Clock = oncePerTurn(nodeClock, nodeScheduler)

let startedAt = performance.timeOrigin

/** The wall clock with the fractions of a millisecond that `Date.now` lacks; where that is set anew, this follows. */
export function fineNow(): number {
  const monotonic = performance.now()
  const ahead = Date.now() - startedAt - monotonic
  if (Math.abs(ahead) > 2) startedAt += ahead
  return startedAt + monotonic
}
