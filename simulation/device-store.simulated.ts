/**
 * A device's records on a simulated phone: durable after a moment, and a phone that dies before it
 * keeps the old ones. What the app has shown is kept with it, as an app does that stores
 * rows in the same transaction.
 */
import type { Scheduler } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import { applyChanges, type DeviceStore } from '../clients/sdk/ports.ts'

/** The medium: survives the app. `mount` gives what one run of it sees. */
export class SimulatedDeviceMedium<Shown> {
  readonly #random: Random
  readonly #kept = new Map<string, string>()
  #shown: Shown | undefined

  constructor(random: Random) {
    this.#random = random
  }

  /** What the app had shown when the records were written. */
  get shown(): Shown | undefined {
    return this.#shown
  }

  /** `shown` is asked when a write begins. */
  mount(scheduler: Scheduler, shown: () => Shown): DeviceStore {
    const after = <T>(work: () => T): Promise<T> =>
      new Promise((resolve) => {
        scheduler.after(0.5 + this.#random.fraction() * 3, () => resolve(work()))
      })
    return {
      load: () => after(() => new Map(this.#kept)),
      commit: (changes) => {
        const now = shown()
        return after(() => {
          applyChanges(this.#kept, changes)
          this.#shown = now
        })
      },
    }
  }
}
