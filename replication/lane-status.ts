/** What operators see of the lanes that arrive here and leave here; counts and ages only, nothing of any person. */
import type { Lane } from './lane-name.ts'
import { topicOfLane } from './lane-name.ts'

export interface LaneStatus {
  readonly from: string
  readonly topic: string
  /** Records arrived, and of them the ones the receiver's gate stopped. */
  arrived: number
  voided: number
  dropped: number
  /** Age in ms of the newest record when it became durable here. */
  ageMs: number
  /** How long ago, in ms, the newest canary here was written at its source: grows while nothing arrives. Undefined before the first. */
  readonly canaryAgeMs: number | undefined
  /** Counters known to be missing. */
  gaps: number
}

type Counted = Omit<LaneStatus, 'canaryAgeMs'> & { canaryAt: number | undefined }

export class LaneStatusBoard {
  readonly #lanes = new Map<string, Counted>()

  arrived(from: string, lane: Lane, records: number, ageMs: number): void {
    const status = this.#of(from, topicOfLane(lane))
    status.arrived += records
    status.ageMs = ageMs
  }

  stopped(from: string, lane: Lane, how: 'void' | 'drop'): void {
    const status = this.#of(from, topicOfLane(lane))
    if (how === 'void') status.voided++
    else status.dropped++
  }

  /** `at`: wall-clock milliseconds of its source. */
  canary(from: string, topic: string, at: number): void {
    this.#of(from, topic).canaryAt = at
  }

  /** By the clock of region `from`, ms; undefined while none has come since this process began. */
  newestCanary(from: string): number | undefined {
    const heard = [...this.#lanes.values()].flatMap((lane) =>
      lane.from === from && lane.canaryAt !== undefined ? [lane.canaryAt] : [],
    )
    return heard.length === 0 ? undefined : Math.max(...heard)
  }

  /** Every lane as it stands at `now`, by this region's clock, with its open gaps as counted by `gapsOf`. */
  list(now: number, gapsOf: (from: string, topic: string) => number): readonly LaneStatus[] {
    return [...this.#lanes.values()].map(({ canaryAt, ...status }) => ({
      ...status,
      canaryAgeMs: canaryAt === undefined ? undefined : Math.max(0, now - canaryAt),
      gaps: gapsOf(status.from, status.topic),
    }))
  }

  #of(from: string, topic: string): Counted {
    const key = `${from} ${topic}`
    let status = this.#lanes.get(key)
    if (status === undefined) {
      status = { from, topic, arrived: 0, voided: 0, dropped: 0, ageMs: 0, canaryAt: undefined, gaps: 0 }
      this.#lanes.set(key, status)
    }
    return status
  }
}
