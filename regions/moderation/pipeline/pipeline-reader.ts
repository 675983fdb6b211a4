/**
 * Runs the pipeline behind the work of the product: follows the group parts, keeps what is found and how
 * far it is. Findings and progress are one unit, written about once a second; a crash reads the last
 * seconds again and says the same (W10). The part that lies farthest back is read first, so that a region
 * that was away comes back window by window and not part by part.
 */
import type { Clock, Scheduler, Timer } from '../../../platform/clock.ts'
import { type EventLog, EventLogError, type Offset, type StoredRecord } from '../../../platform/event-log/event-log.ts'
import { groupPart } from '../../../protocol/log-records.ts'
import type { WordMatcher } from '../word-matcher.ts'
import type { Finding, Findings, FindingType, Progress } from './findings.ts'
import { deadLetter, Pipeline } from './pipeline.ts'

/** A turn of the event loop: some eighty texts, two or three milliseconds. */
const bytesATurn = 16_384
/** One commit, which is synced on this thread, and a crash's worth of work to do again. */
const keepEveryMs = 1_000
/** Progress alone is kept less often: without it some more records are read again. */
const progressEveryMs = 10_000
/** Between the stamp of a record and its being readable: a batch on a slow disk. What comes later than that is late. */
const onTheWayMs = 2_000
/** Found and not kept yet. Where the disk takes no more, reading waits. */
const pendingMax = 5_000

export interface PipelineReaderPorts {
  readonly log: Pick<EventLog, 'read' | 'watch' | 'start' | 'end'>
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Pick<Scheduler, 'soon' | 'every'>
  /** Parts of topic `group`. */
  readonly parts: number
  readonly findings: Findings
  readonly matcher: () => WordMatcher
  /** Findings were not kept, or the log can not be read for now; it is tried again. */
  readonly onFailure: (error: unknown) => void
}

export interface PipelineStatus {
  /** Records not looked at yet. */
  readonly behind: number
  readonly posts: number
  readonly late: number
  readonly notCounted: number
}

interface Tail {
  readonly part: number
  next: Offset
  /** Of the last record read, ms. */
  time: number
}

export class PipelineReader {
  readonly #ports: PipelineReaderPorts
  readonly #pipeline: Pipeline
  readonly #tails: readonly Tail[]
  #pending: Finding[] = []
  #kept: Progress
  #keptAt: number
  #busy = false
  #stopped = false
  readonly #ends: (() => void)[] = []

  /** Goes on where it was, or begins with the oldest record. */
  constructor(ports: PipelineReaderPorts) {
    const { findings, log, parts, matcher, clock } = ports
    const progress = findings.progress()
    this.#ports = ports
    this.#pipeline = new Pipeline(matcher, progress?.closedBefore ?? 0)
    this.#tails = Array.from({ length: parts }, (_, part) => ({
      part,
      next: progress?.next[part] ?? log.start(groupPart(part)),
      time: 0,
    }))
    this.#kept = this.#progress()
    this.#keptAt = clock.now()
  }

  start(): void {
    const { log, scheduler } = this.#ports
    for (const { part } of this.#tails) this.#ends.push(log.watch(groupPart(part), () => this.#wake()))
    const timer: Timer = scheduler.every(keepEveryMs, () => this.#eachSecond())
    this.#ends.push(() => timer.cancel())
    this.#wake()
  }

  stop(): void {
    if (this.#stopped) return
    this.#stopped = true
    for (const end of this.#ends.splice(0)) end()
    this.#keep()
  }

  /** Everything found so far, the newest first. */
  newest(type: FindingType, limit: number): readonly Finding[] {
    if (!this.#stopped) this.#keep()
    return this.#ports.findings.newest(type, limit)
  }

  status(): PipelineStatus {
    const { log } = this.#ports
    const behind = this.#tails.reduce((sum, { part, next }) => sum + log.end(groupPart(part)) - next, 0)
    return { behind, ...this.#pipeline.counts }
  }

  #wake(): void {
    if (this.#busy || this.#stopped || this.#pending.length >= pendingMax || this.#farthestBack() === undefined) return
    this.#busy = true
    this.#ports.scheduler.soon(() => void this.#turn())
  }

  /** Of the parts that have something to read. */
  #farthestBack(): Tail | undefined {
    const { log } = this.#ports
    const unread = this.#tails.filter(({ part, next }) => next < log.end(groupPart(part)))
    return unread.sort((a, b) => a.time - b.time)[0]
  }

  async #turn(): Promise<void> {
    try {
      const tail = this.#farthestBack()
      if (tail !== undefined && !this.#stopped) await this.#readSome(tail)
      if (this.#pending.length >= pendingMax) this.#keep()
      this.#busy = false
      this.#wake()
    } catch (error) {
      // The next growth or second tries again.
      this.#busy = false
      if (!this.#stopped) this.#ports.onFailure(error)
    }
  }

  async #readSome(tail: Tail): Promise<void> {
    const { log } = this.#ports
    const part = groupPart(tail.part)
    try {
      const end = log.end(part)
      const reading = log.read(part, tail.next, bytesATurn)
      const records = reading instanceof Promise ? await reading : reading
      if (this.#stopped) return
      for (const record of records) this.#take(tail, record)
      // Offsets may skip: nothing was below the end of before.
      if (records.length === 0) tail.next = end
    } catch (error) {
      if (!(error instanceof EventLogError) || error.code !== 'truncated') throw error
      this.#skipTo(log.start(part), tail)
    }
  }

  #take(tail: Tail, record: StoredRecord): void {
    this.#pending.push(...this.#pipeline.take(tail.part, record))
    tail.next = record.offset + 1
    tail.time = record.at
  }

  #skipTo(start: Offset, tail: Tail): void {
    const range = `${tail.next}-${start - 1}`
    const { clock } = this.#ports
    this.#pending.push(deadLetter(tail.part, range, clock.now(), 'the log was cut before this was read'))
    tail.next = start
  }

  #eachSecond(): void {
    this.#pending.push(...this.#pipeline.closeBefore(this.#time()))
    this.#keep()
    this.#wake()
  }

  /** No part has a record from before it that was not read. */
  #time(): number {
    const { log, clock } = this.#ports
    const unread = this.#tails.filter(({ part, next }) => next < log.end(groupPart(part)))
    return Math.min(clock.now(), ...unread.map(({ time }) => time)) - onTheWayMs
  }

  #progress(): Progress {
    const next = this.#tails.map((tail) => this.#pipeline.firstOpen(tail.part) ?? tail.next)
    return { next, closedBefore: this.#pipeline.closedBefore }
  }

  #keep(): void {
    const { findings, clock, onFailure } = this.#ports
    const progress = this.#progress()
    const isMoved = progress.next.some((next, part) => next !== this.#kept.next[part])
    const isDue = isMoved && (this.#stopped || clock.now() - this.#keptAt >= progressEveryMs)
    if (this.#pending.length === 0 && !isDue) return
    try {
      findings.put(this.#pending, progress)
      this.#pending = []
      this.#kept = progress
      this.#keptAt = clock.now()
    } catch (error) {
      onFailure(error)
    }
  }
}
