/**
 * Carries out what a fold asked for and cannot do itself, since it reads no rows (W11, G2): sends the
 * rows of a chain or group again, in their present form and judged by today's policy. What may not go
 * any more goes as a void with its place; a recalled message goes without its body.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Part } from '../../platform/event-log/event-log.ts'
import { encodeDenial } from '../../protocol/codec/denial.ts'
import { encodeDerived } from '../../protocol/codec/derived.ts'
import { encodeGroupRow, readGroupRow } from '../../protocol/codec/group-row.ts'
import { encodeLane } from '../../protocol/codec/lane.ts'
import { readRow } from '../../protocol/codec/row.ts'
import { encodeDirectoryEntry, encodeGroupFeed, type GroupState } from '../../protocol/cold-messages.ts'
import { type Denial, denialActionOf } from '../../protocol/denial.ts'
import { errorTable } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { limits } from '../../protocol/limits.ts'
import {
  feedSlotOf,
  type LaneClass,
  lanePartition,
  laneTopic,
  type PartCounts,
  type RecordKind,
  recordKinds,
  topics,
} from '../../protocol/log-records.ts'
import {
  flags,
  type GroupRow,
  kinds,
  laneTargets,
  none,
  type Route,
  type Row,
  toKinds,
} from '../../protocol/messages.ts'
import { groupClassOf } from '../../residency-policy/flows/class-of-kind.ts'
import { denialBy } from '../../residency-policy/flows/denial-by.ts'
import { controlPermit, type FlowTable, type Judgement, type Refusal } from '../../residency-policy/flows/flow-table.ts'
import type { PersonalClass } from '../../residency-policy/flows/data-classes.ts'
import type { Permit } from '../../residency-policy/flows/permit.ts'
import { countedAmong } from '../../residency-policy/flows/quotas.ts'
import type { DataSubject } from '../../residency-policy/flows/resident.ts'
import type { DirectoryOutcome, GroupReemitOutcome, ReemitOutcome } from '../fold/outcome.ts'
import type { GroupCell } from '../fold/cells.ts'
import { blank } from '../fold/group/group-row.ts'
import { stateOf, subjectsOf } from '../fold/group/roster.ts'
import { countedForGroup } from '../fold/user/to-group.ts'
import { recallableOf } from '../mailbox/recalled.ts'
import type { RowStore } from '../mailbox/row-store.ts'
import type { AppendQueue } from './append-queue.ts'
import type { SlowEffects } from './effects.ts'

export interface ResendPorts {
  readonly region: number
  readonly counts: PartCounts
  readonly aliases: ReadonlyMap<number, string>
  readonly store: RowStore
  readonly appends: AppendQueue
  readonly clock: Pick<Clock, 'now'>
  /** In force in a part: its lanes' generation follows from it. */
  policyOf(part: Part): FlowTable
  /** Resolves when every row folded so far is in the store. */
  stored(): Promise<void>
  /** Where a member of a group lives, as its group part knows. */
  memberRoute(from: Part, group: GroupKey, user: UserKey): Promise<Route | undefined>
  subjectRoute(user: UserKey): Promise<Route | undefined>
  /** A group that is at home in this part, as folded so far. */
  group(from: Part, group: GroupKey): Promise<GroupCell | undefined>
  zoneOf(owner: UserKey, from: Part): Promise<number>
  /** What the directory says of a key, as other regions may know it. */
  directoryHash(user: UserKey): Uint8Array
}

/** What a client may have set; the rest of a row's flags was added by folds. */
const sentFlags = ~(flags.mine | flags.counted | flags.recalled | flags.void)
const nowhere: Route = { region: 0, part: 0, zone: 0 }

export class Resend implements SlowEffects {
  readonly #ports: ResendPorts

  constructor(ports: ResendPorts) {
    this.#ports = ports
  }

  async reemit(outcome: ReemitOutcome, from: Part): Promise<void> {
    const { store, stored, zoneOf } = this.#ports
    await stored()
    const rows = await store.sentAfter(outcome.owner, outcome.to, outcome.after, limits.repairRowsMax)
    const zone = await zoneOf(outcome.owner, from)
    let prevPlace = outcome.previous
    for (const bytes of rows) {
      const row = readRow(bytes)
      if (row.place > outcome.upTo) break
      await this.#resendRow(outcome, row, prevPlace, zone, from)
      prevPlace = row.place
    }
  }

  async #resendRow(outcome: ReemitOutcome, row: Row, prevPlace: number, zone: number, from: Part): Promise<void> {
    const { region, store, clock } = this.#ports
    const toGroup = outcome.toKind === toKinds.group
    const scope = toGroup
      ? ({ type: 'group', group: outcome.to as GroupKey } as const)
      : ({ type: 'mailbox', user: outcome.owner, peer: outcome.to as UserKey } as const)
    const recalled =
      row.body !== undefined &&
      (await store.recalled([{ scope, author: row.author, place: recallableOf(row) }]))[0] === true
    const subject = row.subject === undefined ? nowhere : ((await this.#ports.subjectRoute(row.subject)) ?? nowhere)
    // From here on nothing waits: what judges is what the record is stamped with.
    const policy = this.#ports.policyOf(from)
    const dataClass = toGroup ? groupClassOf(row.kind) : row.body === undefined ? 'control' : 'msg.body'
    const now = clock.now()
    const counted = countedAmong(outcome.counted, now)
    const judged = policy.judgeCounted(zone, dataClass as PersonalClass, outcome.region, now, counted)
    const allowed = judged.allow
    const bare = !allowed || recalled
    const payload = encodeDerived({
      place: row.place,
      prevPlace,
      idHi: row.idHi,
      idLo: row.idLo,
      sentAt: row.at,
      target: row.target,
      kind: row.kind,
      flags: (row.flags & sentFlags) | (allowed ? 0 : flags.void) | (recalled ? flags.recalled : 0),
      zone,
      fromRegion: region,
      fromPart: from.partition,
      writer: row.writer,
      n: row.n,
      error: allowed ? 0 : errorTable.policy_denied.wire,
      denial: judged.allow ? undefined : encodeDenial(denialOf(policy, judged, row.kind, zone, outcome.region)),
      counted: toGroup ? countedForGroup(policy, zone, outcome.counted) : undefined,
      from: outcome.owner,
      to: outcome.to,
      targetAuthor: row.targetAuthor,
      subject: row.subject,
      parents: bare ? none : row.parents,
      mentions: bare ? none : row.mentions,
      subjectRegion: subject.region,
      subjectPart: subject.part,
      subjectZone: subject.zone,
      bodies: none,
      body: bare ? undefined : row.body,
    })
    const to = { region: outcome.region, part: outcome.part, zone: 0 }
    this.#send(
      from,
      to,
      toGroup ? 'group' : 'user',
      recordKinds.derived,
      toGroup ? 'group' : 'chat',
      judged.allow && !recalled ? judged.permit : controlPermit(to.region),
      payload,
    )
  }

  async reemitGroup(outcome: GroupReemitOutcome, from: Part): Promise<void> {
    const { store, stored } = this.#ports
    await stored()
    let prevGseq = outcome.after
    let left = limits.repairRowsMax
    for (const range of outcome.ranges) {
      if (left <= 0) return
      const rows = await store.groupRowsAfter(outcome.group, range.from - 1, range.to, left, limits.pageBytesMax)
      for (const bytes of rows) {
        const row = readGroupRow(bytes)
        await this.#resendGroupRow(outcome, row, prevGseq, from)
        prevGseq = row.gseq
      }
      left -= rows.length
      // Not all of the range is stored yet: what follows would not fit. The question comes again.
      if (prevGseq < range.to) return
    }
  }

  async #resendGroupRow(outcome: GroupReemitOutcome, row: GroupRow, prevGseq: number, from: Part): Promise<void> {
    const { store, memberRoute, region } = this.#ports
    const author = (await memberRoute(from, outcome.group, row.author)) ?? nowhere
    const subject =
      row.subject === undefined ? nowhere : ((await memberRoute(from, outcome.group, row.subject)) ?? nowhere)
    const recalled =
      row.body !== undefined &&
      (
        await store.recalled([
          { scope: { type: 'group', group: outcome.group }, author: row.author, place: recallableOf(row) },
        ])
      )[0] === true
    const isLocalJoin = row.kind === kinds.groupJoin && subject.region === outcome.region
    const hasQuotas = this.#ports.policyOf(from).record.quotas.length > 0
    const cell = isLocalJoin || hasQuotas ? await this.#ports.group(from, outcome.group) : undefined
    // From here on nothing waits: what judges is what the record is stamped with.
    const policy = this.#ports.policyOf(from)
    const countedOf = (user: UserKey | undefined) => (user && cell?.members.get(user)?.counted) ?? none
    const about = [{ zone: author.zone, counted: countedOf(row.author) }]
    if (row.subject !== undefined) about.push({ zone: subject.zone, counted: countedOf(row.subject) })
    const judged = judgeAgain(policy, row, about, outcome.region, this.#ports.clock.now())
    const allowed = judged.allow
    const present = { ...row, tick: 0 }
    const shown =
      allowed && !recalled
        ? present
        : { ...blank(present), flags: row.flags | (recalled ? flags.recalled : flags.void) }
    const why = { action: 'post', fromZone: author.zone, toZone: 0, toRegion: outcome.region } as const
    const groupState = isLocalJoin && cell !== undefined ? this.#stateFor(outcome, cell, policy) : undefined
    const payload = encodeGroupFeed({
      gseq: row.gseq,
      prevGseq,
      mseq: row.mseq,
      homeRegion: region,
      homePart: from.partition,
      zone: author.zone,
      subjectRegion: subject.region,
      subjectPart: subject.part,
      authorRegion: author.region,
      authorPart: author.part,
      denial: judged.allow ? undefined : encodeDenial(denialBy(policy, judged, why)),
      group: outcome.group,
      groupState,
      row: encodeGroupRow(shown),
    })
    const to = { region: outcome.region, part: feedSlotOf(outcome.group), zone: 0 }
    this.#send(
      from,
      to,
      'feed',
      recordKinds.groupFeed,
      'group',
      judged.allow && shown === present ? judged.permit : controlPermit(to.region),
      payload,
      author.region,
    )
  }

  #stateFor(outcome: GroupReemitOutcome, cell: GroupCell, policy: FlowTable): GroupState | undefined {
    const judged = policy.judgeAbout(subjectsOf(cell), 'group.roster', outcome.region, this.#ports.clock.now())
    return judged.allow ? stateOf(cell) : undefined
  }

  /** I7: other regions learn where somebody lives as far as policy allows, without learning who. */
  home(outcome: DirectoryOutcome, from: Part): Promise<void> {
    const policy = this.#ports.policyOf(from)
    const payload = encodeDirectoryEntry({
      key: this.#ports.directoryHash(outcome.user),
      region: outcome.region,
      part: outcome.part,
      epoch: outcome.epoch,
      zone: outcome.zone,
    })
    for (const region of this.#ports.aliases.keys()) {
      if (region === this.#ports.region) continue
      const judged = policy.judge(outcome.zone, 'directory.home', region, this.#ports.clock.now())
      if (!judged.allow) continue
      this.#lane(
        from,
        region,
        'control',
        laneTargets.control,
        0,
        recordKinds.directory,
        judged.permit,
        payload,
        this.#ports.region,
      )
    }
    return Promise.resolve()
  }

  /** A record to another part, outside of the fold's counters: it may be repeated, so its loss may go unseen. */
  #send(
    from: Part,
    to: Route,
    topic: 'user' | 'group' | 'feed',
    kind: RecordKind,
    laneClass: LaneClass,
    permit: Permit,
    payload: Uint8Array,
    authorRegion = this.#ports.region,
  ): void {
    const { region, counts, appends } = this.#ports
    if (to.region === region) appends.add(topics[topic], to.part % counts[topic], kind, payload)
    else this.#lane(from, to.region, laneClass, laneTargets[topic], to.part, kind, permit, payload, authorRegion)
  }

  #lane(
    from: Part,
    region: number,
    laneClass: LaneClass,
    target: 1 | 2 | 3 | 4,
    part: number,
    kind: RecordKind,
    permit: Permit,
    payload: Uint8Array,
    authorRegion: number,
  ): void {
    const { aliases, counts, appends } = this.#ports
    const alias = aliases.get(region)
    if (alias === undefined) return
    const { version, generation } = this.#ports.policyOf(from).record
    const lane = encodeLane({
      counter: 0,
      policyVersion: version,
      authorRegion,
      authorZone: permit.zone,
      toTopic: target,
      toPart: part,
      recordKind: kind,
      at: 0,
      dataClass: permit.dataClass,
      payload,
    })
    appends.add(laneTopic(alias, laneClass, generation), lanePartition.of(from, counts), recordKinds.lane, lane)
  }

  /** Asks again for what is still missing (W11, G2): called by a timer, harmless at any time. */
  ask(
    from: Part,
    to: Route,
    topic: 'user' | 'group',
    kind: RecordKind,
    laneClass: LaneClass,
    payload: Uint8Array,
  ): void {
    this.#send(from, to, topic, kind, laneClass, controlPermit(to.region), payload)
  }
}

/** As the group's fold did, by the policy of today. */
function judgeAgain(
  policy: FlowTable,
  row: GroupRow,
  about: readonly DataSubject[],
  region: number,
  now: number,
): Judgement {
  const dataClass = groupClassOf(row.kind)
  return dataClass === 'control'
    ? policy.judge(0, dataClass, region, now)
    : policy.judgeAbout(about, dataClass, region, now)
}

const denialOf = (policy: FlowTable, refusal: Refusal, kind: number, fromZone: number, toRegion: number): Denial =>
  denialBy(policy, refusal, { action: denialActionOf(kind), fromZone, toZone: 0, toRegion })
