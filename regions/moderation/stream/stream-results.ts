/** Reads what the stream processor found, each kind from a topic of its own, in order. */
import type { Scheduler } from '../../../platform/clock.ts'
import { type EventLog, EventLogError, type Offset, type StoredRecord } from '../../../platform/event-log/event-log.ts'
import type { Finding, ResultPositions } from '../pipeline/findings.ts'
import { abuseIn, deadLetterIn, flaggedIn, type FlaggedPost, statisticsIn } from './stream-records.ts'
import { streamPart } from './stream-topics.ts'

type ResultTopic = keyof ResultPositions
const resultTopics: readonly ResultTopic[] = ['flagged', 'statistics', 'abuse', 'deadLetters']

const bytesATurn = 65_536

export interface StreamResultsPorts {
  readonly log: EventLog
  readonly scheduler: Pick<Scheduler, 'soon'>
  readonly next: ResultPositions | undefined
  readonly flagged: (post: FlaggedPost) => readonly Finding[]
  readonly found: (findings: readonly Finding[]) => void
  readonly hasRoom: () => boolean
  readonly onFailure: (error: unknown) => void
}

export class StreamResults {
  readonly #ports: StreamResultsPorts
  readonly #next: Record<ResultTopic, Offset>
  #busy = false
  #stopped = false
  readonly #ends: (() => void)[] = []
  /** Rows that are none: nobody but the job writes there. */
  unreadable = 0

  constructor(ports: StreamResultsPorts) {
    const { log, next } = ports
    const startOf = (name: ResultTopic): Offset => next?.[name] ?? log.start(streamPart(name))
    this.#ports = ports
    this.#next = {
      flagged: startOf('flagged'),
      statistics: startOf('statistics'),
      abuse: startOf('abuse'),
      deadLetters: startOf('deadLetters'),
    }
  }

  start(): void {
    for (const name of resultTopics) this.#ends.push(this.#ports.log.watch(streamPart(name), () => this.wake()))
    this.wake()
  }

  stop(): void {
    this.#stopped = true
    for (const end of this.#ends.splice(0)) end()
  }

  get next(): ResultPositions {
    return { ...this.#next }
  }

  /** What lies before `positions` is kept elsewhere, and may be dropped. */
  async release(positions: ResultPositions): Promise<void> {
    for (const name of resultTopics) await this.#ports.log.release(streamPart(name), positions[name])
  }

  wake(): void {
    if (this.#busy || this.#stopped || !this.#ports.hasRoom() || this.#unread() === undefined) return
    this.#busy = true
    this.#ports.scheduler.soon(() => void this.#turn())
  }

  #unread(): ResultTopic | undefined {
    return resultTopics.find((name) => this.#next[name] < this.#ports.log.end(streamPart(name)))
  }

  async #turn(): Promise<void> {
    try {
      const name = this.#unread()
      if (name !== undefined && !this.#stopped) await this.#readSome(name)
      this.#busy = false
      this.wake()
    } catch (error) {
      this.#busy = false
      if (!this.#stopped) this.#ports.onFailure(error)
    }
  }

  async #readSome(name: ResultTopic): Promise<void> {
    const { log } = this.#ports
    const part = streamPart(name)
    try {
      const end = log.end(part)
      const records = await log.read(part, this.#next[name], bytesATurn)
      if (this.#stopped) return
      for (const record of records) {
        this.#take(name, record)
        this.#next[name] = record.offset + 1
      }
      if (records.length === 0) this.#next[name] = end
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'truncated') throw error
      // Only what was kept is ever dropped.
      this.#next[name] = log.start(part)
    }
  }

  #take(name: ResultTopic, record: StoredRecord): void {
    try {
      this.#ports.found(this.#findingsIn(name, record))
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
      this.unreadable += 1
    }
  }

  #findingsIn(name: ResultTopic, record: StoredRecord): readonly Finding[] {
    switch (name) {
      case 'flagged':
        return this.#ports.flagged(flaggedIn(record))
      case 'statistics':
        return [statisticsIn(record)]
      case 'abuse':
        return [abuseIn(record)]
      case 'deadLetters':
        return [deadLetterIn(record)]
    }
  }
}
