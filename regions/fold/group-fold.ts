/**
 * The fold of a group part: gives each group its one order. Records come from members' own logs,
 * through their chains; what is accepted gets the next dense number, what is not is refused with a
 * row in its author's mailbox. What the commands mean stands in `group/`.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { readDerived } from '../../protocol/codec/derived.ts'
import { readGroupRepair, readUnpark } from '../../protocol/cold-messages.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { type Derived, flags, type Route, toKinds } from '../../protocol/messages.ts'
import { arrivalOf } from './chain.ts'
import {
  type CellKey,
  type GroupCell,
  groupCellKey,
  type MembershipCell,
  membershipCellKey,
  type PartCell,
} from './cells.ts'
import type { Cells, Fold, FoldSetting } from './fold.ts'
import { type ChainEnds, gapFound, gapNarrowed } from './gaps.ts'
import { carryOutInGroup } from './group/carry-out.ts'
import { noteCounted } from './group/counted.ts'
import type { Outcome } from './outcome.ts'
import { noteBehind, park, unpark } from './parking.ts'
import { foldPartRecord } from './part-records.ts'
import { refuse, refuseVoid } from './refusal.ts'
import { isOldOfRestoredSender } from './restored-sender.ts'
import { Turn } from './turn.ts'

export const createGroupFold = (setting: FoldSetting): Fold => new GroupFold(setting)

class GroupFold implements Fold {
  readonly #turn: Turn
  #readRecord: StoredRecord | undefined
  #readValue: Derived | undefined

  constructor(setting: FoldSetting) {
    this.#turn = new Turn(setting)
  }

  needs(record: StoredRecord, into: CellKey[]): void {
    switch (record.kind) {
      case recordKinds.derived: {
        const { to, from, subject, targetAuthor } = this.#derived(record)
        const group = to as GroupKey
        into.push(groupCellKey(group), membershipCellKey(group, from))
        if (subject !== undefined) into.push(membershipCellKey(group, subject))
        if (targetAuthor !== undefined) into.push(membershipCellKey(group, targetAuthor))
        return
      }
      case recordKinds.groupRepair:
        into.push(groupCellKey(readGroupRepair(record.payload).group))
        return
      case recordKinds.unpark: {
        const { from, to } = readUnpark(record.payload)
        into.push(membershipCellKey(to as GroupKey, from as UserKey))
      }
    }
  }

  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    if (!foldPartRecord(turn, record)) this.#fold(record)
    turn.end()
  }

  #fold(record: StoredRecord): void {
    const turn = this.#turn
    switch (record.kind) {
      case recordKinds.derived:
        return foldDerived(turn, this.#derived(record))
      case recordKinds.groupRepair:
        return foldRepair(turn, record)
      case recordKinds.unpark:
        return foldUnpark(turn, record)
    }
  }

  park(record: StoredRecord, reason: string, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    turn.end()
    if (record.kind !== recordKinds.derived) throw new Error('no chain to park')
    const derived = this.#derived(record)
    const cell = membershipOf(turn, derived.to as GroupKey, derived.from)
    park(turn, chainOf(cell.group, cell.user, homeOf(derived)), cell, derived, record, reason)
  }

  #derived(record: StoredRecord): Derived {
    if (this.#readRecord !== record) {
      this.#readValue = readDerived(record.payload)
      this.#readRecord = record
    }
    return this.#readValue as Derived
  }
}

const groupOf = (turn: Turn, group: GroupKey): GroupCell => turn.cells.get('group', groupCellKey(group))
const membershipOf = (turn: Turn, group: GroupKey, user: UserKey): MembershipCell =>
  turn.cells.get('membership', membershipCellKey(group, user))
const homeOf = ({ fromRegion, fromPart, zone }: Derived): Route => ({ region: fromRegion, part: fromPart, zone })
const endsOf = (group: GroupKey, user: UserKey): Omit<ChainEnds, 'home'> => ({
  key: membershipCellKey(group, user),
  from: user,
  to: group,
  toKind: toKinds.group,
})
const chainOf = (group: GroupKey, user: UserKey, home: Route): ChainEnds => ({ ...endsOf(group, user), home })

function foldDerived(turn: Turn, derived: Derived): void {
  const group = groupOf(turn, derived.to as GroupKey)
  const actor = membershipOf(turn, group.group, derived.from)
  if (actor.parked !== undefined) return noteBehind(actor, derived.place)
  const home = homeOf(derived)
  const chain = chainOf(group.group, derived.from, home)
  switch (arrivalOf(turn, actor.in, derived)) {
    case 'repeat':
      return
    case 'gap':
      actor.gap = true
      gapFound(turn, chain, actor.in, derived.place)
      return
    case 'next':
      actor.in = derived.place
      actor.gap = gapNarrowed(turn, chain, derived.place)
      // A member's home is the roster's affair; somebody who is none is known by where they write from.
      if (actor.state !== 'member') actor.route = home
      take(turn, group, actor, derived, chain)
  }
}

function take(turn: Turn, group: GroupCell, actor: MembershipCell, derived: Derived, chain: ChainEnds): void {
  if ((derived.flags & flags.void) !== 0) {
    if (!turn.setting.faults.voidSilent) refuseVoid(turn, chain, actor, derived)
    return
  }
  if (isOldOfRestoredSender(actor, derived)) return
  noteCounted(turn, group, derived.from, derived.counted)
  const other = (user: UserKey | undefined) => (user === undefined ? undefined : membershipOf(turn, group.group, user))
  const act = { group, actor, subject: other(derived.subject), author: other(derived.targetAuthor), derived }
  const refused = carryOutInGroup(turn, act)
  // Planted bug groupRefusalSilent (G1): the author never hears of it.
  if (refused !== undefined && !turn.setting.faults.groupRefusalSilent) {
    refuse(turn, chain, actor, derived, refused)
  }
}

/** A region misses rows: it gets again what it was sent before, and nothing else (G2). */
function foldRepair(turn: Turn, record: StoredRecord): void {
  const { group: key, after, region } = readGroupRepair(record.payload)
  const group = groupOf(turn, key)
  const known = group.regions.get(region)
  if (known === undefined || known.lastGseq <= after) return
  const { lastGseq, sent } = known
  const ranges = sent.filter(({ to }) => to > after).map(({ from, to }) => ({ from: Math.max(from, after + 1), to }))
  turn.out.push({ type: 'group-reemit', group: key, after, upTo: lastGseq, region, ranges })
}

function foldUnpark(turn: Turn, record: StoredRecord): void {
  const word = readUnpark(record.payload)
  const [from, to] = [word.from as UserKey, word.to as GroupKey]
  unpark(turn, endsOf(to, from), membershipOf(turn, to, from), word)
}
