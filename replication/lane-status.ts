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
  /** Age in ms of the newest record when it became durable here; of the newest canary. */
  ageMs: number
  canaryAgeMs: number
  /** Counters known to be missing. */
  gaps: number
}

export class LaneStatusBoard {
  readonly #lanes = new Map<string, LaneStatus>()

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

  canary(from: string, topic: string, ageMs: number): void {
    this.#of(from, topic).canaryAgeMs = ageMs
  }

  /** Every lane, with its open gaps as counted by `gapsOf`. */
  list(gapsOf: (from: string, topic: string) => number): readonly LaneStatus[] {
    return [...this.#lanes.values()].map((status) => ({ ...status, gaps: gapsOf(status.from, status.topic) }))
  }

  #of(from: string, topic: string): LaneStatus {
    const key = `${from} ${topic}`
    let status = this.#lanes.get(key)
    if (status === undefined) {
      status = { from, topic, arrived: 0, voided: 0, dropped: 0, ageMs: 0, canaryAgeMs: 0, gaps: 0 }
      this.#lanes.set(key, status)
    }
    return status
  }
}
