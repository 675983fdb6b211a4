/**
 * The pipeline on a stream processor, as its region has it: feeds posts, reads what was found and keeps it
 * with how far it is, as one unit, about once a second (W10). The stages between run elsewhere
 * (`stream-sql.ts`), so what is found comes some seconds later than in the region itself.
 */
import type { Clock, Scheduler, Timer } from '../../../platform/clock.ts'
import type { EventLog, Offset } from '../../../platform/event-log/event-log.ts'
import { flaggedOf } from '../pipeline/pipeline.ts'
import type { Finding, Findings, FindingType, Progress } from '../pipeline/findings.ts'
import type { FindingsPipeline, PipelineStatus } from '../pipeline/findings-pipeline.ts'
import type { WordMatcher } from '../word-matcher.ts'
import { formRendered } from './rendered-form.ts'
import { StreamFeeder } from './stream-feeder.ts'
import type { FlaggedPost } from './stream-records.ts'
import { StreamResults } from './stream-results.ts'
import { streamPart } from './stream-topics.ts'

const tickMs = 1_000
/** Positions alone are kept less often: without them some more is fed and read again. */
const progressEveryMs = 10_000
/** Found and not kept yet. Where the disk takes no more, reading waits. */
const pendingMax = 5_000
/** What was looked at and kept is dropped once a minute. */
const releaseEveryMs = 60_000
/** A post is told by the list it was looked through with, which may have been replaced since. */
const listsRemembered = 4

export interface StreamPipelinePorts {
  /** With `streamTopics` in it. */
  readonly log: EventLog
  readonly clock: Clock
  readonly scheduler: Pick<Scheduler, 'soon' | 'every'>
  /** Parts of topic `group`. */
  readonly parts: number
  readonly findings: Findings
  readonly matcher: () => WordMatcher
  /** Whether what is fed from now on is looked through by that matcher's list (`StreamJob.isOfToday`). */
  readonly isHeard: () => boolean
  /** By part of `stream.posts`: what lies before it will not be read by the job again, whatever fails. */
  readonly lookedAt: () => Promise<readonly (Offset | undefined)[]>
  /** Something was not written, read or dropped; it is tried again. */
  readonly onFailure: (error: unknown) => void
}

export class StreamPipeline implements FindingsPipeline {
  readonly #ports: StreamPipelinePorts
  readonly #feeder: StreamFeeder
  readonly #results: StreamResults
  #pending: Finding[] = []
  #kept: Progress
  #keptAt: number
  /** The newest last. */
  #lists: readonly WordMatcher[] = []
  #releasedAt = 0
  #releasing = false
  #timer: Timer | undefined
  #stopped = false

  /** Goes on where it was, or begins with the oldest record. */
  constructor(ports: StreamPipelinePorts) {
    const { log, clock, scheduler, parts, findings, isHeard, onFailure } = ports
    const progress = findings.progress()
    this.#ports = ports
    const next = progress?.next ?? []
    this.#feeder = new StreamFeeder({
      ...{ log, clock, scheduler, parts, next, mayFeed: isHeard, onFailure },
      mark: Math.max(0, (progress?.closedBefore ?? 0) - 1),
    })
    this.#results = new StreamResults({
      ...{ log, scheduler, onFailure, next: progress?.results },
      flagged: (post) => this.#flagged(post),
      found: (findings) => void this.#pending.push(...findings),
      hasRoom: () => this.#hasRoom(),
    })
    this.#kept = this.#progress()
    this.#keptAt = clock.monotonic()
  }

  start(): void {
    this.#timer = this.#ports.scheduler.every(tickMs, () => this.#tick())
    this.#results.start()
    this.#noteList()
    this.#feeder.start()
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    this.#timer?.cancel()
    this.#results.stop()
    await this.#feeder.stop()
    this.#keep()
  }

  newest(type: FindingType, limit: number): readonly Finding[] {
    if (!this.#stopped) this.#keep()
    return this.#ports.findings.newest(type, limit)
  }

  /** `behind` counts what was not handed over; what the job has not looked at yet is Flink's to say. */
  status(): PipelineStatus {
    const { behind, posts, late } = this.#feeder
    return { behind, posts, late, notCounted: 0 }
  }

  #tick(): void {
    this.#noteList()
    this.#feeder.eachSecond()
    this.#keep()
    this.#results.wake()
    void this.#release()
  }

  #noteList(): void {
    const current = this.#ports.matcher()
    if (current !== this.#lists.at(-1)) this.#lists = [...this.#lists, current].slice(-listsRemembered)
  }

  #flagged(post: FlaggedPost): readonly Finding[] {
    const list = this.#lists.find((each) => each.list.version === post.version) ?? this.#ports.matcher()
    const hits = list.hitsIn(post.plain.map(formRendered), post.skeleton.map(formRendered))
    return flaggedOf(post, [...hits], post.version)
  }

  #hasRoom(): boolean {
    if (this.#pending.length >= pendingMax) this.#keep()
    return this.#pending.length < pendingMax
  }

  #progress(): Progress {
    const { fed, mark } = this.#feeder
    return { next: fed, closedBefore: mark + 1, results: this.#results.next }
  }

  #keep(): void {
    const { findings, clock, onFailure } = this.#ports
    const isDue = this.#stopped || clock.monotonic() - this.#keptAt >= progressEveryMs
    if (this.#pending.length === 0 && !isDue) return
    const progress = this.#progress()
    try {
      findings.put(this.#pending, progress)
      this.#pending = []
      this.#kept = progress
      this.#keptAt = clock.monotonic()
    } catch (error) {
      onFailure(error)
    }
  }

  async #release(): Promise<void> {
    const { log, clock, lookedAt, onFailure } = this.#ports
    if (this.#releasing || clock.monotonic() - this.#releasedAt < releaseEveryMs) return
    this.#releasing = true
    this.#releasedAt = clock.monotonic()
    try {
      if (this.#kept.results !== undefined) await this.#results.release(this.#kept.results)
      const offsets = await lookedAt()
      for (const [part, offset] of offsets.entries()) {
        if (offset !== undefined) await log.release(streamPart('posts', part), offset)
      }
    } catch (error) {
      onFailure(error)
    } finally {
      this.#releasing = false
    }
  }
}
