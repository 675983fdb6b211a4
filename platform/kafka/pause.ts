/** Waits that end early when their owner stops, so that no timer outlives it. */
import type { Scheduler } from '../clock.ts'

export class Pauses {
  readonly #scheduler: Scheduler
  readonly #waiting = new Set<() => void>()
  #ended = false

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler
  }

  get hasEnded(): boolean {
    return this.#ended
  }

  /** Resolves after `ms`, or at once when all pauses end. */
  wait(ms: number): Promise<void> {
    if (this.#ended) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = this.#scheduler.after(ms, () => over())
      const over = (): void => {
        timer.cancel()
        this.#waiting.delete(over)
        resolve()
      }
      this.#waiting.add(over)
    })
  }

  end(): void {
    this.#ended = true
    for (const over of [...this.#waiting]) over()
  }
}
