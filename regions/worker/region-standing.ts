/**
 * Where the parts of a region stand: by which policy they judge, how far their lanes and rows are. Of
 * parts that colleagues run it goes by what they last said, which is never ahead of what is so: an
 * activation counts when it is in force, a counter when it was given, a row when it is stored.
 */
import type { Part } from '../../platform/event-log/event-log.ts'
import { lanePartition, type PartCounts } from '../../protocol/log-records.ts'
import { FlowTable } from '../../residency-policy/flows/flow-table.ts'
import type { PolicyRecord } from '../../residency-policy/flows/policy-record.ts'
import { laneKey } from '../fold/turn.ts'
import type { Colleagues } from './colleagues.ts'
import { nameOfPart, type OwnParts } from './own-parts.ts'
import { type PartStatus, statusOf } from './part-status.ts'
import { partsOfRegion } from './parts-of-region.ts'
import type { StoredUpTo } from './snapshot-shelf.ts'

export interface RegionStandingPorts {
  readonly own: OwnParts
  readonly colleagues: Pick<Colleagues, 'statuses'>
  readonly counts: PartCounts
  /** Regions by number: alias. */
  readonly aliases: ReadonlyMap<number, string>
  /** What the region stands by when this worker starts. */
  readonly policy: PolicyRecord
}

export class RegionStanding {
  readonly #ports: RegionStandingPorts
  /** Parts of the region, whoever runs them. */
  readonly #count: number
  /** The newest that this worker was told. */
  #told: FlowTable

  constructor(ports: RegionStandingPorts) {
    this.#ports = ports
    this.#count = partsOfRegion(ports.counts).length
    this.#told = new FlowTable(ports.policy)
  }

  get told(): PolicyRecord {
    return this.#told.record
  }

  tell(policy: PolicyRecord): void {
    if (policy.activation > this.#told.record.activation) this.#told = new FlowTable(policy)
  }

  /**
   * In force in a part; without one the newest that any part has. A part of a colleague is judged by
   * what that one was told last: a gate may close before the part knows, and never opens before.
   */
  policy(part?: Part): FlowTable {
    const { own } = this.#ports
    if (part !== undefined) return own.find(part)?.runner.cell.policy ?? this.#told
    const tables = own.runners.map(({ cell }) => cell.policy)
    if (tables.length < this.#count) tables.push(this.#told)
    return tables.reduce((newest, table) => (table.record.activation > newest.record.activation ? table : newest))
  }

  /** The oldest lane generation that a part still writes to. */
  oldestGeneration(): number {
    const known = this.#all()
    // A part of which nothing was heard yet may write to any of them.
    return known.length < this.#count ? 1 : Math.min(...known.map(({ generation }) => generation))
  }

  /** How many parts there are, and how many of them judge by this activation or a newer one. */
  partsOn(activation: number): { readonly of: number; readonly on: number } {
    return { of: this.#count, on: this.#all().filter((part) => part.activation >= activation).length }
  }

  /** People counted under a quota, by period and basis (fold/quota). */
  counted(key: string): number {
    return this.#all().reduce((sum, { counted }) => sum + (counted.get(key) ?? 0), 0)
  }

  /**
   * The newest counter given in a partition of a lane to the region with this alias (R1); it may have
   * grown since. Undefined while nothing was heard of the part that it comes from, and while this worker
   * folds that part again: what a colleague said of it before may have been short of the last counters.
   */
  laneCounter(alias: string, laneClass: string, generation: number, partition: number): number | undefined {
    const { counts, aliases } = this.#ports
    const status = this.#statusOf(lanePartition.source(partition, counts))
    if (status === undefined || !status.serving) return undefined
    const number = [...aliases].find(([, other]) => other === alias)?.[0]
    return status.laneCounters.get(laneKey(number ?? 0, laneClass, generation)) ?? 0
  }

  /** How far each part is stored: what a snapshot taken now holds at least. */
  storedOffsets(): readonly StoredUpTo[] {
    return this.#all().map(({ part, stored }) => ({ part, offset: stored }))
  }

  /** Of the parts that this worker runs. */
  here(): readonly PartStatus[] {
    return [...this.#ports.own.all()].map(statusOf)
  }

  #statusOf(part: Part): PartStatus | undefined {
    const { own, colleagues } = this.#ports
    const held = own.held(part)
    if (held !== undefined) return statusOf(held)
    const name = nameOfPart(part)
    return colleagues.statuses().find((status) => nameOfPart(status.part) === name)
  }

  /** What is run here is known better than anybody can say. */
  #all(): readonly PartStatus[] {
    const here = this.here()
    const own = new Set(here.map(({ part }) => nameOfPart(part)))
    return [...here, ...this.#ports.colleagues.statuses().filter(({ part }) => !own.has(nameOfPart(part)))]
  }
}
