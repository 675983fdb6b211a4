/**
 * The receiving side of the lanes: gate, then append to the stamped part of this region's own log
 * (R2). In order per lane partition, at least once; a batch is answered when what became of each of
 * its records is durable here, and only then are its counters ticked off.
 *
 * Nothing here decides whether a record is new: replayed ranges go into the log again and the folds
 * drop them by place. That is why a mirror may repeat anything at any time.
 */
import type { Clock } from '../platform/clock.ts'
import type { EventLog, NewRecord, Part } from '../platform/event-log/event-log.ts'
import { readLane } from '../protocol/codec/lane.ts'
import {
  type Canary,
  readCanary,
  readDirectoryEntry,
  readLaneGap,
  type DirectoryEntry,
  type LaneGap,
} from '../protocol/cold-messages.ts'
import { fail } from '../protocol/errors.ts'
import { feedPart, groupPart, type PartCounts, recordKinds, userPart } from '../protocol/log-records.ts'
import { type LaneRecord, laneTargets } from '../protocol/messages.ts'
import type { Region } from '../protocol/places.ts'
import type { FlowTable } from '../residency-policy/flows/flow-table.ts'
import type { BarrierTables } from './barrier-tables.ts'
import { type Barrier, completeUpTo, type CounterState, expectUpTo, noteBarrier, tickOff } from './counters.ts'
import type { CounterTable } from './counter-table.ts'
import { ended, gate, type Gated } from './gate.ts'
import { topicOfLane } from './lane-name.ts'
import type { LaneBatch } from './lane-transport.ts'
import type { LaneStatusBoard } from './lane-status.ts'

export interface ReceiverPorts {
  readonly here: Region
  readonly counts: PartCounts
  readonly log: EventLog
  readonly clock: Clock
  readonly counters: CounterTable
  readonly barriers: BarrierTables
  readonly faults: ReceiverFaults
  readonly status: LaneStatusBoard
  /** The policy in force now in a part, or without one in the whole region. */
  policy(part?: Part): FlowTable
  /** Puts an entry into this region's directory; resolves when durable. */
  putDirectory(entry: DirectoryEntry): Promise<void>
  /** Another region misses records of a lane of ours, or says (with `first` 0) up to where it has them all. */
  heard(gap: LaneGap): void
  /** Everything of a lane partition up to `counter` is durable here: its source need not keep it. */
  confirm(from: string, topic: string, partition: number, counter: number): Promise<void>
}

/** Breaks a rule, so that the simulation can prove it would notice. */
export interface ReceiverFaults {
  /** R7 The barrier is ignored. */
  readonly noReceiverGate: boolean
}

export const noReceiverFaults: ReceiverFaults = { noReceiverGate: false }

export class LaneReceiver {
  readonly #ports: ReceiverPorts

  constructor(ports: ReceiverPorts) {
    this.#ports = ports
  }

  /** Resolves when the batch is durable; rejects when it is not, and then the same batch is to come again. */
  async receive(batch: LaneBatch): Promise<void> {
    const { here, status } = this.#ports
    if (batch.lane.to !== here.alias)
      throw fail('request_invalid', `a batch for \`${batch.lane.to}\` has arrived in \`${here.alias}\``)
    const arrived = batch.records.map((bytes) => readLane(bytes))
    const judge = this.#judgeOf(batch)
    const appends = new Map<string, { part: Part; records: NewRecord[] }>()
    const waits: Promise<unknown>[] = []
    const ownCanaries: Canary[] = []
    for (const original of arrived) {
      const judged = judge.take(original)
      if (judged.type !== 'pass') status.stopped(batch.from, batch.lane, judged.type)
      if (judged.type === 'drop') continue
      const own = ownCanary(judged.record, batch)
      if (own !== undefined) ownCanaries.push(own)
      else if (judged.record.toTopic === laneTargets.control) waits.push(this.#control(judged.record, batch))
      else this.#route(judged.record, appends)
    }
    for (const { part, records } of appends.values()) waits.push(this.#ports.log.append(part, records))
    await Promise.all(waits)
    this.#tickOff(batch, arrived)
    for (const { topic, partition, counter, at } of ownCanaries) {
      status.canary(batch.from, topic, at)
      await this.#ports.confirm(batch.from, topic, partition, counter)
    }
    if (judge.barrier !== undefined) await this.#passed(batch, judge.barrier)
  }

  /** Records of a batch in their order: behind a barrier the next one is judged by what it brought. */
  #judgeOf({ from, lane, partition }: LaneBatch) {
    const { here, clock, counters, barriers, faults } = this.#ports
    const state: CounterState = counters.of(from, topicOfLane(lane), partition)
    let known = faults.noReceiverGate ? undefined : state.barrier
    const judge = {
      /** The newest barrier of this batch. */
      barrier: undefined as Barrier | undefined,
      take: (record: LaneRecord): Gated => {
        if (record.recordKind === recordKinds.barrier) {
          const { activation, generation } = barriers.add(from, record.payload).record
          const barrier = { counter: record.counter, activation, ends: generation > lane.generation }
          if (activation > (known?.activation ?? 0)) known = judge.barrier = barrier
          return { type: 'pass', record }
        }
        const behind = known === undefined ? undefined : barriers.table(from, known.activation)
        const own = this.#policyFor(record)
        if (known?.ends === true && record.counter > known.counter) return ended(record, here.number, behind ?? own)
        return gate(record, here.number, behind === undefined ? [own] : [own, behind], clock.now())
      },
    }
    return judge
  }

  /** Durable before it is answered: what comes again after a crash must not find the gate as it was before. */
  async #passed({ from, lane, partition }: LaneBatch, barrier: Barrier): Promise<void> {
    const { counters, barriers, confirm } = this.#ports
    const state = counters.of(from, topicOfLane(lane), partition)
    noteBarrier(state, barrier)
    counters.touched()
    await barriers.save()
    await counters.save()
    await confirm(from, topicOfLane(lane), partition, completeUpTo(state))
  }

  #route(record: LaneRecord, appends: Map<string, { part: Part; records: NewRecord[] }>): void {
    const part = this.#partOf(record)
    const key = `${part.topic}/${part.partition}`
    let entry = appends.get(key)
    if (entry === undefined) {
      entry = { part, records: [] }
      appends.set(key, entry)
    }
    entry.records.push({ kind: record.recordKind, flags: 0, at: this.#ports.clock.now(), payload: record.payload })
  }

  #policyFor(record: LaneRecord): FlowTable {
    const isControl = record.toTopic === laneTargets.control
    return isControl ? this.#ports.policy() : this.#ports.policy(this.#partOf(record))
  }

  #partOf(record: LaneRecord): Part {
    const { counts } = this.#ports
    switch (record.toTopic) {
      case laneTargets.user:
        return userPart(record.toPart % counts.user)
      case laneTargets.group:
        return groupPart(record.toPart % counts.group)
      case laneTargets.feed:
        return feedPart(record.toPart % counts.feed)
      case laneTargets.control:
        throw fail('internal', 'a control record has no part')
    }
  }

  async #control(record: LaneRecord, batch: LaneBatch): Promise<void> {
    switch (record.recordKind) {
      case recordKinds.directory:
        return this.#ports.putDirectory(readDirectoryEntry(record.payload))
      case recordKinds.canary: {
        const canary = readCanary(record.payload)
        const state = this.#ports.counters.of(batch.from, canary.topic, canary.partition)
        expectUpTo(state, canary.counter)
        this.#ports.counters.touched()
        this.#ports.status.canary(batch.from, canary.topic, canary.at)
        return this.#ports.confirm(batch.from, canary.topic, canary.partition, completeUpTo(state))
      }
      case recordKinds.laneGap:
        this.#ports.heard(readLaneGap(record.payload))
        return
      default:
        // A newer region may send what this one does not know yet: its counter is ticked off, nothing else.
        return
    }
  }

  #tickOff(batch: LaneBatch, records: readonly LaneRecord[]): void {
    const { counters, clock, status } = this.#ports
    const state = counters.of(batch.from, topicOfLane(batch.lane), batch.partition)
    for (const record of records) tickOff(state, record.counter)
    counters.touched()
    const newest = records.at(-1)
    if (newest !== undefined) status.arrived(batch.from, batch.lane, records.length, clock.now() - newest.at)
  }
}

/** A lane that is not counted tells its offset through itself: everything before it has come by then. */
function ownCanary(record: LaneRecord, { lane, partition }: LaneBatch): Canary | undefined {
  if (record.recordKind !== recordKinds.canary) return undefined
  const canary = readCanary(record.payload)
  return canary.topic === topicOfLane(lane) && canary.partition === partition ? canary : undefined
}
