/**
 * Whose turn it is where one process of a region works and others of its kind stand by: a claim in the
 * region's registry. Who loses it may act no more: it ends, and is started anew to stand by.
 */
import { nodeScheduler } from '../../platform/clock.node.ts'
import { sleep } from '../../platform/clock.ts'
import { type Part, topic } from '../../platform/event-log/event-log.ts'
import type { Claim, Registry } from '../../platform/registry/registry.ts'

/** One small read; an owner that is gone is given up after eight seconds. */
const lookEveryMs = 1_000

export interface TurnEvents {
  /** Another has it: this one stands by. Told once. */
  onStandBy?(): void
  onLost(): void
}

export class Turn {
  /** Of the registry alone: nothing is written to it. */
  readonly #part: Part
  readonly #registry: Pick<Registry, 'claim'>
  readonly #events: TurnEvents
  #claim: Claim | undefined
  #ended = false

  constructor(registry: Pick<Registry, 'claim'>, work: 'word-pipeline' | 'keeper', events: TurnEvents) {
    this.#registry = registry
    this.#part = { topic: topic(work), partition: 0 }
    this.#events = events
  }

  /** Resolves to the claim's token when it is this one's turn; undefined when it ended first. */
  async comes(): Promise<bigint | undefined> {
    let standsBy = false
    while (!this.#ended) {
      const answer = await this.#registry.claim(this.#part).catch(() => undefined)
      if (answer?.type === 'claimed') return this.#begin(answer.claim)
      if (answer?.type === 'taken' && !standsBy) {
        standsBy = true
        this.#events.onStandBy?.()
      }
      await sleep(nodeScheduler, lookEveryMs)
    }
    return undefined
  }

  /** Whoever stands by has it within a second. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#claim?.release()
  }

  async #begin(claim: Claim): Promise<bigint | undefined> {
    this.#claim = claim
    if (this.#ended) {
      await claim.release()
      return undefined
    }
    claim.onChange((now) => {
      if (now === 'lost' && !this.#ended) this.#events.onLost()
    })
    return claim.token
  }
}
