/**
 * What may be in a lane. The outbound fold has judged every record already; the mirror and the
 * receiver judge again, each by the policy it knows, so that any one of the three may fail and
 * still nothing forbidden arrives.
 *
 * What is stopped here is not dropped: a record with a place must arrive as a void, or its chain
 * would wait for it for ever (W13). A record without a place is dropped and counted.
 */
import { errorTable } from '../protocol/errors.ts'
import { encodeDerived, readDerived } from '../protocol/codec/derived.ts'
import { encodeGroupFeed, readGroupFeed } from '../protocol/cold-messages.ts'
import { encodeGroupRow, readGroupRow } from '../protocol/codec/group-row.ts'
import { flags, type LaneRecord, laneTargets, none } from '../protocol/messages.ts'
import { recordKinds } from '../protocol/log-records.ts'
import { type AllowList, type DataClass, decide } from '../residency-policy/decide.ts'

export type Gated =
  | { readonly type: 'pass'; readonly record: LaneRecord }
  | { readonly type: 'void'; readonly record: LaneRecord; readonly rule: string }
  | { readonly type: 'drop'; readonly rule: string }

export function gate(record: LaneRecord, toRegion: number, policy: AllowList): Gated {
  const decision = decide(policy, record.authorRegion, toRegion, record.dataClass as DataClass)
  if (decision.allow) return { type: 'pass', record }
  const payload = voidPayload(record)
  if (payload === undefined) return { type: 'drop', rule: decision.rule }
  return { type: 'void', record: { ...record, payload }, rule: decision.rule }
}

/** The payload with its place and nothing of its content; undefined if it has no place. */
function voidPayload(record: LaneRecord): Uint8Array | undefined {
  if (record.recordKind === recordKinds.derived) {
    const derived = readDerived(record.payload)
    return encodeDerived({
      ...derived,
      flags: derived.flags | flags.void,
      error: errorTable.policy_denied.wire,
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
    return encodeGroupFeed({ ...feed, groupState: undefined, row: encodeGroupRow(blank) })
  }
  return undefined
}
