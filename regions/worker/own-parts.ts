/**
 * The parts that a worker runs: each with its runner, its writer and its effects, from the moment it
 * takes one until it gives it up. A part serves when it is folded up to the end of its log, so that
 * what is served from the first moment on includes everything that was ever acknowledged.
 *
 * Two workers may run one part for a while, because the old owner does not know yet: both fold the same
 * log to the same rows, and nothing more is needed (W8, W21).
 */
import { settledWithin } from '../../platform/clock.ts'
import type { NewRecord, Offset, Part } from '../../platform/event-log/event-log.ts'
import { fail } from '../../protocol/errors.ts'
import { topics } from '../../protocol/log-records.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { cellCodec } from '../fold/cell-codec.ts'
import { noFoldFaults } from '../fold/fold-faults.ts'
import type { AppendQueue } from './append-queue.ts'
import type { Audience } from './audience.ts'
import { Effects, type SlowEffects } from './effects.ts'
import { GapTimer } from './gap-timer.ts'
import { openingRecords } from './opening-records.ts'
import { PartRunner } from './part-runner.ts'
import type { RegionWorkerPorts } from './region-worker-ports.ts'
import type { Resend } from './resend.ts'
import { RowWriter } from './row-writer.ts'
import { createTracedFold } from './traced-fold.ts'
import { noWorkerFaults } from './worker-faults.ts'

export interface RunningPart {
  readonly part: Part
  readonly runner: PartRunner
  readonly writer: RowWriter
  readonly gaps: GapTimer
  /** `serving`: folded up to where its log ended when it was taken. */
  stage: 'folding' | 'serving' | 'leaving'
}

export interface OwnPartsPorts {
  readonly worker: RegionWorkerPorts
  readonly appends: AppendQueue
  readonly slow: SlowEffects & Pick<Resend, 'ask'>
  /** What a part has to stand by at least when it is taken (R7). */
  policy(): PolicyRecord
  /** `isLeaving`: what its fold still says concerns nobody here. */
  audienceIn(part: Part, isLeaving: () => boolean): Audience
  /** Every row of `part` from records below `reach` is in the store. */
  onStored(part: Part, reach: Offset): void
  onFailure(error: unknown): void
}

/** A supervisor gives a process about ten seconds: five to store, one for what is under way to end. */
const stopStoresMs = 5_000
const stopEndsMs = 1_000

export const nameOfPart = ({ topic, partition }: Part): string => `${topic}/${partition}`

export class OwnParts {
  readonly #ports: OwnPartsPorts
  readonly #parts = new Map<string, RunningPart>()
  /** Of all of them; as a list, since each append looks at it. */
  #runners: readonly PartRunner[] = []
  /** Those of topic `user` that serve, by partition: each send looks here. */
  readonly #users: (RunningPart | undefined)[] = []
  #departures = 0

  constructor(ports: OwnPartsPorts) {
    this.#ports = ports
  }

  /** How often parts were given up: what was read from memory before may be somewhere else since. */
  get departures(): number {
    return this.#departures
  }

  get runners(): readonly PartRunner[] {
    return this.#runners
  }

  all(): MapIterator<RunningPart> {
    return this.#parts.values()
  }

  /** In whatever stage; undefined for a part that was not taken. */
  held(part: Part): RunningPart | undefined {
    return this.#parts.get(nameOfPart(part))
  }

  /** Undefined for a part that is not served here: not taken, still folding, or given up. */
  find(part: Part): RunningPart | undefined {
    const running = this.held(part)
    return running?.stage === 'serving' ? running : undefined
  }

  /** Throws `unavailable` for a part that is not served here. */
  get(part: Part): RunningPart {
    const running = this.find(part)
    if (running === undefined) throw fail('unavailable')
    return running
  }

  /** Of a part of people; throws `unavailable` when it is not served here. */
  userRunner(partition: number): PartRunner {
    const running = this.#users[partition]
    if (running === undefined) throw fail('unavailable')
    return running.runner
  }

  /** In whatever stage: for what its own fold asked for. Throws `unavailable` when it is gone. */
  running(part: Part): RunningPart {
    const running = this.held(part)
    if (running === undefined) throw fail('unavailable')
    return running
  }

  /** Loads their checkpoints, all at once. Nothing is folded yet. */
  async open(parts: readonly Part[]): Promise<readonly RunningPart[]> {
    const opened = await Promise.all(parts.map((part) => this.#open(part)))
    for (const running of opened) this.#parts.set(nameOfPart(running.part), running)
    this.#runners = [...this.#parts.values()].map(({ runner }) => runner)
    return opened
  }

  /** Folds what the last owner had not stored. */
  async fold(opened: readonly RunningPart[]): Promise<void> {
    for (const { runner } of opened) runner.start()
    await Promise.all(opened.map(({ part, runner }) => runner.folded(this.#ports.worker.log.end(part) - 1)))
  }

  /** Tells each what it may have missed; from then on it serves. */
  async serve(opened: readonly RunningPart[]): Promise<void> {
    const { policy, worker } = this.#ports
    const serve = async (running: RunningPart): Promise<void> => {
      await this.appendAndFold(running, openingRecords(running.runner.cell, policy(), worker.clock.now()))
      running.stage = 'serving'
      if (running.part.topic === topics.user) this.#users[running.part.partition] = running
    }
    await Promise.all(opened.map(serve))
  }

  /** Stores what was folded, for so long, and folds nothing more. Whoever comes next folds the rest again. */
  async giveUp(parts: readonly Part[]): Promise<void> {
    const { scheduler } = this.#ports.worker
    const leaving = parts.flatMap((part) => this.held(part) ?? [])
    if (leaving.length > 0) this.#departures += 1
    for (const running of leaving) {
      running.stage = 'leaving'
      if (running.part.topic === topics.user) this.#users[running.part.partition] = undefined
    }
    await settledWithin(scheduler, stopStoresMs, Promise.allSettled(leaving.map(({ runner }) => runner.checkpoint())))
    const ending = leaving.flatMap(({ runner, writer }) => [writer.stop(), runner.stop()])
    await settledWithin(scheduler, stopEndsMs, Promise.allSettled(ending))
    for (const { part } of leaving) this.#parts.delete(nameOfPart(part))
    this.#runners = [...this.#parts.values()].map(({ runner }) => runner)
  }

  async appendAndFold({ part, runner }: RunningPart, records: readonly NewRecord[]): Promise<void> {
    if (records.length === 0) return
    const first = await this.#ports.worker.log.append(part, records)
    await runner.folded(first + records.length - 1)
  }

  async checkpoint(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.checkpoint()))
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#parts.values()].map(({ writer }) => writer.write()))
  }

  async #open(part: Part): Promise<RunningPart> {
    const { worker, appends, slow, audienceIn, onStored } = this.#ports
    const { region, counts, aliases, log, store, scheduler, cellsMax, onAlarm } = worker
    const faults = worker.workerFaults ?? noWorkerFaults
    const setting = {
      region: region.number,
      regionName: region.name,
      partition: part.partition,
      counts,
      aliases,
      faults: worker.foldFaults ?? noFoldFaults,
    }
    const fold = createTracedFold(part.topic, setting, worker.tracing)
    const writer = new RowWriter(
      part,
      store,
      scheduler,
      (reach) => onStored(part, reach),
      () => runner.next,
    )
    // What fails because the part is being given up concerns nobody any more.
    const onFailure = (error: unknown): void => {
      if (running.stage !== 'leaving') this.#ports.onFailure(error)
    }
    const effects = new Effects({
      part,
      counts,
      aliases,
      appends,
      writer,
      audience: audienceIn(part, () => running.stage === 'leaving'),
      slow,
      faults,
      onParked: (where, outcome) => onAlarm(`chain ${outcome.state}: ${outcome.reason}`, where),
      onFailure,
    })
    const runner: PartRunner = await PartRunner.open({
      part,
      fold,
      log,
      store,
      codec: cellCodec,
      scheduler,
      writer,
      effects,
      faults,
      cellsMax,
      onFailure,
      onUnreadable: (where) => onAlarm('a record that nobody can read was passed over', where),
    })
    const gaps = new GapTimer(slow, region.number, part)
    const running: RunningPart = { part, runner, writer, gaps, stage: 'folding' }
    return running
  }
}
