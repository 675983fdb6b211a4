/** An event log that tells when records of followed messages are durable, whoever appends them; else the log itself. */
import type { EventLog, NewRecord, Offset, Part, StoredRecord } from '../../platform/event-log/event-log.ts'
import type { Trace, Tracing } from '../../platform/tracing.ts'
import { traceOfRecord } from '../../protocol/trace-of.ts'

export const tracedLog = (log: EventLog, tracing: Tracing | undefined): EventLog =>
  tracing === undefined ? log : new TracedLog(log, tracing)

interface Followed {
  readonly trace: Trace
  /** Its number in the batch. */
  readonly at: number
}

class TracedLog implements EventLog {
  readonly #log: EventLog
  readonly #tracing: Tracing

  constructor(log: EventLog, tracing: Tracing) {
    this.#log = log
    this.#tracing = tracing
  }

  append(part: Part, records: readonly NewRecord[]): Promise<Offset> {
    // Before: the bytes are the log's from then on.
    const followed = this.#followed(records)
    if (followed.length === 0) return this.#log.append(part, records)
    const fromMs = this.#tracing.now()
    const appended = this.#log.append(part, records)
    const where = { topic: part.topic, part: part.partition, records: records.length }
    appended.then((first) => {
      for (const { trace, at } of followed) trace.step('append', fromMs, { ...where, offset: first + at })
    }, whoAppendedHears)
    return appended
  }

  #followed(records: readonly NewRecord[]): readonly Followed[] {
    const followed: Followed[] = []
    for (const [at, { kind, payload }] of records.entries()) {
      const trace = traceOfRecord(this.#tracing, kind, payload)
      if (trace !== undefined) followed.push({ trace, at })
    }
    return followed
  }

  read(part: Part, from: Offset, maxBytes: number): readonly StoredRecord[] | Promise<readonly StoredRecord[]> {
    return this.#log.read(part, from, maxBytes)
  }

  watch(part: Part, onGrowth: () => void): () => void {
    return this.#log.watch(part, onGrowth)
  }

  start(part: Part): Offset {
    return this.#log.start(part)
  }

  end(part: Part): Offset {
    return this.#log.end(part)
  }

  release(part: Part, offset: Offset): Promise<void> {
    return this.#log.release(part, offset)
  }

  heldBytes(): number {
    return this.#log.heldBytes()
  }

  heldBy(part: Part): number {
    return this.#log.heldBy(part)
  }

  close(): Promise<void> {
    return this.#log.close()
  }
}

const whoAppendedHears = (): void => {}
