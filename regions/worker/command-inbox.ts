/**
 * Commands of one part on their way into the log. What arrives in one turn is one append; the answer
 * comes from the fold, so a success here is nobody's business. When an append fails, those whose
 * commands were in it hear so in order, and so do those behind, by the log's own contract.
 */
import type { EventLog, NewRecord, Part } from '../../platform/event-log/event-log.ts'
import { codeOfAppend } from './append-refusal.ts'
import type { Origin } from './origin.ts'
import type { WorkerFaults } from './worker-faults.ts'

/** One append must stay below what a log takes at once. */
const appendBytesMax = 256 * 1_024

export class CommandInbox {
  readonly #part: Part
  readonly #log: EventLog
  readonly #faults: WorkerFaults
  #records: NewRecord[] = []
  #origins: Origin[] = []
  #numbers: number[] = []
  #bytes = 0
  #onTheWay = 0
  #appended: Promise<void> = Promise.resolve()

  constructor(part: Part, log: EventLog, faults: WorkerFaults) {
    this.#part = part
    this.#log = log
    this.#faults = faults
  }

  /** Commands that are not durable yet. */
  get pending(): number {
    return this.#records.length + this.#onTheWay
  }

  /** Resolves when every command so far is durable or refused. */
  settled(): Promise<void> {
    this.flush()
    return this.#appended
  }

  /** True when this is the first since the last flush. */
  add(record: NewRecord, origin: Origin, n: number): boolean {
    if (this.#bytes + record.payload.length > appendBytesMax) this.flush()
    const first = this.#records.length === 0
    this.#records.push(record)
    this.#origins.push(origin)
    this.#numbers.push(n)
    this.#bytes += record.payload.length
    if (this.#faults.ackBeforeSync) origin.presumed(n)
    return first
  }

  flush(): void {
    const records = this.#records
    if (records.length === 0) return
    const origins = this.#origins
    const numbers = this.#numbers
    this.#records = []
    this.#origins = []
    this.#numbers = []
    this.#bytes = 0
    this.#onTheWay += records.length
    this.#appended = this.#log.append(this.#part, records).then(
      () => {
        this.#onTheWay -= records.length
        if (this.#faults.ackAtAppend) origins.forEach((origin, at) => origin.presumed(numbers[at] as number))
      },
      (caught: unknown) => {
        this.#onTheWay -= records.length
        const code = codeOfAppend(caught)
        origins.forEach((origin, at) => origin.refused(numbers[at] as number, code))
      },
    )
  }
}
