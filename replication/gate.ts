/**
 * What may be in a lane. The outbound fold has judged every record already; the mirror and the
 * receiver judge again, each by the policies it knows, so that any one of the three may fail and
 * still nothing forbidden arrives.
 *
 * What is stopped here is not dropped: a record with a place must arrive as a void, or its chain
 * would wait for it for ever (W13). A record without a place is dropped and counted.
 */
import { type Denial, denialActionOf } from '../protocol/denial.ts'
import { errorTable } from '../protocol/errors.ts'
import { encodeDenial } from '../protocol/codec/denial.ts'
import { encodeLane } from '../protocol/codec/lane.ts'
import { encodeDerived, readDerived } from '../protocol/codec/derived.ts'
import { encodeGroupFeed, readGroupFeed } from '../protocol/cold-messages.ts'
import { encodeGroupRow, readGroupRow } from '../protocol/codec/group-row.ts'
import { flags, type LaneRecord, laneTargets, none } from '../protocol/messages.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { type DeniedBecause, denialBy } from '../residency-policy/flows/denial-by.ts'
import { closedTable, type FlowTable } from '../residency-policy/flows/flow-table.ts'

export type Gated =
  | { readonly type: 'pass'; readonly record: LaneRecord }
  | { readonly type: 'void'; readonly record: LaneRecord; readonly denial: Denial }
  | { readonly type: 'drop'; readonly denial: Denial }

declare const judged: unique symbol

/** Bytes of a lane record as a gate let them out: transports take nothing else. */
export type JudgedBytes = Uint8Array & { readonly [judged]: true }

/** What of a record goes on, undefined if nothing does. `original` are its own bytes, which are copied. */
export function goesOn(gated: Gated, original: Uint8Array): JudgedBytes | undefined {
  switch (gated.type) {
    case 'pass':
      return original.slice() as JudgedBytes
    case 'void':
      return encodeLane(gated.record) as JudgedBytes
    case 'drop':
      return undefined
  }
}

/** Every one of `tables` must allow it. */
export function gate(record: LaneRecord, toRegion: number, tables: readonly FlowTable[], nowMs: number): Gated {
  const denial = whyNot(record, toRegion, tables, nowMs)
  return denial === undefined ? { type: 'pass', record } : stopped(record, denial)
}

/** It came after the last record of its lane generation; `table` is what rules since. */
export const ended = (record: LaneRecord, toRegion: number, table: FlowTable): Gated =>
  stopped(record, denialOf(record, toRegion, table, { because: 'ended', rule: '' }))

/** The record without what may not cross. */
function stopped(record: LaneRecord, denial: Denial): Gated {
  const payload = voidPayload(record, denial)
  if (payload === undefined) return { type: 'drop', denial }
  return { type: 'void', record: { ...record, dataClass: 'control', payload }, denial }
}

function whyNot(record: LaneRecord, toRegion: number, tables: readonly FlowTable[], nowMs: number): Denial | undefined {
  // Lane traffic is nobody's: whoever calls content so has labelled it wrongly.
  if (record.dataClass === 'control') {
    const [table = closedTable] = tables
    return hasContent(record) ? denialOf(record, toRegion, table, { because: 'unlabelled', rule: '' }) : undefined
  }
  for (const table of tables) {
    const judged = table.judgeAtGate(record.authorZone, record.dataClass, toRegion, nowMs)
    if (!judged.allow) return denialOf(record, toRegion, table, judged)
  }
  return undefined
}

/** Of a group's rows only posts are told to their authors. */
function denialOf(record: LaneRecord, toRegion: number, table: FlowTable, refusal: DeniedBecause): Denial {
  const { recordKind, payload, authorZone: fromZone } = record
  const action = recordKind === recordKinds.derived ? denialActionOf(readDerived(payload).kind) : 'post'
  return denialBy(table, refusal, { action, fromZone, toZone: 0, toRegion })
}

function hasContent({ recordKind, toTopic, payload }: LaneRecord): boolean {
  if (recordKind === recordKinds.derived) return readDerived(payload).body !== undefined
  if (recordKind === recordKinds.groupFeed && toTopic === laneTargets.feed)
    return readGroupRow(readGroupFeed(payload).row).body !== undefined
  return false
}

/** The payload with its place and nothing of its content; undefined if it has no place. */
function voidPayload(record: LaneRecord, denial: Denial): Uint8Array | undefined {
  if (record.recordKind === recordKinds.derived) {
    const derived = readDerived(record.payload)
    return encodeDerived({
      ...derived,
      flags: derived.flags | flags.void,
      error: errorTable.policy_denied.wire,
      denial: encodeDenial(denial),
      counted: undefined,
      targetAuthor: undefined,
      parents: none,
      mentions: none,
      bodies: none,
      body: undefined,
    })
  }
  if (record.recordKind === recordKinds.groupFeed && record.toTopic === laneTargets.feed) {
    const feed = readGroupFeed(record.payload)
    const row = readGroupRow(feed.row)
    const blank = {
      ...row,
      flags: row.flags | flags.void,
      targetAuthor: undefined,
      parents: none,
      mentions: none,
      body: undefined,
    }
    const why = feed.denial ?? encodeDenial(denial)
    return encodeGroupFeed({ ...feed, groupState: undefined, denial: why, row: encodeGroupRow(blank) })
  }
  return undefined
}
