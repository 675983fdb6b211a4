/**
 * Carries out what the fold of one part says, in log order per destination, at least once, each thing
 * idempotent by its own name (W10): rows by (user, seq), derived records by place, home entries by
 * epoch. After a crash the fold says it all again from the checkpoint, and nothing happens twice.
 *
 * Three speeds: verdicts and pushes go out at once, since the record is durable; derived records go
 * into the log with the next batch; rows wait in the writer for the next checkpoint. What needs a
 * read or a slow store first (repairs, home entries) is a job; checkpoints wait for it.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import { limits } from '../../protocol/limits.ts'
import { lanePartition, laneTopic, type PartCounts, recordKinds, topics } from '../../protocol/log-records.ts'
import type {
  AppendOutcome,
  DirectoryOutcome,
  GroupReemitOutcome,
  LaneOutcome,
  Outcome,
  ParkedOutcome,
  ReemitOutcome,
  TimelineOutcome,
} from '../fold/outcome.ts'
import type { AppendQueue } from './append-queue.ts'
import type { Audience } from './audience.ts'
import type { PartEffects } from './part-runner.ts'
import type { RowWriter } from './row-writer.ts'
import type { WorkerFaults } from './worker-faults.ts'

/** Things that take a while. Each resolves when its outcome is durable; none is told twice at a time. */
export interface SlowEffects {
  reemit(outcome: ReemitOutcome, from: Part): Promise<void>
  reemitGroup(outcome: GroupReemitOutcome, from: Part): Promise<void>
  home(outcome: DirectoryOutcome, from: Part): Promise<void>
}

export interface EffectsPorts {
  readonly part: Part
  readonly counts: PartCounts
  readonly aliases: ReadonlyMap<number, string>
  readonly appends: AppendQueue
  readonly writer: RowWriter
  readonly audience: Audience
  readonly slow: SlowEffects
  readonly faults: WorkerFaults
  readonly onParked: (part: Part, outcome: ParkedOutcome) => void
  readonly onFailure: (error: unknown) => void
}

/** Repairs and home entries at a time: each holds up to a hundred rows in memory. */
const jobsMax = 64

export class Effects implements PartEffects {
  readonly #ports: EffectsPorts
  readonly #lanePartition: number
  readonly #jobs = new Set<Promise<void>>()

  constructor(ports: EffectsPorts) {
    this.#ports = ports
    const { part, counts } = ports
    this.#lanePartition = lanePartition.of(part, counts)
  }

  get hasRoom(): boolean {
    const { appends, writer } = this.#ports
    return this.#jobs.size < jobsMax && appends.pendingBytes + writer.unstoredBytes < limits.effectsAheadBytesMax
  }

  take(outcomes: readonly Outcome[]): void {
    // By index, as everywhere where each record passes: until a function is fully optimised, an iterator is objects.
    for (let at = 0; at < outcomes.length; at++) this.#take(outcomes[at] as Outcome, outcomes)
  }

  async settled(): Promise<void> {
    // Jobs first: they append. They may read rows that are not stored yet, and see to that themselves.
    while (this.#jobs.size > 0) await Promise.all(this.#jobs)
    await this.#ports.appends.settled()
  }

  #take(outcome: Outcome, all: readonly Outcome[]): void {
    const { writer, audience, slow, part, faults } = this.#ports
    switch (outcome.type) {
      case 'verdict':
        return audience.verdict(outcome)
      case 'row':
        writer.row(outcome)
        if (faults.pushFromSender) audience.presumedRow(outcome)
        return audience.row(outcome)
      case 'timeline':
        if (!this.#isStoredByFeed(outcome, all)) writer.groupRow(outcome)
        return audience.timeline(outcome)
      case 'mark':
        writer.mark(outcome)
        return audience.mark(outcome)
      case 'append':
        return this.#append(outcome)
      case 'lane':
        return this.#lane(outcome)
      case 'reemit':
        return this.#job(slow.reemit(outcome, part))
      case 'group-reemit':
        return this.#job(slow.reemitGroup(outcome, part))
      case 'directory':
        return this.#job(slow.home(outcome, part))
      case 'parked':
        return this.#ports.onParked(part, outcome)
    }
  }

  /** Where the group's home region has members, its feed part stores the row, with the tick. */
  #isStoredByFeed(outcome: TimelineOutcome, all: readonly Outcome[]): boolean {
    return outcome.at === 'home' && all.some((other) => other.type === 'append' && other.topic === 'feed')
  }

  #append({ topic, partition, kind, payload }: AppendOutcome): void {
    const { appends, faults } = this.#ports
    if (faults.noRepair && isRepair(kind)) return
    appends.add(topics[topic], partition, kind, payload)
  }

  #lane({ region, class: laneClass, generation, payload }: LaneOutcome): void {
    const alias = this.#ports.aliases.get(region)
    // A region that this installation does not run has no lane: the fold does not name one.
    if (alias === undefined) return
    this.#ports.appends.add(laneTopic(alias, laneClass, generation), this.#lanePartition, recordKinds.lane, payload)
  }

  #job(work: Promise<void>): void {
    const job = work.then(
      () => {
        this.#jobs.delete(job)
      },
      (caught: unknown) => {
        this.#jobs.delete(job)
        this.#ports.onFailure(caught)
      },
    )
    this.#jobs.add(job)
  }
}

const isRepair = (kind: number): boolean => kind === recordKinds.repair || kind === recordKinds.groupRepair
