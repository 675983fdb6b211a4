/**
 * How much of the log each destination keeps from being cut. A region that is down holds its lanes,
 * for nothing of them may be lost; up to a limit, beyond which sends to it are refused and may be
 * tried again later (L7). Half of the limit is the alarm.
 */
import type { EventLog, Part } from '../platform/event-log/event-log.ts'

/** Some days of a busy region towards one that is down, and a quarter of a small disk. */
export const laneHoldBytesMax = 16 * 2 ** 30

export class LaneHold {
  readonly #log: Pick<EventLog, 'heldBy' | 'heldBytes'>
  readonly #bytesMax: number
  readonly #onAlarm: (alias: string, bytes: number) => void
  readonly #held = new Map<string, number>()
  readonly #alarmed = new Set<string>()

  constructor(
    log: Pick<EventLog, 'heldBy' | 'heldBytes'>,
    bytesMax: number,
    onAlarm: (alias: string, bytes: number) => void,
  ) {
    this.#log = log
    this.#bytesMax = bytesMax
    this.#onAlarm = onAlarm
  }

  /** Measures what the lanes to `alias` hold. An alarm is told once, and again when it had passed. */
  measure(alias: string, lanes: readonly Part[]): void {
    // No lane holds more than there is: a log of ordinary size is not asked lane by lane.
    const isLarge = this.#log.heldBytes() >= this.#bytesMax / 2
    const bytes = isLarge ? Math.max(0, ...lanes.map((lane) => this.#log.heldBy(lane))) : 0
    this.#held.set(alias, bytes)
    if (bytes < this.#bytesMax / 2) this.#alarmed.delete(alias)
    else if (!this.#alarmed.has(alias)) {
      this.#alarmed.add(alias)
      this.#onAlarm(alias, bytes)
    }
  }

  /** Nothing more may be sent there for now, as of the newest measurement. */
  isFull(alias: string): boolean {
    return (this.#held.get(alias) ?? 0) >= this.#bytesMax
  }
}
