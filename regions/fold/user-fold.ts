/**
 * The fold of a user part: everything that happens to the people who live there. Commands of their
 * own, records from others, refusals and receipts, requests to send again. What each of them means
 * stands in `user/`; here is which cells it takes and in which order the parts of a record are done.
 */
import type { StoredRecord } from '../../platform/event-log/event-log.ts'
import { readCommand } from '../../protocol/codec/command.ts'
import { readDerived } from '../../protocol/codec/derived.ts'
import {
  type Home,
  readHome,
  readNotice,
  readQuotaAsk,
  readQuotaRoom,
  readRepair,
  readUnpark,
} from '../../protocol/cold-messages.ts'
import { errorTable } from '../../protocol/errors.ts'
import type { GroupKey, UserKey } from '../../protocol/ids.ts'
import { recordKinds } from '../../protocol/log-records.ts'
import { type Command, type Derived, flags, kinds, none, toKinds } from '../../protocol/messages.ts'
import { epochMax } from '../../protocol/place.ts'
import {
  type CellKey,
  type ConversationCell,
  conversationCellKey,
  type PartCell,
  type PersonCell,
  personCellKey,
} from './cells.ts'
import type { Cells, Fold, FoldSetting } from './fold.ts'
import type { Outcome } from './outcome.ts'
import { park, unpark } from './parking.ts'
import { foldPartRecord } from './part-records.ts'
import { divideAgain, takeAsk } from './quota/counting-part.ts'
import { takeQuotas, takeRoom } from './quota/room.ts'
import { Turn } from './turn.ts'
import { acceptCommand, refusedWith, verdict } from './user/accept-command.ts'
import { carryOut } from './user/carry-out.ts'
import { chainTo, endsTo, inbound } from './user/inbound.ts'
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

  needs(record: StoredRecord, into: CellKey[]): void {
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
        person(from, into)
        conversation(from, to, into)
        return
      }
      case recordKinds.unpark: {
        const { from, to } = readUnpark(record.payload)
        conversation(to as UserKey, from as UserKey, into)
        return
      }
      case recordKinds.home:
        person(readHome(record.payload).user, into)
    }
  }

  fold(record: StoredRecord, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    if (!foldPartRecord(turn, record)) this.#fold(record)
    else if (record.kind === recordKinds.policy) foldQuotas(turn)
    turn.end()
  }

  #fold(record: StoredRecord): void {
    const turn = this.#turn
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
      case recordKinds.quotaAsk:
        return takeAsk(turn, readQuotaAsk(record.payload))
      case recordKinds.quotaRoom:
        return takeRoom(turn, readQuotaRoom(record.payload))
    }
  }

  /** W18: a command is answered and its `n` used; of an inbound record the chain stands still. Throws for what has none. */
  park(record: StoredRecord, reason: string, cells: Cells, part: PartCell, out: Outcome[]): void {
    const turn = this.#turn
    turn.begin(record, cells, part, out)
    turn.end()
    if (record.kind === recordKinds.command) {
      const command = this.#command(record)
      acceptCommand(turn, personOf(turn, command.user), command, () => refusedWith('internal'))
      return
    }
    if (record.kind !== recordKinds.derived) throw new Error('no chain to park')
    const derived = this.#derived(record)
    const { from, to, fromRegion, fromPart, zone } = derived
    const chain = chainTo(to as UserKey, from, { region: fromRegion, part: fromPart, zone })
    park(turn, chain, conversationOf(turn, to as UserKey, from), derived, record, reason)
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

const person = (user: UserKey, into: CellKey[]): void => void into.push(personCellKey(user))
const conversation = (owner: UserKey, peer: UserKey | GroupKey, into: CellKey[]): void =>
  void into.push(conversationCellKey(owner, peer))

const personOf = (turn: Turn, user: UserKey): PersonCell => turn.cells.get('person', personCellKey(user))
const conversationOf = (turn: Turn, owner: UserKey, peer: UserKey | GroupKey): ConversationCell =>
  turn.cells.get('conversation', conversationCellKey(owner, peer))

function foldCommand(turn: Turn, command: Command): void {
  const cell = personOf(turn, command.user)
  if (!cell.opened) return verdict(turn, command, { code: errorTable.not_found.wire, seq: 0, place: 0 }, false, 0)
  const other = command.to === undefined ? undefined : conversationOf(turn, command.user, command.to)
  acceptCommand(turn, cell, command, () => carryOut(turn, cell, other, command))
}

/** The policy may have changed what people are counted under. */
function foldQuotas(turn: Turn): void {
  takeQuotas(turn)
  divideAgain(turn)
}

/** Somebody misses what this person sent: read and send it again (W11). The answer is an effect, since a fold reads no rows. */
function foldRepair(turn: Turn, record: StoredRecord): void {
  const { from, to, toKind, after, toRegion, toPart } = readRepair(record.payload)
  const { out, route, astray } = conversationOf(turn, from, to)
  // Only the region that a chain goes to may ask for it.
  if (out <= after || toRegion !== route.region) return
  turn.out.push({
    type: 'reemit',
    owner: from,
    to,
    toKind,
    after: Math.max(after, astray),
    previous: after,
    upTo: out,
    region: toRegion,
    part: toPart,
    counted: [...personOf(turn, from).counted],
  })
}

function foldUnpark(turn: Turn, record: StoredRecord): void {
  const word = readUnpark(record.payload)
  const [from, to] = [word.from as UserKey, word.to as UserKey]
  unpark(turn, endsTo(to, from), conversationOf(turn, to, from), word)
}

/** A person's first record; a late copy of it changes nothing. */
function foldHome(turn: Turn, home: Home): void {
  const cell = personOf(turn, home.user)
  if (cell.opened) return
  if (home.epoch > epochMax) throw new RangeError('an epoch beyond its range')
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
