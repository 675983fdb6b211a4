/**
 * A group's next row, and its way into every region that has members just before or just after it
 * (G2): one copy each, never one per member. A region without members gets nothing, not even the
 * number.
 */
import { encodeDenial } from '../../../protocol/codec/denial.ts'
import { encodeGroupRow } from '../../../protocol/codec/group-row.ts'
import { encodeGroupFeed, type GroupState } from '../../../protocol/cold-messages.ts'
import type { Denial } from '../../../protocol/denial.ts'
import type { UserKey } from '../../../protocol/ids.ts'
import { limits } from '../../../protocol/limits.ts'
import { feedSlotOf, recordKinds } from '../../../protocol/log-records.ts'
import { type Derived, flags, type GroupRow, kinds, none, type Route } from '../../../protocol/messages.ts'
import { groupClassOf } from '../../../residency-policy/flows/class-of-kind.ts'
import { denialBy } from '../../../residency-policy/flows/denial-by.ts'
import { controlPermit, type Judgement, type Refusal } from '../../../residency-policy/flows/flow-table.ts'
import type { GroupCell, GroupRegion } from '../cells.ts'
import type { Turn } from '../turn.ts'
import { subjectIn } from './counted.ts'
import { tellReachTo } from './reach.ts'
import { regionOf, regionsWithMembers, stateOf, subjectsOf } from './roster.ts'

/** Whom a membership row is about, and where they live. */
export interface Subject {
  readonly user: UserKey
  readonly route: Route
  /** Join: where their interval before ended. */
  readonly pm: number
}

/** Appends the row. `before`: regions with members before the change it tells of. */
export function groupRow(
  turn: Turn,
  group: GroupCell,
  derived: Derived,
  subject: Subject | undefined,
  before: readonly number[],
): void {
  group.gseq += 1
  const counts = derived.kind === kinds.message
  if (counts) group.mseq += 1
  const row: GroupRow = {
    gseq: group.gseq,
    mseq: group.mseq,
    tick: 0,
    idHi: derived.idHi,
    idLo: derived.idLo,
    at: derived.sentAt,
    place: derived.place,
    target: derived.target,
    pm: subject?.pm ?? 0,
    kind: derived.kind,
    flags: derived.flags | (counts ? flags.counted : 0),
    group: group.group,
    author: derived.from,
    targetAuthor: derived.targetAuthor,
    subject: subject?.user,
    parents: derived.parents,
    mentions: derived.mentions,
    body: derived.body,
  }
  const bytes = encodeGroupRow(row)
  turn.out.push({
    type: 'timeline',
    at: 'home',
    group: group.group,
    gseq: row.gseq,
    mseq: row.mseq,
    tick: 0,
    author: row.author,
    place: row.place,
    offset: turn.offset,
    bytes,
    to: none,
    membership: undefined,
  })
  let isUncounted = false
  for (const region of audience(turn, group, before)) {
    const judged = sendTo(turn, group, region, row, bytes, derived, subject)
    isUncounted ||= !judged.allow && judged.because === 'quota'
  }
  // Who did not know of a region is counted for it the next time.
  if (isUncounted) tellReachTo(turn, group, derived.from)
}

function audience(turn: Turn, group: GroupCell, before: readonly number[]): Set<number> {
  // Planted bug rosterGlobal (G2): every region gets every row.
  if (turn.setting.faults.rosterGlobal) return new Set(turn.setting.aliases.keys())
  return new Set([...before, ...regionsWithMembers(group)])
}

function sendTo(
  turn: Turn,
  group: GroupCell,
  region: number,
  row: GroupRow,
  bytes: Uint8Array,
  derived: Derived,
  subject: Subject | undefined,
): Judgement {
  const entry = regionOf(group, region)
  const prevGseq = entry.lastGseq
  entry.lastGseq = row.gseq
  noteSent(entry, row.gseq)
  const judged = judgeRow(turn, group, derived, subject, region)
  const payload = encodeGroupFeed({
    gseq: row.gseq,
    prevGseq,
    mseq: row.mseq,
    homeRegion: turn.setting.region,
    homePart: turn.setting.partition,
    zone: derived.zone,
    subjectRegion: subject?.route.region ?? 0,
    subjectPart: subject?.route.part ?? 0,
    authorRegion: derived.fromRegion,
    authorPart: derived.fromPart,
    denial: judged.allow ? undefined : encodeDenial(whyBlank(turn, judged, derived.zone, region)),
    group: group.group,
    groupState: newcomersState(turn, group, region, row.kind, subject),
    row: judged.allow ? bytes : encodeGroupRow(blank(row)),
  })
  turn.send(
    {
      route: { region, part: feedSlotOf(group.group), zone: 0 },
      topic: 'feed',
      kind: recordKinds.groupFeed,
      laneClass: 'group',
      // A blank row may go: its number is used, and nothing of its author is in it but who.
      permit: judged.allow ? judged.permit : controlPermit(region),
      authorRegion: derived.fromRegion,
    },
    payload,
  )
  return judged
}

const whyBlank = ({ part }: Turn, refusal: Refusal, fromZone: number, toRegion: number): Denial =>
  denialBy(part.policy, refusal, { action: 'post', fromZone, toZone: 0, toRegion })

/** A row about somebody else goes where both of them may go. */
function judgeRow(
  turn: Turn,
  group: GroupCell,
  { kind, zone, from }: Derived,
  subject: Subject | undefined,
  region: number,
): Judgement {
  const { part, now, setting } = turn
  const dataClass = groupClassOf(kind)
  if (dataClass === 'control') return part.policy.judge(zone, dataClass, region, now)
  // Planted bug quotaNotInGroups: whoever is in the group is let through.
  if (setting.faults.quotaNotInGroups) return part.policy.judgeAtGate(zone, dataClass, region, now)
  const author = subjectIn(group, from, zone)
  const about = subject === undefined ? [author] : [author, subjectIn(group, subject.user, subject.route.zone)]
  return part.policy.judgeAbout(about, dataClass, region, now)
}

/** A region that has no member but the one who joins has heard nothing of the group, or long ago. */
function newcomersState(
  { part, now }: Turn,
  group: GroupCell,
  region: number,
  kind: number,
  subject: Subject | undefined,
): GroupState | undefined {
  const isFirst = kind === kinds.groupJoin && subject?.route.region === region && regionOf(group, region).members === 1
  return isFirst && part.policy.judgeAbout(subjectsOf(group), 'group.roster', region, now).allow
    ? stateOf(group)
    : undefined
}

export const blank = (row: GroupRow): GroupRow => ({
  ...row,
  flags: row.flags | flags.void,
  targetAuthor: undefined,
  parents: none,
  mentions: none,
  body: undefined,
})

function noteSent(region: GroupRegion, gseq: number): void {
  const newest = region.sent.at(-1)
  if (newest !== undefined && newest.to + 1 === gseq) newest.to = gseq
  else region.sent.push({ from: gseq, to: gseq })
  if (region.sent.length > limits.regionStaysMax) region.sent.shift()
}
