/**
 * The pipeline on a stream processor, as its region has it: feeds posts, reads what was found and keeps it
 * with how far it is, as one unit, about once a second (W10). The stages between run elsewhere
 * (`stream-sql.ts`), so what is found comes some seconds later than in the region itself.
 */
import type { Clock, Scheduler, Timer } from '../../../platform/clock.ts'
import type { EventLog, Offset } from '../../../platform/event-log/event-log.ts'
import { flaggedOf } from '../pipeline/pipeline.ts'
import type { Finding, Progress, TakenFindings } from '../pipeline/findings.ts'
import type { FindingsPipeline, PipelineStatus } from '../pipeline/findings-pipeline.ts'
import { UnkeptFindings } from '../pipeline/unkept-findings.ts'
import type { WordMatcher } from '../word-matcher.ts'
import { formRendered } from './rendered-form.ts'
import { StreamFeeder } from './stream-feeder.ts'
import type { FlaggedPost } from './stream-records.ts'
import { StreamResults } from './stream-results.ts'
import { streamPart } from './stream-topics.ts'

const tickMs = 1_000
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
  readonly findings: TakenFindings
  readonly matcher: () => WordMatcher
  /** Whether what is fed from now on is looked through by that matcher's list (`StreamJob.isOfToday`). */
  readonly isHeard: () => boolean
  /** By part of `stream.posts`: what lies before it will not be read by the job again, whatever fails. */
  readonly lookedAt: () => Promise<readonly (Offset | undefined)[]>
  /** Something was not written, read or dropped; it is tried again. */
  readonly onFailure: (error: unknown) => void
  /** Another pipeline writes now: this one must end. */
  readonly onTaken: () => void
}

export class StreamPipeline implements FindingsPipeline {
  readonly #ports: StreamPipelinePorts
  readonly #feeder: StreamFeeder
  readonly #results: StreamResults
  readonly #unkept: UnkeptFindings
  /** The newest last. */
  #lists: readonly WordMatcher[] = []
  #releasedAt = 0
  #releasing = false
  #timer: Timer | undefined
  #stopped = false

  /** Goes on where it was, or begins with the oldest record. */
  constructor(ports: StreamPipelinePorts) {
    const { log, clock, scheduler, parts, findings, isHeard, onFailure, onTaken } = ports
    const { progress } = findings
    this.#ports = ports
    const next = progress?.next ?? []
    this.#feeder = new StreamFeeder({
      ...{ log, clock, scheduler, parts, next, mayFeed: isHeard, onFailure },
      mark: Math.max(0, (progress?.closedBefore ?? 0) - 1),
    })
    this.#results = new StreamResults({
      ...{ log, scheduler, onFailure, next: progress?.results },
      flagged: (post) => this.#flagged(post),
      found: (found) => this.#unkept.add(found),
      hasRoom: () => this.#unkept.hasRoom,
    })
    this.#unkept = new UnkeptFindings({
      ...{ findings, onFailure, onTaken },
      now: () => clock.monotonic(),
      progress: () => this.#progress(),
    })
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
    await this.#unkept.keepAll()
  }

  /** `behind` counts what was not handed over; what the job has not looked at yet is Flink's to say. */
  status(): PipelineStatus {
    const { behind, posts, late } = this.#feeder
    return { behind, posts, late, notCounted: 0 }
  }

  #tick(): void {
    this.#noteList()
    this.#feeder.eachSecond()
    void this.#unkept.keep().then(() => this.#results.wake())
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

  #progress(): Progress {
    const { fed, mark } = this.#feeder
    return { next: fed, closedBefore: mark + 1, results: this.#results.next }
  }

  async #release(): Promise<void> {
    const { log, clock, lookedAt, onFailure } = this.#ports
    if (this.#releasing || clock.monotonic() - this.#releasedAt < releaseEveryMs) return
    this.#releasing = true
    this.#releasedAt = clock.monotonic()
    try {
      const { results } = this.#unkept.kept
      if (results !== undefined) await this.#results.release(results)
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
