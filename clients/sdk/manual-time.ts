/** Time that moves when a test says so, with the promises between two timers settled. */
import type { Clock, Scheduler, Timer } from './ports.ts'

interface Waiting {
  at: number
  readonly everyMs: number
  readonly work: () => void
}

export class ManualTime implements Clock, Scheduler {
  #passedMs = 0
  #waiting: Waiting[] = []
  #startMs: number

  constructor(startMs = 1_800_000_000_000) {
    this.#startMs = startMs
  }

  now(): number {
    return this.#startMs + this.#passedMs
  }

  monotonic(): number {
    return this.#passedMs
  }

  after(delayMs: number, work: () => void): Timer {
    return this.#timer({ at: this.#passedMs + delayMs, everyMs: 0, work })
  }

  every(periodMs: number, work: () => void): Timer {
    return this.#timer({ at: this.#passedMs + periodMs, everyMs: periodMs, work })
  }

  soon(work: () => void): void {
    this.after(0, work)
  }

  /** The device sleeps: its wall clock goes on, its timers do not. */
  sleep(ms: number): void {
    this.#startMs += ms
  }

  /** Lets `ms` pass; what falls due runs at its moment. */
  async advance(ms: number): Promise<void> {
    const end = this.#passedMs + ms
    await settled()
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#passedMs = Math.max(this.#passedMs, next.at)
      if (next.everyMs > 0) next.at += next.everyMs
      else this.#forget(next)
      next.work()
      await settled()
    }
    this.#passedMs = end
  }

  #timer(waiting: Waiting): Timer {
    this.#waiting.push(waiting)
    return { cancel: () => this.#forget(waiting) }
  }

  #forget(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((other) => other !== waiting)
  }
}

/** More turns than any chain of promises between two events of the SDK has. */
const turns = 50

async function settled(): Promise<void> {
  for (let i = 0; i < turns; i++) await Promise.resolve()
}
