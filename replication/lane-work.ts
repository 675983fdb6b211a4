/**
 * The work on one lane partition: one piece of it at a time, which is what keeps a lane in order, and
 * after one that failed the same again, with a pause that grows.
 */
import type { Scheduler } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'

const retryFirstMs = 50
const retryMaxMs = 2_000

export interface LaneWorkPorts {
  readonly scheduler: Scheduler
  readonly random: Random
}

export class LaneWork {
  readonly #ports: LaneWorkPorts
  readonly #run: () => Promise<void>
  readonly #isDue: () => boolean
  #running = false
  #stopped = false
  #retryMs = retryFirstMs

  /** `run` does what there is to do; `isDue` says whether there is more by the time it has ended. */
  constructor(ports: LaneWorkPorts, run: () => Promise<void>, isDue: () => boolean) {
    this.#ports = ports
    this.#run = run
    this.#isDue = isDue
  }

  get stopped(): boolean {
    return this.#stopped
  }

  /** Starts `run` unless it runs. */
  wake(): void {
    if (this.#running || this.#stopped) return
    this.#running = true
    this.#run().then(
      () => this.#rest(),
      () => this.#retryLater(),
    )
  }

  stop(): void {
    this.#stopped = true
  }

  #rest(): void {
    this.#running = false
    this.#retryMs = retryFirstMs
    if (this.#isDue()) this.wake()
  }

  #retryLater(): void {
    const wait = this.#retryMs * (0.5 + this.#ports.random.fraction())
    this.#retryMs = Math.min(this.#retryMs * 2, retryMaxMs)
    this.#ports.scheduler.after(wait, () => {
      this.#running = false
      this.wake()
    })
  }
}
