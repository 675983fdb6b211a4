/**
 * Shows a shadow what is in the log: as it grows, or again later from the same offsets. Both ways hand
 * the same records to the same function, so both count the same. It only reads; what it cannot read
 * any more, because the log was cut, is counted as missed and never passed over in silence.
 */
import type { Scheduler } from '../../platform/clock.ts'
import { type EventLog, EventLogError, type Offset, type StoredRecord } from '../../platform/event-log/event-log.ts'
import type { Source } from './questions-of.ts'
import type { Shadow } from './shadow.ts'

/** What was read of a part: from here to below there. */
export interface Span {
  readonly source: Source
  readonly from: Offset
  readonly to: Offset
  /** Offsets within that were cut before they were read. */
  readonly missed: number
}

/** A turn of the event loop: some hundred records, less than a millisecond. */
const bytesATurn = 65_536

/** Reads spans that are complete. Rejects with `truncated` if the log does not have them any more. */
export async function replayShadow(log: Pick<EventLog, 'read'>, spans: readonly Span[], shadow: Shadow): Promise<void> {
  for (const { source, from, to } of spans) {
    for (let at = from; at < to; ) {
      const records = await log.read(source.part, at, bytesATurn)
      // Offsets may skip: the rest of the span is empty.
      if (records.length === 0) break
      for (const record of records) if (record.offset < to) shadow.take(source, record)
      at = endOf(records, at)
    }
  }
}

const endOf = (records: readonly StoredRecord[], from: Offset): Offset => (records.at(-1)?.offset ?? from - 1) + 1

export interface ShadowReaderPorts {
  readonly log: Pick<EventLog, 'read' | 'watch' | 'start' | 'end'>
  readonly scheduler: Pick<Scheduler, 'soon'>
  /** The log can not be read any more; the shadow stands where it is. */
  onFailed(error: unknown): void
}

/** Follows the ends of parts. */
export class ShadowReader {
  readonly #tails: readonly PartTail[]

  constructor(ports: ShadowReaderPorts, sources: readonly Source[], shadow: Shadow) {
    this.#tails = sources.map((source) => new PartTail(ports, source, shadow))
  }

  start(): void {
    for (const tail of this.#tails) tail.start()
  }

  stop(): void {
    for (const tail of this.#tails) tail.stop()
  }

  spans(): Span[] {
    return this.#tails.map((tail) => tail.span())
  }
}

class PartTail {
  readonly #ports: ShadowReaderPorts
  readonly #source: Source
  readonly #shadow: Shadow
  readonly #from: Offset
  #next: Offset
  #missed = 0
  #busy = false
  #stopped = false
  #unwatch: (() => void) | undefined

  constructor(ports: ShadowReaderPorts, source: Source, shadow: Shadow) {
    this.#ports = ports
    this.#source = source
    this.#shadow = shadow
    this.#from = ports.log.end(source.part)
    this.#next = this.#from
  }

  start(): void {
    this.#unwatch = this.#ports.log.watch(this.#source.part, () => this.#wake())
    this.#wake()
  }

  stop(): void {
    this.#stopped = true
    this.#unwatch?.()
  }

  span(): Span {
    return { source: this.#source, from: this.#from, to: this.#next, missed: this.#missed }
  }

  #wake(): void {
    if (this.#busy || this.#stopped || this.#next >= this.#ports.log.end(this.#source.part)) return
    this.#busy = true
    // Behind the work of the product, not before it.
    this.#ports.scheduler.soon(() => void this.#turn())
  }

  async #turn(): Promise<void> {
    try {
      if (!this.#stopped) await this.#readSome()
      this.#busy = false
      this.#wake()
    } catch (error) {
      this.stop()
      this.#ports.onFailed(error)
    }
  }

  async #readSome(): Promise<void> {
    const { log } = this.#ports
    const { part } = this.#source
    try {
      const end = log.end(part)
      const reading = log.read(part, this.#next, bytesATurn)
      const records = reading instanceof Promise ? await reading : reading
      if (this.#stopped) return
      for (const record of records) this.#shadow.take(this.#source, record)
      // Offsets may skip: nothing was below the end of before.
      this.#next = records.length === 0 ? end : endOf(records, this.#next)
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'truncated') throw error
      const start = log.start(part)
      this.#missed += start - this.#next
      this.#next = start
    }
  }
}
