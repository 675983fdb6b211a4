/**
 * One record being folded: what it may see and where its outcomes go. A fold fills one Turn anew for
 * each record, so that a message costs no more objects than what it says.
 */
import type { Offset, StoredRecord } from '../../platform/event-log/event-log.ts'
import { encodeLane } from '../../protocol/codec/lane.ts'
import { encodeRowAt, type RowContent } from '../../protocol/codec/row.ts'
import { type LaneClass, type RecordKind, recordKinds } from '../../protocol/log-records.ts'
import { type LaneTarget, laneTargets, type Route } from '../../protocol/messages.ts'
import { seqOf } from '../../protocol/place.ts'
import { controlPermit } from '../../residency-policy/flows/flow-table.ts'
import type { Permit } from '../../residency-policy/flows/permit.ts'
import type { PartCell, PersonCell } from './cells.ts'
import type { Cells, FoldSetting } from './fold.ts'
import type { Outcome, RowOutcome } from './outcome.ts'

/** Where a record goes in the region of `route`, and by whose leave. */
export interface Destination {
  readonly route: Route
  readonly topic: 'user' | 'group' | 'feed'
  readonly kind: RecordKind
  readonly laneClass: LaneClass
  readonly permit: Permit
  /** Home of whoever wrote it. */
  readonly authorRegion: number
}

export class Turn {
  readonly setting: FoldSetting
  cells!: Cells
  part!: PartCell
  out!: Outcome[]
  offset: Offset = 0
  at = 0
  /** Part time: the newest record's, this one included; never goes back. */
  now = 0

  constructor(setting: FoldSetting) {
    this.setting = setting
  }

  begin(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    this.cells = cells
    this.part = part
    this.out = out
    this.offset = record.offset
    this.at = record.at
    this.now = Math.max(part.time, record.at)
  }

  /** The record is folded: only now does the part's time move, since a fold that throws changes nothing. */
  end(): void {
    this.part.time = this.now
  }

  /** Sends a record on, to another part here or into a lane. */
  send(destination: Destination, payload: Uint8Array): void {
    const { route, topic, kind } = destination
    if (route.region === this.setting.region) {
      const partition = route.part % this.setting.counts[topic]
      this.out.push({ type: 'append', topic, partition, kind, payload })
    } else this.#lane(destination, payload)
  }

  /** The end of what was judged by the policy before the one in `payload`. */
  barrier(region: number, laneClass: LaneClass, payload: Uint8Array): void {
    this.#emit(region, laneClass, laneTargets.control, 0, recordKinds.barrier, controlPermit(region), 0, payload)
  }

  /** Whether anything of this part is in the lane that is written to now. */
  hasSent(region: number, laneClass: LaneClass): boolean {
    return this.part.laneCounters.has(laneKey(region, laneClass, this.part.policy.record.generation))
  }

  forgetLanesBefore(generation: number): void {
    for (const lane of this.part.laneCounters.keys())
      if (generationOf(lane) < generation) this.part.laneCounters.delete(lane)
  }

  #lane({ route, topic, kind, laneClass, permit, authorRegion }: Destination, payload: Uint8Array): void {
    // A region that this installation does not run: nobody would carry it. Repair finds it later.
    if (!this.setting.aliases.has(route.region)) return
    this.#emit(route.region, laneClass, laneTargets[topic], route.part, kind, permit, authorRegion, payload)
  }

  #emit(
    region: number,
    laneClass: LaneClass,
    target: LaneTarget,
    toPart: number,
    kind: RecordKind,
    permit: Permit,
    authorRegion: number,
    payload: Uint8Array,
  ): void {
    const { version, generation } = this.part.policy.record
    const counter = this.#nextCounter(laneKey(region, laneClass, generation))
    const lane = encodeLane({
      counter,
      policyVersion: version,
      authorRegion,
      authorZone: permit.zone,
      toTopic: target,
      toPart,
      recordKind: kind,
      at: this.at,
      dataClass: permit.dataClass,
      payload,
    })
    this.out.push({ type: 'lane', region, class: laneClass, generation, counter, target, payload: lane })
  }

  #nextCounter(lane: string): number {
    // Planted bug noLaneCounter (R1): nothing shows a lost tail.
    if (this.setting.faults.noLaneCounter) return 0
    const counter = (this.part.laneCounters.get(lane) ?? 0) + 1
    this.part.laneCounters.set(lane, counter)
    return counter
  }

  /** Appends a row to `person`'s mailbox; a record has at most one per mailbox (W14). Answers its seq. */
  row(person: PersonCell, row: RowContent, bodies: RowOutcome['bodies']): number {
    const seq = seqOf(person.epoch, this.offset)
    const prevSeq = person.head
    const bytes = encodeRowAt(seq, prevSeq, row)
    person.head = seq
    this.out.push({
      type: 'row',
      user: person.user,
      seq,
      prevSeq,
      toKind: row.toKind,
      peer: row.peer,
      convN: row.convN,
      author: row.author,
      place: row.place,
      offset: this.offset,
      bytes,
      bodies,
    })
    return seq
  }

  /** What carries no content and no habits goes as `control`, in the traffic class of its chain (R1). */
  noticeTo(route: Route, laneClass: LaneClass): Destination {
    return {
      route,
      topic: 'user',
      kind: recordKinds.notice,
      laneClass,
      permit: controlPermit(route.region),
      authorRegion: this.setting.region,
    }
  }
}

/** Of a lane in `laneCounters`. */
export const laneKey = (region: number, laneClass: string, generation: number): string =>
  `${region}.${laneClass}.${generation}`

const generationOf = (lane: string): number => Number(lane.slice(lane.lastIndexOf('.') + 1))
