/**
 * Ticks on demand (S4, L11): only while some feed part holds rows under the current tick, and then to
 * all feed parts. One append is on its way to a part at a time: a log that is slow is not given more of
 * them, and a part that missed one gets the next, which says as much.
 */
import type { EventLog } from '../../platform/event-log/event-log.ts'
import { encodeTick } from '../../protocol/cold-messages.ts'
import { feedPart, recordKinds } from '../../protocol/log-records.ts'
import type { PartCell } from '../fold/cells.ts'

export class Ticker {
  readonly #log: Pick<EventLog, 'append'>
  readonly #feedParts: number
  readonly #now: () => number
  readonly #onTheWay = new Set<number>()

  /** `feedParts`: how many the region has, whoever runs them. */
  constructor(log: Pick<EventLog, 'append'>, feedParts: number, now: () => number) {
    this.#log = log
    this.#feedParts = feedParts
    this.#now = now
  }

  /** `cells` of the feed parts that are run here: several tickers are harmless, and each part has one. */
  look(cells: readonly Pick<PartCell, 'tick' | 'tickUsed'>[]): void {
    if (cells.length === 0) return
    const newest = Math.max(...cells.map(({ tick }) => tick))
    if (!cells.some(({ tickUsed, tick }) => tickUsed || tick < newest)) return
    const payload = encodeTick({ number: newest + 1 }).slice()
    for (let partition = 0; partition < this.#feedParts; partition++) this.#append(partition, payload)
  }

  #append(partition: number, payload: Uint8Array): void {
    if (this.#onTheWay.has(partition)) return
    this.#onTheWay.add(partition)
    // A log that is full or closing takes no tick: the next one will do.
    const done = (): void => void this.#onTheWay.delete(partition)
    this.#log
      .append(feedPart(partition), [{ kind: recordKinds.tick, flags: 0, at: this.#now(), payload }])
      .then(done, done)
  }
}
