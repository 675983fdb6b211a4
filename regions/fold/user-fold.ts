/**
 * The fold of a user part: everything that happens to the people who live there. Commands of their
 * own, records from others, refusals and receipts, requests to send again. What each of them means
 * stands in `user/`; here is which cells it takes and in which order the parts of a record are done.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { readCommand } from '../../protocol/codec/command.ts'
import { readDerived } from '../../protocol/codec/derived.ts'
import { type Home, readHome, readNotice, readRepair, readUnpark } from '../../protocol/cold-messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { type Command, type Derived, flags, kinds, none, toKinds } from '../../protocol/messages.ts'
import { type ConversationCell, conversationCellKey, type PartCell, type PersonCell, personCellKey } from './cells.ts'
import type { CellRequest, Cells, Fold, FoldSetting } from './fold.ts'
import { askForRepair } from './gaps.ts'
import type { Outcome } from './outcome.ts'
import { foldPartRecord } from './part-records.ts'
import { Turn } from './turn.ts'
import { acceptCommand, refusedWith, verdict } from './user/accept-command.ts'
import { carryOut } from './user/carry-out.ts'
import { chainTo, inbound } from './user/inbound.ts'
import { notice } from './user/notices.ts'

export const createUserFold = (setting: FoldSetting): Fold => new UserFold(setting)

class UserFold implements Fold {
  readonly #turn: Turn
  /** `needs` has read the record that is folded next: once is enough. */
  #readRecord: StoredRecord | undefined
  #readValue: Command | Derived | undefined

  constructor(setting: FoldSetting) {
    this.#turn = new Turn(setting)
  }

  needs(record: StoredRecord, into: CellRequest[]): void {
    switch (record.kind) {
      case recordKinds.command: {
        const command = this.#command(record)
        person(command.user, into)
        if (command.to !== undefined) conversation(command.user, command.to, into)
        return
      }
      case recordKinds.derived: {
        const derived = this.#derived(record)
        person(derived.to as UserKey, into)
        conversation(derived.to as UserKey, derived.from, into)
        return
      }
      case recordKinds.notice: {
        const said = readNotice(record.payload)
        person(said.to, into)
        conversation(said.to, said.from, into)
        return
      }
      case recordKinds.repair: {
        const { from, to } = readRepair(record.payload)
        conversation(from, to, into)
        return
      }
      case recordKinds.unpark: {
        const { from, to } = readUnpark(record.payload)
        conversation(to as UserKey, from, into)
        return
      }
      case recordKinds.home:
        person(readHome(record.payload).user, into)
    }
  }

  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    if (foldPartRecord(record, part)) return
    switch (record.kind) {
      case recordKinds.command:
        return foldCommand(turn, this.#command(record))
      case recordKinds.derived: {
        const derived = this.#derived(record)
        return inbound(
          turn,
          personOf(turn, derived.to as UserKey),
          conversationOf(turn, derived.to as UserKey, derived.from),
          derived,
        )
      }
      case recordKinds.notice: {
        const said = readNotice(record.payload)
        return notice(turn, personOf(turn, said.to), conversationOf(turn, said.to, said.from), said)
      }
      case recordKinds.repair:
        return foldRepair(turn, record)
      case recordKinds.unpark:
        return foldUnpark(turn, record)
      case recordKinds.home:
        return foldHome(turn, readHome(record.payload))
    }
  }

  /** W18: a command is answered and its `n` used; of an inbound record the chain stands still. */
  park(record: StoredRecord, reason: string, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    if (record.kind === recordKinds.command) {
      const command = this.#command(record)
      acceptCommand(turn, personOf(turn, command.user), command, () => refusedWith('internal'))
      return
    }
    if (record.kind !== recordKinds.derived) return
    const { from, to, place, prevPlace, fromRegion, fromPart, zone } = this.#derived(record)
    const cell = conversationOf(turn, to as UserKey, from)
    if (cell.parked !== undefined || place <= cell.in || prevPlace > cell.in) return
    cell.parked = { place, offset: record.offset, at: record.at, reason }
    cell.route = { region: fromRegion, part: fromPart, zone }
    part.parked.add(conversationCellKey(cell.owner, cell.peer))
    out.push({ type: 'parked', from, to, toKind: toKinds.person, state: 'parked', place, reason })
  }

  #command(record: StoredRecord): Command {
    if (this.#readRecord !== record) {
      this.#readValue = readCommand(record.payload)
      this.#readRecord = record
    }
    return this.#readValue as Command
  }

  #derived(record: StoredRecord): Derived {
    if (this.#readRecord !== record) {
      this.#readValue = readDerived(record.payload)
      this.#readRecord = record
    }
    return this.#readValue as Derived
  }
}

const person = (user: UserKey, into: CellRequest[]): void =>
  void into.push({ type: 'person', key: personCellKey(user) })
const conversation = (owner: UserKey, peer: UserKey | GroupKey, into: CellRequest[]): void =>
  void into.push({ type: 'conversation', key: conversationCellKey(owner, peer) })

const personOf = (turn: Turn, user: UserKey): PersonCell => turn.cells.get('person', personCellKey(user))
const conversationOf = (turn: Turn, owner: UserKey, peer: UserKey | GroupKey): ConversationCell =>
  turn.cells.get('conversation', conversationCellKey(owner, peer))

function foldCommand(turn: Turn, command: Command): void {
  const cell = personOf(turn, command.user)
  if (!cell.opened) return verdict(turn, command, { code: errorTable.not_found.wire, seq: 0, place: 0 }, false, 0)
  const other = command.to === undefined ? undefined : conversationOf(turn, command.user, command.to)
  acceptCommand(turn, cell, command, () => carryOut(turn, cell, other, command))
}

/** Somebody misses what this person sent: read and send it again (W11). The answer is an effect, since a fold reads no rows. */
function foldRepair(turn: Turn, record: StoredRecord): void {
  const { from, to, toKind, after, toRegion, toPart } = readRepair(record.payload)
  const { out } = conversationOf(turn, from, to)
  if (out <= after) return
  turn.out.push({ type: 'reemit', owner: from, to, toKind, after, upTo: out, region: toRegion, part: toPart })
}

/** W18: the chain goes on behind the parked place, or with it once more; either way by asking from the cursor. */
function foldUnpark(turn: Turn, record: StoredRecord): void {
  const { from, to, skip } = readUnpark(record.payload)
  const cell = conversationOf(turn, to as UserKey, from)
  const { parked } = cell
  if (parked === undefined) return
  cell.parked = undefined
  turn.part.parked.delete(conversationCellKey(cell.owner, cell.peer))
  if (skip) cell.in = parked.place
  askForRepair(turn, chainTo(cell.owner, from, cell.route), cell.in)
  const state = skip ? 'skipped' : 'replayed'
  turn.out.push({ type: 'parked', from, to, toKind: toKinds.person, state, place: parked.place, reason: parked.reason })
}

/** A person's first record; a late copy of it changes nothing. */
function foldHome(turn: Turn, home: Home): void {
  const cell = personOf(turn, home.user)
  if (cell.opened) return
  cell.opened = true
  cell.epoch = home.epoch
  cell.zone = home.zone
  cell.displayName = home.profile?.displayName ?? ''
  cell.avatarColor = home.profile?.avatarColor ?? 0
  turn.row(
    cell,
    {
      idHi: 0,
      idLo: 0,
      at: turn.at,
      place: 0,
      target: 0,
      kind: kinds.home,
      flags: flags.mine,
      toKind: toKinds.nobody,
      convN: 0,
      writer: 0,
      n: 0,
      error: 0,
      author: home.user,
      peer: undefined,
      clientMsgId: undefined,
      targetAuthor: undefined,
      subject: undefined,
      parents: none,
      mentions: none,
      body: undefined,
    },
    undefined,
  )
  turn.out.push({
    type: 'directory',
    user: home.user,
    region: home.region,
    part: home.part,
    epoch: home.epoch,
    zone: home.zone,
  })
}
