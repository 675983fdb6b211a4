/** Runs the pipeline in a process of the region: follows the group parts, keeps what is found and how far it is. */
import type { Clock, Scheduler, Timer } from '../../../platform/clock.ts'
import type { EventLog } from '../../../platform/event-log/event-log.ts'
import type { WordMatcher } from '../word-matcher.ts'
import type { Progress, TakenFindings } from './findings.ts'
import type { FindingsPipeline, PipelineStatus } from './findings-pipeline.ts'
import { GroupTails } from './group-tails.ts'
import { cutBeforeRead, deadLetter, Pipeline } from './pipeline.ts'
import { UnkeptFindings } from './unkept-findings.ts'

/** One commit, and a crash's worth of work to do again. */
const keepEveryMs = 1_000

export interface PipelineReaderPorts {
  readonly log: Pick<EventLog, 'read' | 'watch' | 'start' | 'end'>
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Pick<Scheduler, 'soon' | 'every'>
  /** Parts of topic `group`. */
  readonly parts: number
  readonly findings: TakenFindings
  readonly matcher: () => WordMatcher
  /** Findings were not kept, or the log can not be read for now; it is tried again. */
  readonly onFailure: (error: unknown) => void
  /** Another pipeline writes now: this one must end. */
  readonly onTaken: () => void
}

export class PipelineReader implements FindingsPipeline {
  readonly #ports: PipelineReaderPorts
  readonly #pipeline: Pipeline
  readonly #tails: GroupTails
  readonly #unkept: UnkeptFindings
  #timer: Timer | undefined
  #stopped = false

  /** Goes on where it was, or begins with the oldest record. */
  constructor(ports: PipelineReaderPorts) {
    const { findings, log, parts, matcher, clock, scheduler, onFailure, onTaken } = ports
    const { progress } = findings
    this.#ports = ports
    this.#pipeline = new Pipeline(matcher, progress?.closedBefore ?? 0)
    this.#tails = new GroupTails({
      log,
      clock,
      scheduler,
      parts,
      onFailure,
      next: progress?.next ?? [],
      take: (part, record) => this.#unkept.add(this.#pipeline.take(part, record)),
      missed: (part, range) => this.#unkept.add([deadLetter(part, range, clock.now(), cutBeforeRead)]),
      hasRoom: () => this.#unkept.hasRoom,
    })
    this.#unkept = new UnkeptFindings({
      ...{ findings, onFailure, onTaken },
      now: () => clock.now(),
      progress: () => this.#progress(),
    })
  }

  start(): void {
    this.#timer = this.#ports.scheduler.every(keepEveryMs, () => this.#eachSecond())
    this.#tails.start()
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    this.#timer?.cancel()
    this.#tails.stop()
    await this.#unkept.keepAll()
  }

  status(): PipelineStatus {
    return { behind: this.#tails.behind, ...this.#pipeline.counts }
  }

  #eachSecond(): void {
    this.#unkept.add(this.#pipeline.closeBefore(this.#tails.time))
    void this.#unkept.keep().then(() => this.#tails.wake())
  }

  #progress(): Progress {
    const next = this.#tails.next.map((next, part) => this.#pipeline.firstOpen(part) ?? next)
    return { next, closedBefore: this.#pipeline.closedBefore }
  }
}
