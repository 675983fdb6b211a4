/**
 * Runs the pipeline in the region's own process: follows the group parts, keeps what is found and how
 * far it is. Findings and progress are one unit, written about once a second; a crash reads the last
 * seconds again and says the same (W10).
 */
import type { Clock, Scheduler, Timer } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/event-log/event-log.ts'
import type { WordMatcher } from '../word-matcher.ts'
import type { Finding, Findings, FindingType, Progress } from './findings.ts'
import type { FindingsPipeline, PipelineStatus } from './findings-pipeline.ts'
import { GroupTails } from './group-tails.ts'
import { cutBeforeRead, deadLetter, Pipeline } from './pipeline.ts'

/** One commit, which is synced on this thread, and a crash's worth of work to do again. */
const keepEveryMs = 1_000
/** Progress alone is kept less often: without it some more records are read again. */
const progressEveryMs = 10_000
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

export class PipelineReader implements FindingsPipeline {
  readonly #ports: PipelineReaderPorts
  readonly #pipeline: Pipeline
  readonly #tails: GroupTails
  #pending: Finding[] = []
  #kept: Progress
  #keptAt: number
  #timer: Timer | undefined
  #stopped = false

  /** Goes on where it was, or begins with the oldest record. */
  constructor(ports: PipelineReaderPorts) {
    const { findings, log, parts, matcher, clock, scheduler, onFailure } = ports
    const progress = findings.progress()
    this.#ports = ports
    this.#pipeline = new Pipeline(matcher, progress?.closedBefore ?? 0)
    this.#tails = new GroupTails({
      log,
      clock,
      scheduler,
      parts,
      onFailure,
      next: progress?.next ?? [],
      take: (part, record) => void this.#pending.push(...this.#pipeline.take(part, record)),
      missed: (part, range) => void this.#pending.push(deadLetter(part, range, clock.now(), cutBeforeRead)),
      hasRoom: () => this.#hasRoom(),
    })
    this.#kept = this.#progress()
    this.#keptAt = clock.now()
  }

  start(): void {
    this.#timer = this.#ports.scheduler.every(keepEveryMs, () => this.#eachSecond())
    this.#tails.start()
  }

  stop(): Promise<void> {
    if (!this.#stopped) {
      this.#stopped = true
      this.#timer?.cancel()
      this.#tails.stop()
      this.#keep()
    }
    return Promise.resolve()
  }

  newest(type: FindingType, limit: number): readonly Finding[] {
    if (!this.#stopped) this.#keep()
    return this.#ports.findings.newest(type, limit)
  }

  status(): PipelineStatus {
    return { behind: this.#tails.behind, ...this.#pipeline.counts }
  }

  #hasRoom(): boolean {
    if (this.#pending.length >= pendingMax) this.#keep()
    return this.#pending.length < pendingMax
  }

  #eachSecond(): void {
    this.#pending.push(...this.#pipeline.closeBefore(this.#tails.time))
    this.#keep()
    this.#tails.wake()
  }

  #progress(): Progress {
    const next = this.#tails.next.map((next, part) => this.#pipeline.firstOpen(part) ?? next)
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
