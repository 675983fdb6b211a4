/**
 * Asks about a part wherever it runs. While it is handed over nobody runs it, for about a second: who
 * asks waits for that long rather than being sent away, since the same question again is safe.
 */
import { type Scheduler, sleep } from '../../platform/clock.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import { MeridianError } from '../../protocol/errors.ts'
import type { Colleague, Colleagues } from './colleagues.ts'
import type { OwnParts } from './own-parts.ts'

export interface PartsAnywherePorts {
  readonly own: OwnParts
  readonly colleagues: Colleagues
  readonly scheduler: Scheduler
  /** This worker as its colleagues ask it. */
  served(): Colleague
}

/** Below what a person waits for, above what a hand-over takes on a busy machine. */
const patienceMs = 5_000
const lookEveryMs = 50

export class PartsAnywhere {
  readonly #ports: PartsAnywherePorts

  constructor(ports: PartsAnywherePorts) {
    this.#ports = ports
  }

  /** Rejects with `unavailable` when nobody ran the part for too long, or what its owner says. */
  ask<Value>(part: Part, question: (owner: Colleague) => Promise<Value>): Promise<Value> {
    return this.patiently(async () => question(this.#ownerOf(part)))
  }

  /** Tries again as long as the answer is `unavailable`, where other workers may take over. */
  async patiently<Value>(attempt: () => Promise<Value>): Promise<Value> {
    const { colleagues, scheduler } = this.#ports
    for (let leftMs = colleagues.takeOver ? patienceMs : 0; ; leftMs -= lookEveryMs) {
      try {
        return await attempt()
      } catch (caught) {
        if (leftMs <= 0 || MeridianError.from(caught).code !== 'unavailable') throw caught
        await sleep(scheduler, lookEveryMs)
      }
    }
  }

  #ownerOf(part: Part): Colleague {
    const { own, colleagues, served } = this.#ports
    return own.find(part) === undefined ? colleagues.ownerOf(part) : served()
  }
}
