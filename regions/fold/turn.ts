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
import type { DataClass } from '../../residency-policy/decide.ts'
import type { PartCell, PersonCell } from './cells.ts'
import type { Cells, FoldSetting } from './fold.ts'
import type { Outcome, RowOutcome } from './outcome.ts'

/** Where a record goes in the region of `route`, and under which label it may leave. */
export interface Destination {
  readonly route: Route
  readonly topic: 'user' | 'group' | 'feed'
  readonly kind: RecordKind
  readonly laneClass: LaneClass
  readonly dataClass: DataClass
  /** Home and zone of whoever wrote it: what policy judges by. */
  readonly authorRegion: number
  readonly authorZone: number
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

  #lane(
    { route, topic, kind, laneClass, dataClass, authorRegion, authorZone }: Destination,
    payload: Uint8Array,
  ): void {
    // A region that this installation does not run: nobody would carry it. Repair finds it later.
    if (!this.setting.aliases.has(route.region)) return
    const counter = this.#nextCounter(`${route.region}.${laneClass}`)
    const target = laneTargets[topic]
    const lane = encodeLane({
      counter,
      policyVersion: this.part.policy.version,
      authorRegion,
      authorZone,
      toTopic: target as LaneTarget,
      toPart: route.part,
      recordKind: kind,
      at: this.at,
      dataClass,
      payload,
    })
    this.out.push({ type: 'lane', region: route.region, class: laneClass, counter, target, payload: lane })
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
      dataClass: 'control',
      authorRegion: this.setting.region,
      authorZone: 0,
    }
  }
}
